import { day, json, list, object } from "./json.js";
import { call } from "./native.js";
import type {
  BaseGuess,
  Catalog,
  Conformance,
  Coverage,
  Diff,
  Due,
  Explanation,
  Fixes,
  HolidayYear,
  Impact,
  ImpactQuery,
  Instrument,
  Issuer,
  ItemList,
  Level,
  Lineage,
  ListedItem,
  ListsRead,
  OwnRule,
  Patch,
  Read,
  Rebase,
  Report,
  Resolution,
  Rulebook,
  Setting,
  Written,
} from "./types.js";

/** A file: its bytes, its text, or as documents hold it. */
export type File = Uint8Array | ArrayBuffer | string | { text: string } | { base64: string };

/** How to read. */
export interface ReadOptions {
  /** The file's name, for origins and messages. */
  name?: string;
  /** The format, where it is not to be found out: `csv`, `html`, `xlsx` … */
  format?: string;
  /** How tables lie, where the caller knows better than what is found. */
  layout?: LayoutOptions[];
  /** How much to read at the most; what is left out keeps its default. */
  limits?: Partial<Record<"bytes" | "unpacked" | "ratio" | "cells" | "rows" | "columns" | "depth", number>>;
  /** The language of messages put into the findings; without it they carry none. */
  lang?: "zh" | "en";
}

/** The caller's own word on how a table lies. */
export interface LayoutOptions {
  /** The sheet or table this is about (`表2`); without it, every one. */
  sheet?: string;
  /** The rows of the header, counted from 1. */
  header?: { first: number; last: number };
  /** What columns hold, by their letters: `{ C: "time-limit", H: "county" }`. */
  columns?: Record<string, string>;
  /** The domain that the table is about. */
  domain?: string;
  /** Leaves the sheet or table out. */
  skip?: boolean;
}

/** Reads a catalog from a file as an office keeps it. Bytes that cannot be read at all throw; bad content is findings. */
export function read(file: File, options: ReadOptions = {}): Read {
  return forward("read", options, { file: content(file) }) as Read;
}

/** How to read a list. */
export interface ListOptions {
  /** The file's name, for origins and messages. */
  name?: string;
  /** The format, where it is not to be found out. */
  format?: string;
  /** Which list it is, where neither its headings nor its title tell. */
  kind?: "power" | "service";
  /** How much to read at the most; what is left out keeps its default. */
  limits?: ReadOptions["limits"];
  /** The language of messages put into the findings; without it they carry none. */
  lang?: "zh" | "en";
}

/** Reads the power-and-responsibility list or public-service list that a file holds, or both. */
export function read_lists(file: File, options: ListOptions = {}): ListsRead {
  return forward("read_lists", options, { file: content(file) }) as ListsRead;
}

/** How to write. */
export interface WriteOptions {
  /** The layout of tables; by default the coded form for a catalog with codes, else the national form. */
  layout?: "national" | "coded";
  /** The language of messages put into the findings; without it they carry none. */
  lang?: "zh" | "en";
}

/** What is written: a catalog, a rebase with nothing left to decide, or for people what `diff` or `conform` gives when called with these. */
export type Writable =
  | Catalog
  | string
  | { diff: DiffArguments }
  | { conform: ConformArguments }
  | { rebase: Rebase | string }
  | { application: AdjustArguments }
  | { notice: AdjustArguments }
  | { coverage: CoverageArguments };

/** Two catalogs, from the one to the other. */
export interface AdjustArguments {
  base: Catalog | string;
  other: Catalog | string;
  options?: {
    /** The day by which an instrument has to have lapsed to be a cause. */
    today?: string;
    /** The guideline's edition that is the cause of what has no other. */
    because?: { title: string; edition?: string };
    /** Lists rewordings and reorderings too. */
    all?: boolean;
  };
}

/** What `coverage` is called with. */
export interface CoverageArguments {
  catalog: Catalog | string;
  lists: (ItemList | string)[];
  options?: CoverageOptions;
}

/** What `diff` is called with. */
export interface DiffArguments {
  base: Catalog | string;
  other: Catalog | string;
  options?: DiffOptions;
}

/** What `conform` is called with. */
export interface ConformArguments {
  guideline: Catalog | string;
  catalog: Catalog | string;
  options?: ConformOptions;
}

/**
 * Writes a catalog as a file, or a comparison as a page (`html`) or lines (`text`); `bytes` takes its bytes out. The findings
 * say what the format cannot hold of a catalog.
 */
export function write(what: Writable, format: string, options: WriteOptions = {}): Written {
  const compared =
    typeof what === "object" &&
    ["diff", "conform", "rebase", "application", "notice", "coverage"].some((name) => name in what);
  const documents = compared ? comparison(what as Exclude<Writable, Catalog | string>) : { catalog: what };
  return forward("write", options, { ...documents, format: JSON.stringify(format) }) as Written;
}

/** The documents of a call may be texts; whatever else stands beside the call is left for the library to refuse. */
function comparison({
  diff,
  conform,
  application,
  notice,
  coverage,
  ...rest
}: {
  diff?: DiffArguments;
  conform?: ConformArguments;
  rebase?: Rebase | string;
  application?: AdjustArguments;
  notice?: AdjustArguments;
  coverage?: CoverageArguments;
}): object {
  return {
    ...rest,
    diff: diff && object(diff),
    conform: conform && object(conform),
    application: application && object(application),
    notice: notice && object(notice),
    coverage: coverage && object({ ...coverage, lists: list(coverage.lists) }),
  };
}

/** The bytes of a file that was written. */
export function bytes(written: Written): Uint8Array {
  const { file } = written;
  if ("text" in file) return new TextEncoder().encode(file.text);
  return Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
}

/** How to validate. */
export interface ValidateOptions {
  /** The day on which laws have to be in force: `2020-12-31`, or a Date's day where the program runs. Today by default. */
  today?: string | Date;
  /** The language of messages put into the findings; without it they carry none. */
  lang?: "zh" | "en";
  /** Instruments of one's own, beside the built-in table. */
  laws?: Instrument[];
  /** What is set of the rules, by code: another severity, parameters, or why a rule is switched off. */
  rules?: Record<string, Setting>;
  /** Rules of one's own. */
  own_rules?: OwnRule[];
  /** The guideline that it is held against too, as an object or as JSON. */
  guideline?: Catalog | string;
}

/** Holds a catalog, as an object or as JSON, against the rules, and against its guideline where that is given. */
export function validate(catalog: Catalog | string, options: ValidateOptions = {}): Report {
  const { guideline, ...rest } = options;
  return forward("validate", { ...rest, today: day(options.today) }, { catalog, guideline }) as Report;
}

/** How to mend: as for `validate`, and the suggestions that are accepted: their numbers, or all. */
export interface FixOptions extends Omit<ValidateOptions, "guideline"> {
  accept?: number[] | "all";
}

/** Mends what the rules find: what is certain as a patch, with the suggestions accepted; the rest as suggestions. */
export function fix(catalog: Catalog | string, options: FixOptions = {}): Fixes {
  return forward("fix", { ...options, today: day(options.today) }, { catalog }) as Fixes;
}

/** A pair of nodes by their ids: two domains, two items or two entries. */
export interface Pin {
  /** The id in the base. */
  base: string;
  /** The id in the other. */
  other: string;
}

/** How alike two nodes have to be to be taken for one, from 0 to 1. */
export interface Thresholds {
  /** Two items in one domain; 0.5 by default. */
  item?: number;
  /** Two items in different domains; 0.65 by default. */
  across?: number;
  /** Two entries of one item; 0.4 by default. */
  entry?: number;
}

/** How nodes are matched, and what is marked. */
export interface MatchingOptions {
  /** Pairs that are one, whatever they look like: several of one node say that it was split or merged. */
  pins?: Pin[];
  /** Pairs that are not one, whatever they look like. */
  forbid?: Pin[];
  /** How alike two nodes have to be. */
  thresholds?: Thresholds;
  /** Marks where texts differ. */
  spans?: boolean;
}

/** How to compare. */
export interface DiffOptions extends MatchingOptions {
  /** Looks only at the entries of the base that bind this level. */
  level?: Level;
  /** Which matches are listed: those that ids alone do not show (`found`, the default), or all of them. */
  matches?: "found" | "all";
  /** Gives the changes as a patch too. */
  patch?: boolean;
  /** Gives the changes as a JSON Patch (RFC 6902) too. */
  json_patch?: boolean;
}

/** Compares a catalog with another, as a rule the guideline: who is who, and what differs. */
export function diff(base: Catalog | string, other: Catalog | string, options: DiffOptions = {}): Diff {
  return forward("diff", options, { base, other }) as Diff;
}

/** Which changes of a patch are carried out, by the numbers that its steps bear; without a word all of them. */
export interface ApplyOptions {
  /** Only these changes. */
  only?: number[];
  /** All but these. */
  except?: number[];
}

/** Carries a patch out and gives the new catalog. A step that does not fit throws. */
export function apply(catalog: Catalog | string, patch: Patch | string, options: ApplyOptions = {}): Catalog {
  return forward("apply", options, { catalog, patch }) as Catalog;
}

/** Makes the patch that undoes a patch. */
export function invert(patch: Patch | string): Patch {
  return forward("invert", undefined, { patch }) as Patch;
}

/** Makes one patch of several, each of which is for the catalog that the one before leads to. */
export function compose(patches: (Patch | string)[]): Patch {
  return forward("compose", undefined, { patches: `[${patches.map(json).join()}]` }) as Patch;
}

/** How to judge. */
export interface ConformOptions extends MatchingOptions {
  /** The level whose entries bind; by default that of the issuer. */
  level?: Level;
  /** The body's power-and-responsibility list (权责清单): an entry of its own that names an item of it is grounded. */
  powers?: ListedItem[] | ItemList;
  /** The body's public-service list (公共服务清单), in the same way. */
  services?: ListedItem[] | ItemList;
}

/** Judges, entry by entry, whether a catalog carries out what its guideline asks for. */
export function conform(
  guideline: Catalog | string,
  catalog: Catalog | string,
  options: ConformOptions = {},
): Conformance {
  return forward("conform", options, { guideline, catalog }) as Conformance;
}

/** How to carry over. */
export interface RebaseOptions {
  /** Looks only at the entries of both editions that bind this level; by default that of the local catalog's issuer. */
  level?: Level;
  /** Pairs of the old guideline and the local catalog that are one, whatever they look like. */
  pins?: Pin[];
  /** Pairs of the old guideline and the local catalog that are not one. */
  forbid?: Pin[];
  /** Pairs of the old guideline and the new one that are one. */
  edition_pins?: Pin[];
  /** Pairs of the old guideline and the new one that are not one. */
  edition_forbid?: Pin[];
  /** How alike two nodes have to be. */
  thresholds?: Thresholds;
  /** How conflicts are decided, the first that fits each. */
  resolutions?: Resolution[];
  /** The language of the words in the result. */
  lang?: "zh" | "en";
}

/** Carries a catalog over from the guideline that it was made from to that guideline's next edition. */
export function rebase(
  base: Catalog | string,
  revised: Catalog | string,
  local: Catalog | string,
  options: RebaseOptions = {},
): Rebase {
  return forward("rebase", options, { base, revised, local }) as Rebase;
}

/** The language of the words in a result. */
export interface LangOptions {
  /** The language; without it the result carries no words. */
  lang?: "zh" | "en";
}

/** Decides conflicts of a rebase, one by one or by rule. */
export function resolve(
  rebase: Rebase | string,
  resolutions: Resolution[],
  options: LangOptions = {},
): Rebase {
  return forward("resolve", options, { rebase, resolutions }) as Rebase;
}

/** A catalog under a name. */
export interface NamedCatalog {
  /** The name that it is known by: a file, a body. */
  name: string;
  /** The catalog. */
  catalog: Catalog;
}

/** Says which catalog was made from which. */
export function lineage(catalogs: NamedCatalog[], options: LangOptions = {}): Lineage {
  return forward("lineage", options, { catalogs }) as Lineage;
}

/** How to guess. */
export interface GuessOptions extends LangOptions {
  /** Looks only at what binds this level; by default that of the catalog's issuer. */
  level?: Level;
  /** How many examples of each edition's evidence are told; 5 by default. */
  examples?: number;
}

/** Proposes the edition that a catalog was made from, with the evidence for each. */
export function guess_base(
  catalog: Catalog | string,
  editions: NamedCatalog[],
  options: GuessOptions = {},
): BaseGuess {
  return forward("guess_base", options, { catalog, editions }) as BaseGuess;
}

/** A catalog, and whose it is where that is not its issuer. */
export interface BodyCatalog {
  /** The body. */
  body?: Issuer;
  /** Its catalog. */
  catalog: Catalog;
}

/** How to ask what rests on something. */
export interface ImpactOptions extends LangOptions {
  /** The first day on which the basis no longer applies; by default the one in the table of laws. */
  lapses?: string;
  /** The day on which it is asked: what is due by then is overdue. */
  today?: string | Date;
  /** Instruments of one's own, beside the built-in table. */
  laws?: Instrument[];
  /** The power-and-responsibility list (权责清单). */
  powers?: ListedItem[] | ItemList;
  /** The public-service list (公共服务清单). */
  services?: ListedItem[] | ItemList;
  /** Lists of single bodies, by their division code or name. */
  lists?: { body: string; powers?: ListedItem[] | ItemList; services?: ListedItem[] | ItemList }[];
}

/** Finds the entries that rest on a law or document, a power item or a service item. */
export function impact(catalogs: BodyCatalog[], query: ImpactQuery, options: ImpactOptions = {}): Impact {
  return forward(
    "impact",
    { ...options, today: options.today && day(options.today) },
    { catalogs, query },
  ) as Impact;
}

/** How to hold a catalog against the two lists. */
export interface CoverageOptions extends LangOptions {
  /** Pairs that are one: an item's id (`power:` or `service:` before it, where both lists have it), and an id of the catalog. */
  pins?: Pin[];
  /** Pairs that are not one. */
  forbid?: Pin[];
  /** How alike the two have to be to be linked, or named as near; and how far the best has to be ahead. */
  thresholds?: { link?: number; near?: number; margin?: number };
}

/** Holds a catalog against power-and-responsibility and public-service lists. */
export function coverage(
  catalog: Catalog | string,
  lists: (ItemList | string)[],
  options: CoverageOptions = {},
): Coverage {
  return forward("coverage", options, { catalog, lists: list(lists) }) as Coverage;
}

/** How to work out when something is due. */
export interface DueOptions extends LangOptions {
  /** The day on which it is asked: each day says how much time is left. */
  today?: string | Date;
  /** The wording of the basis: in some laws days are working days. */
  basis?: string;
  /** Years of the working-day table, beside the built-in ones or in their place. */
  holidays?: HolidayYear[];
}

/** Says when something is due by the wording of a time limit and the day of its event, and why. */
export function due(limit: string, date?: string | Date | null, options: DueOptions = {}): Due {
  return forward(
    "due",
    { ...options, today: options.today && day(options.today) },
    { limit: JSON.stringify(limit), date: JSON.stringify(date ? day(date) : null) },
  ) as Due;
}

/** How to explain. */
export interface ExplainOptions {
  /** The language, Chinese by default. */
  lang?: "zh" | "en";
}

/** Says what a finding code means, what it rests on, and what to do. */
export function explain(code: string, options?: ExplainOptions): Explanation;
/** Gives the pages of several codes as a rulebook, or of all. */
export function explain(codes?: string[], options?: ExplainOptions): Rulebook;
export function explain(
  code?: string | string[],
  { lang = "zh" }: ExplainOptions = {},
): Explanation | Rulebook {
  return forward("explain", undefined, {
    code: code === undefined ? undefined : JSON.stringify(code),
    lang: JSON.stringify(lang),
  }) as Explanation | Rulebook;
}

/** A file as documents hold it. */
function content(file: File): { text: string } | { base64: string } {
  if (typeof file === "string") return { text: file };
  if (!(file instanceof Uint8Array || file instanceof ArrayBuffer)) return file;
  const bytes = file instanceof ArrayBuffer ? new Uint8Array(file) : file;
  let binary = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return { base64: btoa(binary) };
}

function forward(verb: string, options: object | undefined, documents: object): unknown {
  // Options first: a document that is cut short or goes on too long then leaves no JSON.
  return call(verb, object({ options, ...documents }));
}
