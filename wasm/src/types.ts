// Generated from schemas/*.schema.json by scripts/types.js. Do not edit.

/**
 * A value that a message speaks of.
 */
export type Arg = number | string | string[];
/**
 * A level of government, from the top down.
 */
export type Level = "national" | "province" | "city" | "county" | "township" | "village";
/**
 * How bad a finding is.
 */
export type Severity = "error" | "warning" | "info";
/**
 * An element of an entry. The first eight are those that every catalog must hold at least
 * (国办发〔2019〕54号); level and serial number stand in the guideline's tables beside them.
 */
export type ElementName =
  | "name"
  | "content"
  | "basis"
  | "time_limit"
  | "body"
  | "method"
  | "channels"
  | "audience"
  | "levels"
  | "serial";
/**
 * What was done to a node.
 */
export type Op = "add" | "remove" | "move" | "rename" | "edit" | "reorder";
/**
 * A kind of node.
 */
export type NodeKind = "domain" | "item" | "entry";
/**
 * How two nodes were found to be one.
 */
export type How =
  | {
      by: "id";
    }
  | {
      by: "derivation";
    }
  | {
      by: "path";
    }
  | {
      by: "similarity";
      /**
       * Shared pairs of characters over all, from 0 to 1 (Dice).
       */
      score: number;
    }
  | {
      by: "remainder";
    };
/**
 * What an edit of an element means.
 */
export type Effect =
  | "strengthened"
  | "weakened"
  | "localised"
  | "superseded"
  | "reworded"
  | "changed"
  | "unknown";
/**
 * Whether a catalog is a guideline or one body's own.
 */
export type Kind = "guideline" | "local";
/**
 * What a ticked channel means in a catalog.
 */
export type TickedChannels = "mandatory" | "any-of";
/**
 * What names a node in its catalog: the provincial code where there is one (`120002003`), else the path
 * of normalised names (`社会救助/最低生活保障/审核信息`); an entry adds `#n`. Unique in a catalog; a node
 * whose natural id is taken gets `~2`, `~3` … behind it, and the rule `duplicate-id` says so.
 */
export type Id = string;
/**
 * The wording of an element, exactly as published: one line as a text, several lines as a list of texts.
 */
export type Wording = string | string[];
/**
 * A channel: one of the national form's twelve, or another one by name.
 */
export type Channel =
  | "website"
  | "gazette"
  | "social-media"
  | "press-conference"
  | "broadcast"
  | "print-media"
  | "reading-point"
  | "service-center"
  | "service-station"
  | "on-site"
  | "notice-board"
  | "targeted-push"
  | {
      other: string;
    }
  | {
      unlisted: string;
    };
/**
 * How information is disclosed (政府信息公开条例 第十九条, 第二十七条).
 */
export type Method = "active" | "on-request";
/**
 * The methods ticked, active first, each once.
 */
export type Methods = Method[];
/**
 * The levels that an entry binds, from the top down, each once.
 */
export type Levels = Level[];
/**
 * How a column's role was told.
 */
export type ColumnBy = "caller" | "heading" | "near" | "word" | "content" | "position" | "unknown";
/**
 * What a column holds.
 */
export type Role =
  | "serial"
  | "code"
  | "domain"
  | "items"
  | "item1"
  | "item2"
  | "item3"
  | "item4"
  | "item5"
  | "item6"
  | "content"
  | "basis"
  | "time-limit"
  | "body"
  | "channels"
  | "audience"
  | "society"
  | "group"
  | "method"
  | "active"
  | "on-request"
  | "levels"
  | "level"
  | "reason"
  | "extra";
/**
 * How a table's domain was told.
 */
export type DomainBy = "caller" | "column" | "title" | "sheet" | "file" | "continued" | "unnamed";
/**
 * How an instrument ended.
 */
export type Ended = "superseded" | "repealed" | "absorbed" | "expired";
/**
 * The bytes of a file, which JSON holds as text where they are UTF-8, else in base64.
 */
export type File =
  | {
      text: string;
    }
  | {
      base64: string;
    };
/**
 * The forms that catalogs are published in.
 */
export type Form = "national" | "coded" | "directory" | "village" | "crosswise" | "other";
/**
 * A format of files.
 */
export type Format = "json" | "xlsx" | "xls" | "ods" | "docx" | "html" | "csv" | "tsv" | "markdown";
/**
 * The place of an instrument in the hierarchy of law.
 */
export type LawClass =
  | "law"
  | "administrative-regulation"
  | "local-regulation"
  | "department-rule"
  | "local-government-rule"
  | "normative-document"
  | "standard";
/**
 * Days of which kind a limit counts.
 */
export type LimitUnit = "day" | "working-day";

/**
 * To whom information is disclosed: the whole society (全社会), a group (特定群体), or both.
 */
export interface Audience {
  /**
   * 全社会 is ticked.
   */
  society?: boolean;
  /**
   * 特定群体 is ticked: the group's name as written, or an empty text where no group is named.
   */
  group?: string | null;
}
/**
 * The guideline that a catalog was made from.
 */
export interface BasedOn {
  /**
   * The guideline's title.
   */
  id: string;
  /**
   * Its edition.
   */
  edition?: string | null;
  /**
   * `sha256:` and the digest of its canonical JSON.
   */
  digest?: string | null;
}
/**
 * The review of one body's catalog.
 */
export interface BodyReview {
  /**
   * The division code.
   */
  code: string;
  /**
   * The name.
   */
  name: string;
  /**
   * The level of government.
   */
  level: Level;
  /**
   * The division code of the body above it.
   */
  parent?: string | null;
  /**
   * The catalog's file.
   */
  file?: string | null;
  /**
   * Domains in the catalog.
   */
  domains: number;
  /**
   * Entries in the catalog.
   */
  entries: number;
  /**
   * How many findings of each severity.
   */
  counts: Counts;
  /**
   * The findings, those of reading among them.
   */
  findings: Finding[];
  /**
   * The comparison with what the guideline has for the body's level.
   */
  differences?: Differences | null;
}
/**
 * How many findings of each severity.
 */
export interface Counts {
  /**
   * Findings that must be mended.
   */
  error: number;
  /**
   * Findings that somebody has to look at.
   */
  warning: number;
  /**
   * Findings worth knowing.
   */
  info: number;
}
/**
 * One thing that is wrong or worth knowing, as data. Its message and help are made from the code and
 * the arguments, in Chinese or English.
 *
 * Findings have one total order: path, severity, code; then element and arguments.
 */
export interface Finding {
  /**
   * What kind of finding this is, in kebab-case. Never renamed; `explain` tells more.
   */
  code: string;
  /**
   * How bad it is.
   */
  severity: Severity;
  /**
   * The id of the entry, item or domain it is about; empty for the catalog as a whole.
   */
  path: string;
  /**
   * The same place in names, from the domain down: `社会救助 › 最低生活保障 › 审核信息`.
   */
  place?: string;
  /**
   * The element it is about.
   */
  element?: ElementName | null;
  /**
   * What the message speaks of: the values found and expected.
   */
  args?: {
    [k: string]: Arg;
  };
  /**
   * Where the value was read.
   */
  origin?: Origin | null;
  /**
   * What is wrong, in the language asked for.
   */
  message?: string | null;
  /**
   * What to do about it, in the language asked for.
   */
  help?: string | null;
}
/**
 * Where a value was read.
 */
export interface Origin {
  /**
   * The file's name.
   */
  file?: string | null;
  /**
   * The sheet of a workbook.
   */
  sheet?: string | null;
  /**
   * The cell, as spreadsheets name it: `F12`.
   */
  cell?: string | null;
}
/**
 * How a catalog differs from the guideline.
 */
export interface Differences {
  /**
   * How many of what.
   */
  counts: DiffCounts;
  /**
   * Of the guideline's entries that the catalog lacks, how many it declares not to apply, with a reason.
   */
  excused: number;
  /**
   * The changes that somebody has to look at: all but edits that only localise, reword or strengthen.
   */
  changes: Change[];
}
/**
 * How many changes of which kind. `matched + removed` are the base's entries, `matched + added` the other's.
 */
export interface DiffCounts {
  /**
   * Entries that both have.
   */
  matched: number;
  /**
   * Entries that only the other has.
   */
  added: number;
  /**
   * Entries that only the base has.
   */
  removed: number;
  /**
   * Entries that both have, with at least one element edited.
   */
  edited: number;
  /**
   * Domains and items under another name.
   */
  renamed: number;
  /**
   * Items under another parent.
   */
  moved: number;
  /**
   * Domains and items out of their order.
   */
  reordered: number;
  /**
   * Edits of elements, by effect.
   */
  effects: {
    [k: string]: number;
  };
}
/**
 * One difference.
 */
export interface Change {
  /**
   * What was done.
   */
  op: Op;
  /**
   * To what.
   */
  node: NodeKind;
  /**
   * The id in the base; for an addition the id in the other.
   */
  path: string;
  /**
   * The id in the other, where both have the node.
   */
  other?: string | null;
  /**
   * The place in names.
   */
  place: string;
  /**
   * How the two nodes were found to be one.
   */
  how?: How | null;
  /**
   * The element edited.
   */
  element?: ElementName | null;
  /**
   * What the edit means.
   */
  effect?: Effect | null;
  /**
   * The value before: an element's, a name, or a parent's id. `null` for an unknown element.
   */
  before?: {
    [k: string]: unknown;
  };
  /**
   * The value after. `null` for an unknown element.
   */
  after?: {
    [k: string]: unknown;
  };
  /**
   * How many entries an addition or removal of a domain or item takes with it.
   */
  entries?: number | null;
}
/**
 * A disclosure catalog (公开事项目录): a guideline, or the catalog of one body.
 */
export interface Catalog {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * A guideline, or the catalog of one body.
   */
  kind: Kind;
  /**
   * The title as written.
   */
  title?: string;
  /**
   * The edition (`2020`, `2022年修订版`).
   */
  edition?: string | null;
  /**
   * Whose catalog this is.
   */
  issuer?: Issuer | null;
  /**
   * The guideline it was made from.
   */
  based_on?: BasedOn | null;
  /**
   * What a ticked channel means, where a note says so; else that it was chosen.
   */
  ticked_channels?: TickedChannels | null;
  /**
   * Parts of the guideline that do not apply to this body (未涉及领域事项说明).
   */
  exclusions?: Exclusion[];
  /**
   * The domains, in order.
   */
  domains?: Domain[];
}
/**
 * A body that issues a catalog.
 */
export interface Issuer {
  /**
   * The division code (行政区划代码): six digits for a county, nine or twelve for a township.
   */
  code?: string | null;
  /**
   * The division's or the body's name.
   */
  name: string;
  /**
   * The level of government.
   */
  level?: Level | null;
}
/**
 * A part of the guideline that does not apply to a body.
 */
export interface Exclusion {
  /**
   * The guideline's id of the domain or item.
   */
  id: Id;
  /**
   * Its name in the guideline.
   */
  name?: string;
  /**
   * Why it does not apply.
   */
  reason?: string | null;
}
/**
 * One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
 */
export interface Domain {
  /**
   * The provincial code, or the normalised name.
   */
  id?: Id;
  /**
   * The name as written, without the words around it (`社会救助`).
   */
  name: string;
  /**
   * What the catalog's domain was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * First-level items (一级事项), in order.
   */
  items?: Item[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface Item {
  /**
   * The provincial code, or the path of normalised names.
   */
  id?: Id;
  /**
   * The name as written.
   */
  name: string;
  /**
   * What the item was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * Items of the next level, in order.
   */
  items?: Item[];
  /**
   * The rows of the last level, in order.
   */
  entries?: Entry[];
}
/**
 * One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
 * how, and at which level. An element that is absent is left out, one that is unknown is `null`.
 */
export interface Entry {
  /**
   * The item's id with `#` and the entry's number.
   */
  id?: Id;
  /**
   * 序号, as written: leading zeros matter and gaps are information.
   */
  serial?: string | null;
  /**
   * What the entry was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * 公开内容(要素).
   */
  content?: Wording | null;
  /**
   * 公开依据: the legal basis; `basis::read` parses it to citations.
   */
  basis?: Wording | null;
  /**
   * 公开时限; `time_limit::read` parses it.
   */
  time_limit?: Wording | null;
  /**
   * 公开主体: who discloses; `body::read` parses it.
   */
  body?: Wording | null;
  /**
   * 公开渠道和载体.
   */
  channels?: Channels | null;
  /**
   * 公开对象.
   */
  audience?: Audience | null;
  /**
   * 公开方式.
   */
  method?: Methods | null;
  /**
   * 公开层级.
   */
  levels?: Levels | null;
  /**
   * Other columns of the table, by their heading as written (备注, 咨询电话 …).
   */
  extra?: {
    [k: string]: string;
  };
}
/**
 * The channels of an entry.
 */
export interface Channels {
  /**
   * The channels ticked, in the cell's order: in a guideline the mandatory ones, in a local catalog those
   * chosen. Without any tick mark in the cell, all that it names.
   */
  chosen?: Channel[];
  /**
   * The channels with an empty box: on offer, not chosen.
   */
  offered?: Channel[];
}
/**
 * What one column was taken for, and why.
 */
export interface ColumnLayout {
  /**
   * The column's letters (`C`).
   */
  column: string;
  /**
   * Its heading as written, line breaks left out.
   */
  heading: string;
  /**
   * What it holds.
   */
  role: Role;
  /**
   * The levels that a column of ticks stands for.
   */
  levels?: Levels;
  /**
   * How its role was told.
   */
  by: ColumnBy;
  /**
   * The known heading or the word that an unknown one was taken for.
   */
  meant?: string | null;
  /**
   * How many of its cells show something.
   */
  filled: number;
  /**
   * Of the cells that were looked at, how many are like what the role holds; left out where cells cannot tell
   * (names, content).
   */
  fits?: Fits | null;
  /**
   * How certain this is, in percent: 100 for a known heading, 85 for a near one, 70 for one told by a word, 60 for one
   * told by its cells; down to half of that where the cells do not fit.
   */
  confidence: number;
}
/**
 * How many cells are like what a role holds.
 */
export interface Fits {
  /**
   * Cells that are.
   */
  fitting: number;
  /**
   * Cells that were looked at.
   */
  of: number;
}
/**
 * What differs between two catalogs.
 */
export interface Diff {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalog compared with, as a rule the guideline.
   */
  base: Side;
  /**
   * The catalog compared.
   */
  other: Side;
  /**
   * How many of what.
   */
  counts: DiffCounts;
  /**
   * The changes: those of the base's nodes in its order, then what the other adds in its own.
   */
  changes: Change[];
}
/**
 * One of the two catalogs compared.
 */
export interface Side {
  /**
   * Its title.
   */
  title: string;
  /**
   * Its edition.
   */
  edition?: string | null;
  /**
   * How many entries were compared.
   */
  entries: number;
}
/**
 * What there is to say about a finding code.
 */
export interface Explanation {
  /**
   * The code.
   */
  code: string;
  /**
   * How bad its findings are; not set for what readers and reviews report, which varies.
   */
  severity?: Severity | null;
  /**
   * Its name, a few words.
   */
  title: string;
  /**
   * What its findings say, with placeholders.
   */
  message: string;
  /**
   * What to do, with placeholders.
   */
  help: string;
  /**
   * Why it is looked at, in plain words.
   */
  ground: string;
  /**
   * The instruments and articles it rests on.
   */
  grounds?: Ground[];
}
/**
 * A legal ground: an instrument and an article of it.
 */
export interface Ground {
  /**
   * The instrument, with its number.
   */
  instrument: string;
  /**
   * The article; empty where the instrument as a whole is meant.
   */
  article: string;
}
/**
 * One instrument: a law, regulation, rule or document, under one title and number.
 */
export interface Instrument {
  /**
   * The full title, without 《》.
   */
  title: string;
  /**
   * Other names it is cited by.
   */
  aliases?: string[];
  /**
   * Its place in the hierarchy of law.
   */
  class: LawClass;
  /**
   * The order or document number (`国务院令第711号`, `民发〔2021〕57号`).
   */
  number?: string | null;
  /**
   * The first day on which it applies.
   */
  effective?: string | null;
  /**
   * The first day on which it no longer applies.
   */
  lapsed?: string | null;
  /**
   * How it ended.
   */
  ended?: Ended | null;
  /**
   * What took its place.
   */
  successor?: Successor | null;
  /**
   * Limits for disclosure that it sets itself.
   */
  limits?: LawLimit[];
  /**
   * Where the dates come from.
   */
  source?: string | null;
}
/**
 * What took an instrument's place.
 */
export interface Successor {
  /**
   * Its title.
   */
  title: string;
  /**
   * Its number.
   */
  number?: string | null;
}
/**
 * A limit for disclosure that an instrument sets.
 */
export interface LawLimit {
  /**
   * How many.
   */
  days: number;
  /**
   * Days of which kind.
   */
  unit: LimitUnit;
  /**
   * The event it runs from, as the article has it.
   */
  after: string;
  /**
   * The article.
   */
  article: string;
}
/**
 * The document `jurisdiction.json`: the bodies of a jurisdiction and where their catalogs are.
 */
export interface Jurisdiction {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The jurisdiction's name (`阜阳市`).
   */
  name: string;
  /**
   * Its division code.
   */
  code?: string | null;
  /**
   * The guideline's file, relative to this document.
   */
  guideline?: string | null;
  /**
   * The bodies, in order.
   */
  bodies: Member[];
}
/**
 * A body of a jurisdiction and the file of its catalog.
 */
export interface Member {
  /**
   * The division code.
   */
  code: string;
  /**
   * The name.
   */
  name: string;
  /**
   * The level of government.
   */
  level: Level;
  /**
   * The division code of the body above it.
   */
  parent?: string | null;
  /**
   * The catalog's file, relative to this document; left out where there is none yet.
   */
  file?: string | null;
}
/**
 * The figures of one level.
 */
export interface LevelStats {
  /**
   * Bodies with a catalog.
   */
  bodies: number;
  /**
   * Domains in their catalogs.
   */
  domains: number;
  /**
   * Entries: rows, what 公开目录 counts.
   */
  entries: number;
}
/**
 * What was read: the catalog, how its tables were understood, and what is worth knowing about the reading.
 */
export interface Read {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalog.
   */
  catalog: ReadCatalog;
  /**
   * How each table of the file was understood; none for a document that needs no understanding.
   */
  layout?: TableLayout[];
  /**
   * What was repaired, skipped or could not be known.
   */
  findings: Finding[];
}
/**
 * A disclosure catalog (公开事项目录): a guideline, or the catalog of one body.
 */
export interface ReadCatalog {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * A guideline, or the catalog of one body.
   */
  kind: Kind;
  /**
   * The title as written.
   */
  title: string;
  /**
   * The edition (`2020`, `2022年修订版`).
   */
  edition?: string | null;
  /**
   * Whose catalog this is.
   */
  issuer?: Issuer | null;
  /**
   * The guideline it was made from.
   */
  based_on?: BasedOn | null;
  /**
   * What a ticked channel means, where a note says so; else that it was chosen.
   */
  ticked_channels?: TickedChannels | null;
  /**
   * Parts of the guideline that do not apply to this body (未涉及领域事项说明).
   */
  exclusions?: Exclusion[];
  /**
   * The domains, in order.
   */
  domains: ReadDomain[];
}
/**
 * One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
 */
export interface ReadDomain {
  /**
   * The provincial code, or the normalised name.
   */
  id: Id;
  /**
   * The name as written, without the words around it (`社会救助`).
   */
  name: string;
  /**
   * What the catalog's domain was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * First-level items (一级事项), in order.
   */
  items: ReadItem[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface ReadItem {
  /**
   * The provincial code, or the path of normalised names.
   */
  id: Id;
  /**
   * The name as written.
   */
  name: string;
  /**
   * What the item was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * Items of the next level, in order.
   */
  items?: ReadItem[];
  /**
   * The rows of the last level, in order.
   */
  entries?: ReadEntry[];
}
/**
 * One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
 * how, and at which level. An element that is absent is left out, one that is unknown is `null`.
 */
export interface ReadEntry {
  /**
   * The item's id with `#` and the entry's number.
   */
  id: Id;
  /**
   * 序号, as written: leading zeros matter and gaps are information.
   */
  serial?: string | null;
  /**
   * What the entry was made from, where that is recorded: an id in the guideline.
   */
  derived_from?: Id | null;
  /**
   * 公开内容(要素).
   */
  content?: Wording | null;
  /**
   * 公开依据: the legal basis; `basis::read` parses it to citations.
   */
  basis?: Wording | null;
  /**
   * 公开时限; `time_limit::read` parses it.
   */
  time_limit?: Wording | null;
  /**
   * 公开主体: who discloses; `body::read` parses it.
   */
  body?: Wording | null;
  /**
   * 公开渠道和载体.
   */
  channels?: ReadChannels | null;
  /**
   * 公开对象.
   */
  audience?: Audience | null;
  /**
   * 公开方式.
   */
  method?: Methods | null;
  /**
   * 公开层级.
   */
  levels?: Levels | null;
  /**
   * Other columns of the table, by their heading as written (备注, 咨询电话 …).
   */
  extra?: {
    [k: string]: string;
  };
}
/**
 * The channels of an entry.
 */
export interface ReadChannels {
  /**
   * The channels ticked, in the cell's order: in a guideline the mandatory ones, in a local catalog those
   * chosen. Without any tick mark in the cell, all that it names.
   */
  chosen: Channel[];
  /**
   * The channels with an empty box: on offer, not chosen.
   */
  offered?: Channel[];
}
/**
 * How one table of a file was understood.
 */
export interface TableLayout {
  /**
   * The sheet's name, or the table's (`表2`); empty where the format has none.
   */
  sheet: string;
  /**
   * Which of the published forms the table has.
   */
  form: Form;
  /**
   * The rows of its header, counted from 1; left out where the table has none of its own.
   */
  header?: Rows | null;
  /**
   * The rows that were read as content, counted from 1.
   */
  rows: Rows;
  /**
   * The domains that its entries were put under, in order.
   */
  domains: string[];
  /**
   * How the domain was told.
   */
  domain_by: DomainBy;
  /**
   * How many entries were read from it.
   */
  entries: number;
  /**
   * How certain the whole is, in percent: the mean of its columns.
   */
  confidence: number;
  /**
   * The columns, from left to right.
   */
  columns: ColumnLayout[];
}
/**
 * A run of rows, counted from 1, both ends included.
 */
export interface Rows {
  /**
   * The first row.
   */
  first: number;
  /**
   * The last row.
   */
  last: number;
}
/**
 * What is wrong with one catalog: its findings in their total order.
 */
export interface Report {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalog's title.
   */
  title: string;
  /**
   * How many findings of each severity.
   */
  counts: Counts;
  /**
   * The findings.
   */
  findings: Finding[];
}
/**
 * The review of a city.
 */
export interface Review {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The jurisdiction's name.
   */
  name: string;
  /**
   * The day for which it was made.
   */
  today: string;
  /**
   * The guideline that the catalogs were held against, with its own entries.
   */
  guideline?: Side | null;
  /**
   * Bodies, domains and entries by level.
   */
  stats: Stats;
  /**
   * How many findings of each severity.
   */
  counts: Counts;
  /**
   * How many findings of each code.
   */
  codes: {
    [k: string]: number;
  };
  /**
   * The bodies, in the jurisdiction's order.
   */
  bodies: BodyReview[];
}
/**
 * Bodies, domains and entries by level, from the top down. The figures that a city reports.
 */
export interface Stats {
  [k: string]: LevelStats;
}
/**
 * A file that was written, and what its format cannot hold of the catalog.
 */
export interface Written {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The file's format.
   */
  format: Format;
  /**
   * Its bytes.
   */
  file: File;
  /**
   * What the format cannot hold.
   */
  findings: Finding[];
}
