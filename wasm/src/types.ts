// Generated from schemas/*.schema.json by scripts/types.js. Do not edit.

/**
 * A kind of adjustment.
 */
export type AdjustmentKind = "add" | "cancel" | "change" | "merge" | "split";
/**
 * A kind of node.
 */
export type NodeKind = "domain" | "item" | "entry";
/**
 * What an edit of an element means.
 */
export type Effect =
  "strengthened" | "weakened" | "localised" | "superseded" | "reworded" | "changed" | "unknown";
/**
 * Why something is adjusted.
 */
export type Cause =
  | {
      why: "lapsed";
      /**
       * Its title and number.
       */
      law: string;
      /**
       * The first day on which it did not.
       */
      day: string;
      /**
       * What took its place.
       */
      successor?: string | null;
      /**
       * The instrument or article that says so.
       */
      ground?: string | null;
    }
  | {
      why: "limit";
      /**
       * Its title and number.
       */
      law: string;
      /**
       * The article.
       */
      article: string;
      /**
       * How many days.
       */
      days: number;
      /**
       * Days of which kind.
       */
      unit: LimitUnit;
      /**
       * The event they run from, as the article has it.
       */
      after: string;
    }
  | {
      why: "edition";
      /**
       * The guideline's title.
       */
      title: string;
      /**
       * The edition.
       */
      edition?: string | null;
    };
/**
 * Days of which kind a limit counts.
 */
export type LimitUnit = "day" | "working-day";
/**
 * Which of the two lists.
 */
export type ListKind = "power" | "service";
/**
 * What names a node in its catalog: the provincial code where there is one (`120002003`), else the path
 * of normalised names (`社会救助/最低生活保障/审核信息`); an entry adds `#n`. Unique in a catalog; a node
 * whose natural id is taken gets `~2`, `~3` … behind it, and the rule `duplicate-id` says so.
 */
export type Id = string;
/**
 * The type of an item (权力类型), or the words of the list that name none of the known ones.
 */
export type ItemType =
  | (
      | "permit"
      | "penalty"
      | "coercion"
      | "levy"
      | "benefit"
      | "inspection"
      | "confirmation"
      | "reward"
      | "adjudication"
      | "other-power"
      | "service"
    )
  | {
      other: string;
    };
/**
 * Why it cannot be told what an item is.
 */
export type AmbiguousBecause = "several-matters" | "several-items";
/**
 * A level of government, from the top down.
 */
export type Level = "national" | "province" | "city" | "county" | "township" | "village";
/**
 * Whether a catalog is a guideline or one body's own.
 */
export type Kind = "guideline" | "local";
/**
 * A value that a message speaks of.
 */
export type Arg = number | string | string[];
/**
 * What is disclosed of a matter.
 */
export type Aspect = "guide" | "process" | "result";
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
 * How bad a finding is.
 */
export type Severity = "error" | "warning" | "info";
/**
 * Whether a body is a class or one body.
 */
export type BodyClass = "generic" | "named" | "unclear";
/**
 * What was done to a node.
 */
export type Op = "add" | "remove" | "move" | "rename" | "edit" | "reorder" | "split" | "merge";
/**
 * How two nodes were found to be one.
 */
export type By = "pin" | "id" | "derivation" | "path" | "similarity" | "remainder";
/**
 * What became of a piece of text.
 */
export type SpanKind = "same" | "removed" | "added";
/**
 * How a catalog ended.
 */
export type CascadeState = "done" | "conflicts" | "current" | "waiting" | "failed" | "missing";
/**
 * What met what: ours first, then theirs.
 */
export type ConflictKind =
  | "edited-edited"
  | "renamed-renamed"
  | "moved-moved"
  | "reordered-reordered"
  | "removed-changed"
  | "changed-removed"
  | "added-added"
  | "changed-split"
  | "split-changed"
  | "changed-merged"
  | "merged-changed"
  | "split-split";
/**
 * How to decide a conflict.
 */
export type Choice = "ours" | "theirs" | "base" | "both" | "value";
/**
 * Something done to the merged catalog.
 */
export type Deed =
  | {
      do: "set";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The element.
       */
      element: ElementName;
      /**
       * The value.
       */
      value?: unknown;
    }
  | {
      do: "column";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The column's heading.
       */
      column: string;
      /**
       * The text.
       */
      value?: string | null;
    }
  | {
      do: "name";
      /**
       * The node's id.
       */
      id: Id;
      /**
       * The name.
       */
      name: string;
    }
  | {
      do: "move";
      /**
       * The node's id.
       */
      id: Id;
      /**
       * Where to.
       */
      to: Spot;
    }
  | {
      do: "order";
      /**
       * The parent's id; absent for the domains.
       */
      parent?: Id | null;
      /**
       * The children's ids in their new order; those not named keep their place behind the one they follow.
       */
      order: Id[];
    }
  | {
      do: "add";
      /**
       * The node.
       */
      node: Subtree;
      /**
       * Where to.
       */
      to: Spot;
    }
  | {
      do: "remove";
      /**
       * The node's id.
       */
      id: Id;
    };
/**
 * A node with all below it.
 */
export type Subtree =
  | {
      domain: Domain;
    }
  | {
      item: Item;
    }
  | {
      entry: Entry;
    };
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
 * What a ticked channel means in a catalog.
 */
export type TickedChannels = "mandatory" | "any-of";
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
 * Which entries are meant. An element that is unknown fits no condition and no opposite of one.
 */
export type Condition =
  | {
      all: Condition[];
    }
  | {
      any: Condition[];
    }
  | {
      not: Condition;
    }
  | {
      text: TextIs;
    }
  | {
      limit: LimitIs;
    }
  | {
      body: BodyIs;
    }
  | {
      channels: HasChannel;
    }
  | {
      method: HasMethod;
    }
  | {
      levels: HasLevel;
    }
  | {
      audience: AudienceIs;
    };
/**
 * Whether something is there.
 */
export type Presence = "absent" | "present";
/**
 * A kind of limit.
 */
export type LimitKind =
  | "within"
  | "prompt"
  | "publicity"
  | "ahead"
  | "before"
  | "every"
  | "by"
  | "by-date"
  | "with"
  | "duration"
  | "same-as-above"
  | "unreadable";
/**
 * The verdict on an entry of the guideline. An entry that deserves several gets the one that comes last here.
 */
export type Verdict =
  | "conforms"
  | "localised"
  | "strengthened"
  | "changed"
  | "unknown"
  | "misplaced"
  | "weakened"
  | "excused"
  | "missing";
/**
 * What a duty of one's own can rest on.
 */
export type GroundKind = "power" | "service" | "rule";
/**
 * Why an exclusion does not hold.
 */
export type VoidReason = "unknown" | "unbound" | "present" | "unreasoned";
/**
 * How an item was linked.
 */
export type LinkBy = "pin" | "reference" | "code" | "name" | "similarity";
/**
 * One step of a patch.
 */
export type Step = {
  /**
   * The change it belongs to: its position in the comparison's `changes`, from 0. Absent for what follows the changes:
   * header, ids, serial numbers, recorded derivations, columns that only one of the catalogs keeps.
   */
  change?: number | null;
} & StepVariant;
/**
 * What Step is one of.
 */
export type StepVariant =
  | {
      op: "catalog";
      /**
       * Which.
       */
      field: HeaderField;
      /**
       * The value before.
       */
      before?: unknown;
      /**
       * The value after.
       */
      after?: unknown;
    }
  | {
      op: "ids";
      /**
       * The id before with the id after.
       */
      ids: {
        [k: string]: Id;
      };
    }
  | ((
      | {
          node: "domain";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The domain and what belongs to it.
           */
          value: PatchDomain;
        }
      | {
          node: "item";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The item and what belongs to it.
           */
          value: PatchItem;
        }
      | {
          node: "entry";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The entry.
           */
          value: PatchEntry;
        }
    ) & {
      op: "add";
    })
  | ((
      | {
          node: "domain";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The domain and what belongs to it.
           */
          value: PatchDomain;
        }
      | {
          node: "item";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The item and what belongs to it.
           */
          value: PatchItem;
        }
      | {
          node: "entry";
          /**
           * Where it stands.
           */
          place: Place;
          /**
           * The entry.
           */
          value: PatchEntry;
        }
    ) & {
      op: "remove";
    })
  | {
      op: "move";
      /**
       * A node of which kind.
       */
      node: NodeKind;
      /**
       * Its id.
       */
      id: Id;
      /**
       * Where it stood.
       */
      from: Place;
      /**
       * Where it stands then.
       */
      to: Place;
    }
  | {
      op: "rename";
      /**
       * A node of which kind.
       */
      node: NodeKind;
      /**
       * Its id.
       */
      id: Id;
      /**
       * The name before.
       */
      before: string;
      /**
       * The name after.
       */
      after: string;
    }
  | {
      op: "edit";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The element.
       */
      element: ElementName;
      /**
       * The value before.
       */
      before?: unknown;
      /**
       * The value after.
       */
      after?: unknown;
    }
  | {
      op: "column";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The column's heading.
       */
      column: string;
      /**
       * The column that one which comes or goes stands behind; absent for the first, and where only the value changes.
       */
      behind?: string | null;
      /**
       * The value before.
       */
      before?: string | null;
      /**
       * The value after.
       */
      after?: string | null;
    }
  | {
      op: "derived";
      /**
       * A node of which kind.
       */
      node: NodeKind;
      /**
       * Its id.
       */
      id: Id;
      /**
       * The id recorded before.
       */
      before?: Id | null;
      /**
       * The id recorded after.
       */
      after?: Id | null;
    };
/**
 * A field of a catalog's header.
 */
export type HeaderField =
  "kind" | "title" | "edition" | "issuer" | "based_on" | "ticked_channels" | "exclusions";
/**
 * An operation of a JSON Patch (RFC 6902). Paths are JSON Pointers (RFC 6901).
 */
export type JsonOperation =
  | {
      op: "add";
      /**
       * Where.
       */
      path: string;
      /**
       * The value.
       */
      value: unknown;
    }
  | {
      op: "remove";
      /**
       * Where.
       */
      path: string;
    }
  | {
      op: "replace";
      /**
       * Where.
       */
      path: string;
      /**
       * The value.
       */
      value: unknown;
    }
  | {
      op: "move";
      /**
       * From where.
       */
      from: string;
      /**
       * To where.
       */
      path: string;
    };
/**
 * How a table's domain was told.
 */
export type DomainBy = "caller" | "column" | "title" | "sheet" | "file" | "continued" | "unnamed";
/**
 * One part of a time limit.
 */
export type LimitPart = {
  /**
   * What the part alone is about, where the wording says so, folded: `执法决定信息`, `批前`.
   */
  of?: string | null;
} & LimitPartVariant;
/**
 * What LimitPart is one of.
 */
export type LimitPartVariant =
  | {
      kind: "within";
      /**
       * How many.
       */
      count: number;
      /**
       * Of what.
       */
      unit: Unit;
      /**
       * The event it runs from.
       */
      after: LimitEvent;
    }
  | {
      kind: "prompt";
      /**
       * In which sense.
       */
      how: Promptness;
      /**
       * The event it follows, where the wording names one: 合同签订后及时公开.
       */
      after?: LimitEvent;
    }
  | {
      kind: "publicity";
      /**
       * How many.
       */
      count: number;
      /**
       * Of what.
       */
      unit: Unit;
    }
  | {
      kind: "ahead";
      /**
       * How many.
       */
      count: number;
      /**
       * Of what.
       */
      unit: Unit;
      /**
       * The event, where the wording names it.
       */
      before?: string | null;
    }
  | {
      kind: "before";
      /**
       * The event.
       */
      event: string;
    }
  | {
      kind: "every";
      /**
       * How many.
       */
      count: number;
      /**
       * Of what.
       */
      unit: Unit;
      /**
       * How often in that time: 2 for 每年两次.
       */
      times: number;
    }
  | {
      kind: "by";
      /**
       * The period in which the date lies.
       */
      period: Period;
      /**
       * The month in the period, from 1: of the year, or the first to third of the quarter.
       */
      month?: number | null;
      /**
       * The day in that month, or in the period where no month is given; absent for 每年3月.
       */
      day?: LimitDay | null;
    }
  | {
      kind: "by-date";
      /**
       * The year.
       */
      year: number;
      /**
       * The month, from 1.
       */
      month?: number | null;
      /**
       * The day.
       */
      day?: LimitDay | null;
    }
  | {
      kind: "with";
      /**
       * With what.
       */
      event: string;
    }
  | {
      kind: "duration";
      /**
       * The words.
       */
      wording: string;
    }
  | {
      kind: "same-as-above";
    };
/**
 * A unit of time.
 */
export type Unit = "hour" | "working-day" | "day" | "week" | "month" | "quarter" | "semester" | "year";
/**
 * The event a limit runs from.
 */
export type LimitEvent =
  | "formed-or-changed"
  | "unstated"
  | {
      other: string;
    };
/**
 * A sense of without delay.
 */
export type Promptness = "real-time" | "same-day" | "prompt" | "as-it-progresses";
/**
 * The period in which a date lies.
 */
export type Period =
  "year" | "next-year" | "half-year" | "quarter" | "next-quarter" | "month" | "next-month" | "week";
/**
 * A day in a month or period.
 */
export type LimitDay =
  | {
      on: number;
    }
  | "start"
  | "end";
/**
 * When a part of a limit is due.
 */
export type When =
  | (DueDay & {
      kind: "by";
    })
  | (DueDay & {
      kind: "on";
    })
  | (DueDay & {
      kind: "before";
    })
  | {
      kind: "shown";
      /**
       * The day on which it is put up.
       */
      from: string;
      /**
       * The last day of the display: it stays up until that day is over.
       */
      until: DueDay;
    }
  | {
      kind: "each";
      /**
       * The days until which each is due.
       */
      days: DueDay[];
    }
  | (DueDay & {
      kind: "not-before";
    })
  | {
      kind: "none";
      /**
       * Why not.
       */
      why: Why;
    };
/**
 * A day of the week.
 */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
/**
 * Why no day follows from a part of a limit.
 */
export type Why =
  | "duration"
  | "same-as-above"
  | "event-not-dated"
  | "no-number"
  | "semester"
  | "about-the-start"
  | "no-such-day"
  | "year-missing"
  | "out-of-calendar";
/**
 * What a catalog is to the one it comes from.
 */
export type EdgeKind = "derived" | "edition";
/**
 * How a derivation is known.
 */
export type Told = "recorded-digest" | "recorded-name" | "inferred";
/**
 * How an instrument ended.
 */
export type Ended = "superseded" | "repealed" | "absorbed" | "expired";
/**
 * The value of a parameter.
 */
export type Value = number | string[];
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
export type Format = "json" | "xlsx" | "xls" | "ods" | "docx" | "html" | "csv" | "tsv" | "markdown" | "text";
/**
 * How an entry rests on something.
 */
export type Rests = "direct" | "superseded" | "unnumbered";
/**
 * What is to be done with an entry when a basis lapses.
 */
export type ImpactAction = "replace-basis" | "drop-basis" | "reground-or-cancel";
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
 * A language of messages.
 */
export type Lang = "zh" | "en";
/**
 * Something done to the merged catalog.
 */
export type RebaseDeed =
  | {
      do: "set";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The element.
       */
      element: ElementName;
      /**
       * The value.
       */
      value?: unknown;
    }
  | {
      do: "column";
      /**
       * The entry's id.
       */
      id: Id;
      /**
       * The column's heading.
       */
      column: string;
      /**
       * The text.
       */
      value?: string | null;
    }
  | {
      do: "name";
      /**
       * The node's id.
       */
      id: Id;
      /**
       * The name.
       */
      name: string;
    }
  | {
      do: "move";
      /**
       * The node's id.
       */
      id: Id;
      /**
       * Where to.
       */
      to: Spot;
    }
  | {
      do: "order";
      /**
       * The parent's id; absent for the domains.
       */
      parent?: Id | null;
      /**
       * The children's ids in their new order; those not named keep their place behind the one they follow.
       */
      order: Id[];
    }
  | {
      do: "add";
      /**
       * The node.
       */
      node: RebaseSubtree;
      /**
       * Where to.
       */
      to: Spot;
    }
  | {
      do: "remove";
      /**
       * The node's id.
       */
      id: Id;
    };
/**
 * A node with all below it.
 */
export type RebaseSubtree =
  | {
      domain: RebaseDomain;
    }
  | {
      item: RebaseItem;
    }
  | {
      entry: RebaseEntry;
    };
/**
 * Why a change of the guideline is of no consequence.
 */
export type VoidWhy = "excluded" | "absent" | "reworded" | "other-level";

/**
 * One adjustment.
 */
export interface Adjustment {
  /**
   * Its number, from 1.
   */
  n: number;
  /**
   * What is done.
   */
  kind: AdjustmentKind;
  /**
   * A node of which kind is adjusted.
   */
  node: NodeKind;
  /**
   * The domain, as it is called in the catalog as it was.
   */
  domain: string;
  /**
   * The place in names.
   */
  place: string;
  /**
   * The id in the catalog as it was, of an addition as it is to be.
   */
  path: string;
  /**
   * What is changed: an element's key, the name, the place, the order; absent for what comes, goes, splits or merges.
   */
  element?: string | null;
  /**
   * As it was, in the document's form; of a move the place in names.
   */
  before?: unknown;
  /**
   * As it is to be.
   */
  after?: unknown;
  /**
   * What the change means.
   */
  effect?: Effect | null;
  /**
   * Why; absent where only the applicant knows.
   */
  cause?: Cause | null;
}
/**
 * An item that may be one or another matter of the catalog.
 */
export interface Ambiguous {
  /**
   * The item.
   */
  item: ItemRef;
  /**
   * Why it cannot be told.
   */
  why: AmbiguousBecause;
  /**
   * What it may be, the likeliest first.
   */
  candidates: Candidate[];
}
/**
 * An item of a list, as the parts of a coverage name it.
 */
export interface ItemRef {
  /**
   * The position of its list among those given.
   */
  list: number;
  /**
   * Which of the two lists that is.
   */
  kind: ListKind;
  /**
   * Its id in the list.
   */
  id: Id;
  /**
   * Its name; of a sub-item with that of its item before it.
   */
  name: string;
  /**
   * Its type.
   */
  type?: ItemType | null;
  /**
   * Where it was read.
   */
  origin?: Origin | null;
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
 * What an item may be.
 */
export interface Candidate {
  /**
   * What the catalog has.
   */
  target: Target;
  /**
   * How alike the two are, from 0 to 1.
   */
  score: number;
  /**
   * What the score is made of.
   */
  parts: Parts;
}
/**
 * An item of the catalog with all its rows, or a single entry.
 */
export interface Target {
  /**
   * An item or an entry.
   */
  node: NodeKind;
  /**
   * Its id.
   */
  path: Id;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * How many entries that are.
   */
  entries: number;
}
/**
 * How alike two nodes are, each part from 0 to 1; absent where one of them has nothing to compare.
 */
export interface Parts {
  /**
   * Their names: shared characters and pairs of characters over all (Dice).
   */
  name?: number | null;
  /**
   * The content of their entries: shared pairs of characters over all (Dice). Of nodes without entries, how much of what
   * is below them is one.
   */
  content?: number | null;
  /**
   * Their legal bases: shared pairs of characters over all (Dice).
   */
  basis?: number | null;
  /**
   * Where they stand: 1 under one parent, less within one domain, nothing elsewhere.
   */
  place?: number | null;
}
/**
 * What a body applies for, or what an edition changed.
 */
export interface Application {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * Who applies: the catalog's issuer.
   */
  applicant?: string | null;
  /**
   * The catalog as it was.
   */
  base: Side;
  /**
   * The catalog as it is to be.
   */
  revised: Side;
  /**
   * How many adjustments of which kind.
   */
  counts: {
    [k: string]: number;
  };
  /**
   * How many in which domain, by its name in the catalog as it was, in the catalogs' order.
   */
  domains: {
    [k: string]: number;
  };
  /**
   * How many of them have no cause yet.
   */
  without_cause: number;
  /**
   * Rewordings and reorderings that are not listed, since nobody has to apply for them.
   */
  unlisted: number;
  /**
   * The adjustments, in the order of the comparison.
   */
  rows: Adjustment[];
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
 * What a rule of one's own is for.
 */
export interface Applies {
  /**
   * Domains, by any of their names.
   */
  domains?: string[];
  /**
   * Levels of the bodies whose catalogs these are.
   */
  levels?: Level[];
  /**
   * Guidelines or local catalogs.
   */
  kind?: Kind | null;
}
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
 * Whom the audience holds; everything that is said has to hold.
 */
export interface AudienceIs {
  /**
   * Whether the whole society is ticked.
   */
  society?: boolean | null;
  /**
   * Whether a group is ticked.
   */
  group?: boolean | null;
}
/**
 * An edition, and what speaks for it.
 */
export interface BaseCandidate {
  /**
   * The name it was given under.
   */
  name: string;
  /**
   * Its title.
   */
  title: string;
  /**
   * Its edition.
   */
  edition?: string | null;
  /**
   * How many of the catalog's entries it has.
   */
  matched: number;
  /**
   * In how many places the catalog agrees with this edition and not with every other: an element, a name, an entry that is there. Blank and
   * unknown elements tell nothing.
   */
  agreeing: number;
  /**
   * Some of these places.
   */
  evidence: Evidence[];
}
/**
 * A place in which a catalog agrees with one edition and not with another.
 */
export interface Evidence {
  /**
   * The id in the catalog.
   */
  path: string;
  /**
   * The place in names.
   */
  place: string;
  /**
   * The element, or the name of a domain or item; absent where it is the entry itself, which another edition does not have.
   */
  element?: ElementName | null;
  /**
   * What the catalog and this edition say.
   */
  says: string;
  /**
   * What another edition says; absent where it has no such entry.
   */
  otherwise?: string | null;
}
/**
 * Which edition a catalog was made from, as far as it shows.
 */
export interface BaseGuess {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The position of the edition among those given; absent where the evidence does not decide.
   */
  base?: number | null;
  /**
   * The editions, in the order given.
   */
  candidates: BaseCandidate[];
  /**
   * Why nothing was decided.
   */
  findings: Finding[];
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
 * What one of the bodies is like; everything that is said has to hold of the same one.
 */
export interface BodyIs {
  /**
   * Whether it is a class of bodies or one body.
   */
  class?: BodyClass | null;
  /**
   * The level of government that its name tells.
   */
  level?: Level | null;
  /**
   * Its name is like one of these; `*` stands for any text.
   */
  like?: string[];
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
 * How many changes of which kind. `matched + merged_entries + removed` are the base's entries, `matched +
 * split_entries + added` the other's.
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
   * Items and entries under another parent; not those of items that were split or merged.
   */
  moved: number;
  /**
   * Domains, items and entries out of their order.
   */
  reordered: number;
  /**
   * Items of the base that are several in the other.
   */
  split: number;
  /**
   * Items of the other that are several in the base.
   */
  merged: number;
  /**
   * Entries of the other that are a part of an entry of the base, beside the part that counts as matched.
   */
  split_entries: number;
  /**
   * Entries of the base that went into an entry of the other, beside the one that counts as matched.
   */
  merged_entries: number;
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
  path: Id;
  /**
   * The id in the other, where both have the node.
   */
  other?: Id | null;
  /**
   * Of a split the ids in the other, of a merge the ids in the base, of the parts beside the main one.
   */
  parts?: string[];
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
   * The column edited, where it is none of the elements (备注, 咨询电话 …): its heading.
   */
  column?: string | null;
  /**
   * What the edit means.
   */
  effect?: Effect | null;
  /**
   * The value before: an element's, a name, or a parent's id. `null` for an unknown element.
   */
  before?: unknown;
  /**
   * The value after. `null` for an unknown element.
   */
  after?: unknown;
  /**
   * What came to a many-valued element: content elements, citations, channels, bodies.
   */
  added?: string[];
  /**
   * What went from it.
   */
  dropped?: string[];
  /**
   * Where the two texts differ, where the options ask for it.
   */
  spans?: Span[];
  /**
   * How many entries an addition or removal of a domain or item takes with it.
   */
  entries?: number | null;
}
/**
 * How two nodes were found to be one, and how alike they are.
 */
export interface How {
  /**
   * How.
   */
  by: By;
  /**
   * How alike they are, from 0 to 1.
   */
  score: number;
}
/**
 * A piece of two texts laid over each other. What is `same` and `removed` together is the text before, what is
 * `same` and `added` the text after.
 */
export interface Span {
  /**
   * What became of it.
   */
  kind: SpanKind;
  /**
   * Its words.
   */
  text: string;
}
/**
 * What became of each catalog of a jurisdiction when its guideline went from one edition to the next.
 */
export interface Cascade {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The jurisdiction's name.
   */
  jurisdiction: string;
  /**
   * The old edition.
   */
  base: Side;
  /**
   * The new edition.
   */
  revised: Side;
  /**
   * How many bodies ended how.
   */
  states: {
    [k: string]: number;
  };
  /**
   * The changes of all bodies together.
   */
  counts: RebaseCounts;
  /**
   * The bodies, in the jurisdiction's order.
   */
  bodies: CascadeBody[];
  /**
   * What does not fit in the derivations.
   */
  findings: Finding[];
}
/**
 * How many changes ended as what. `taken + alike + void + theirs_conflicting` are all changes of the guideline, `kept + ours_alike +
 * dropped + ours_conflicting` all of the local catalog.
 */
export interface RebaseCounts {
  /**
   * Changes of the guideline that were carried over.
   */
  taken: number;
  /**
   * Changes of the guideline that the local catalog had made too.
   */
  alike: number;
  /**
   * Changes of the guideline that are of no consequence here.
   */
  void: number;
  /**
   * Changes of the guideline that are part of a conflict.
   */
  theirs_conflicting: number;
  /**
   * Changes of the local catalog that were kept.
   */
  kept: number;
  /**
   * Changes of the local catalog that the guideline made too.
   */
  ours_alike: number;
  /**
   * Changes of the local catalog that went with what the guideline changed.
   */
  dropped: number;
  /**
   * Changes of the local catalog that are part of a conflict.
   */
  ours_conflicting: number;
  /**
   * Conflicts that are left.
   */
  conflicts: number;
}
/**
 * What became of one catalog.
 */
export interface CascadeBody {
  /**
   * The body's division code.
   */
  code: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its level.
   */
  level: Level;
  /**
   * How it ended.
   */
  state: CascadeState;
  /**
   * The changes.
   */
  counts: RebaseCounts;
  /**
   * What is left to decide.
   */
  conflicts?: Conflict[];
  /**
   * What the new catalog no longer has of the old one.
   */
  dropped?: Dropped[];
  /**
   * What the body applies for by it, where the options ask for that.
   */
  application?: Application | null;
  /**
   * Why it could not be read or written.
   */
  reason?: string | null;
}
/**
 * One thing that both sides changed, each in its own way. Values are as in documents: absent where there is none, `null` where an
 * element is unknown.
 */
export interface Conflict {
  /**
   * Its number, which stays while others are resolved.
   */
  id: number;
  /**
   * What met what.
   */
  kind: ConflictKind;
  /**
   * A node of which kind.
   */
  node: NodeKind;
  /**
   * The node's id in the merged catalog; of one that is not there the id in the new guideline.
   */
  path: Id;
  /**
   * The id in the old guideline, where it has the node.
   */
  base_path?: Id | null;
  /**
   * The place in names.
   */
  place: string;
  /**
   * What its domain is called: the names and ids in the local catalog, the new guideline and the old one.
   */
  domain: string[];
  /**
   * The element that both edited.
   */
  element?: ElementName | null;
  /**
   * The column that both edited, where it is none of the elements: its heading.
   */
  column?: string | null;
  /**
   * What the local edit means, of edits.
   */
  ours_effect?: Effect | null;
  /**
   * What the guideline's edit means, of edits.
   */
  theirs_effect?: Effect | null;
  /**
   * The value in the old guideline: an element's, a name, a parent's id, the order of ids, or a whole node.
   */
  base?: unknown;
  /**
   * The value in the local catalog.
   */
  ours?: unknown;
  /**
   * The value in the new guideline.
   */
  theirs?: unknown;
  /**
   * Where one side removed what the other changed: what the other changed of it.
   */
  changes?: Change[];
  /**
   * What can be chosen.
   */
  choices: Choice[];
  /**
   * What to choose, and why.
   */
  suggestion: Suggestion;
  /**
   * What each choice beside `ours` does to the merged catalog; the value chosen where it is one.
   */
  deeds: Deeds;
}
/**
 * What to choose, and why.
 */
export interface Suggestion {
  /**
   * The choice.
   */
  choose: Choice;
  /**
   * Why, as a key of the messages.
   */
  reason: string;
  /**
   * Why, in the language asked for.
   */
  message?: string | null;
}
/**
 * What the choices do.
 */
export interface Deeds {
  /**
   * What taking theirs does.
   */
  theirs?: Deed[];
  /**
   * What going back to the old guideline does.
   */
  base?: Deed[];
  /**
   * What having both does.
   */
  both?: Deed[];
}
/**
 * A place in the merged catalog.
 */
export interface Spot {
  /**
   * The parent's id; absent for a domain.
   */
  parent?: Id | null;
  /**
   * The siblings that it follows, the nearest first: it stands behind the first of them that is there, else before all.
   */
  after?: Id[];
}
/**
 * One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
 */
export interface Domain {
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
  items: Item[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface Item {
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
  chosen: Channel[];
  /**
   * The channels with an empty box: on offer, not chosen.
   */
  offered?: Channel[];
}
/**
 * Something that the local catalog had and the merged one has not.
 */
export interface Dropped {
  /**
   * A node of which kind.
   */
  node: NodeKind;
  /**
   * Its id in the local catalog.
   */
  path: Id;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * The element; absent for a whole node.
   */
  element?: ElementName | null;
  /**
   * What it was: an element's value, a name, or the whole node.
   */
  value: unknown;
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
  domains?: CatalogDomain[];
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
export interface CatalogDomain {
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
  items?: CatalogItem[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface CatalogItem {
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
  items?: CatalogItem[];
  /**
   * The rows of the last level, in order.
   */
  entries?: CatalogEntry[];
}
/**
 * One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
 * how, and at which level. An element that is absent is left out, one that is unknown is `null`.
 */
export interface CatalogEntry {
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
  channels?: CatalogChannels | null;
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
export interface CatalogChannels {
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
 * What the words of an element or column are like; everything that is said has to hold. Width and blanks do not matter.
 */
export interface TextIs {
  /**
   * The element: `name`, `content`, `basis`, `time_limit`, `body` or `serial`.
   */
  element?: ElementName | null;
  /**
   * Or the heading of another column.
   */
  column?: string | null;
  /**
   * Whether there are any words.
   */
  is?: Presence | null;
  /**
   * One of these words is in it.
   */
  contains?: string[];
  /**
   * As a whole it is like one of these; `*` stands for any text.
   */
  like?: string[];
  /**
   * It has more characters than this, blanks not counted.
   */
  longer_than?: number | null;
}
/**
 * What a time limit is like; everything that is said has to hold.
 */
export interface LimitIs {
  /**
   * One of its parts is of one of these kinds.
   */
  kind?: LimitKind[];
  /**
   * One of its parts that run from an event can end later than this.
   */
  more_than?: Days | null;
}
/**
 * A length of time in days.
 */
export interface Days {
  /**
   * How many.
   */
  days: number;
  /**
   * Days of which kind.
   */
  unit: LimitUnit;
}
/**
 * What is and what is not among several.
 */
export interface HasChannel {
  /**
   * All of these are among them.
   */
  has?: Channel[];
  /**
   * None of these is among them.
   */
  lacks?: Channel[];
}
/**
 * What is and what is not among several.
 */
export interface HasMethod {
  /**
   * All of these are among them.
   */
  has?: Method[];
  /**
   * None of these is among them.
   */
  lacks?: Method[];
}
/**
 * What is and what is not among several.
 */
export interface HasLevel {
  /**
   * All of these are among them.
   */
  has?: Level[];
  /**
   * None of these is among them.
   */
  lacks?: Level[];
}
/**
 * How many entries got which verdict.
 */
export interface ConformCounts {
  /**
   * The guideline's entries by verdict: they add up to all of them. Verdicts that no entry got are left out.
   */
  guideline: {
    [k: string]: number;
  };
  /**
   * The catalog's entries that are one of the guideline's, or a part of one. With those of its own they add up to all of
   * the catalog's.
   */
  counterparts: number;
  /**
   * The catalog's own entries that cite a ground.
   */
  grounded: number;
  /**
   * The catalog's own entries that cite none.
   */
  ungrounded: number;
}
/**
 * How a catalog conforms to its guideline.
 */
export interface Conformance {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The guideline; its entries are those that bind the level.
   */
  guideline: Side;
  /**
   * The catalog.
   */
  catalog: Side;
  /**
   * The body whose catalog it is, where the catalog says so.
   */
  body?: string | null;
  /**
   * The level that the guideline was looked at for; absent where all of it was.
   */
  level?: Level | null;
  /**
   * How many of what.
   */
  counts: ConformCounts;
  /**
   * Domains whose entries are all the guideline's, word for word, its generic bodies included.
   */
  copies: CopiedDomain[];
  /**
   * The verdict on each entry of the guideline, in its order.
   */
  entries: Judgement[];
  /**
   * The catalog's entries without a counterpart in the guideline, in the catalog's order.
   */
  own: OwnEntry[];
  /**
   * What the catalog declares not to apply, where that does not hold.
   */
  exclusions?: VoidExclusion[];
}
/**
 * A domain that was copied word for word: contents, bases, limits, and the bodies that the guideline names as a class, all of them
 * or those of the level.
 */
export interface CopiedDomain {
  /**
   * The domain's id in the guideline.
   */
  path: string;
  /**
   * Its id in the catalog.
   */
  other: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * How many entries were copied.
   */
  entries: number;
}
/**
 * The verdict on one entry of the guideline, with what it rests on.
 */
export interface Judgement {
  /**
   * The entry's id in the guideline.
   */
  path: string;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * The verdict.
   */
  verdict: Verdict;
  /**
   * The id in the catalog, where it is there. Entries that were merged have the same one.
   */
  other?: string | null;
  /**
   * Its place in the catalog in names, where that is another.
   */
  other_place?: string | null;
  /**
   * Further entries of the catalog that it was split into.
   */
  parts?: string[];
  /**
   * How the two were found to be one.
   */
  how?: How | null;
  /**
   * What was edited. Of an entry that was split the parts are looked at together: what one of them says, they all say; of
   * limits, channels, audiences and methods the one that deserves the gravest verdict is told. Of one that was merged
   * with others, what those brought in is no edit. Levels that were cut down to the one looked at are localised:
   * each body answers for its own. Columns beside the elements (备注, 咨询电话 …) are told and not judged.
   */
  edits?: Change[];
  /**
   * Why it does not apply, in the catalog's words.
   */
  reason?: string | null;
}
/**
 * An entry that the guideline does not have.
 */
export interface OwnEntry {
  /**
   * Its id in the catalog.
   */
  path: string;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * What it rests on; nothing where it is ungrounded.
   */
  grounds?: Ground[];
}
/**
 * What an entry of a body's own rests on.
 */
export interface Ground {
  /**
   * A ground of which kind.
   */
  kind: GroundKind;
  /**
   * The element that cites it.
   */
  element?: ElementName | null;
  /**
   * The column that cites it, where it is none of the elements: its heading.
   */
  column?: string | null;
  /**
   * The words that cite it.
   */
  cites: string;
  /**
   * The item of the list that the options give.
   */
  item?: ListedItem | null;
}
/**
 * An item of a list by its code and name, as much as others need of it.
 */
export interface ListedItem {
  /**
   * Its code (项目编码).
   */
  code?: string | null;
  /**
   * Its name.
   */
  name: string;
}
/**
 * A part of the guideline that the catalog declares not to apply, and why that does not hold, or not wholly.
 */
export interface VoidExclusion {
  /**
   * The id by which the catalog calls it.
   */
  id: string;
  /**
   * The name by which the catalog calls it.
   */
  name?: string;
  /**
   * The reason that the catalog gives.
   */
  reason?: string | null;
  /**
   * The id in the guideline of what it means.
   */
  path?: string | null;
  /**
   * Why it does not hold.
   */
  why: VoidReason;
  /**
   * How many entries of what does not apply are nevertheless there.
   */
  entries?: number | null;
}
/**
 * A catalog held against the power-and-responsibility list and the public-service list (国办发〔2019〕54号).
 */
export interface Coverage {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalog.
   */
  catalog: Side;
  /**
   * The body whose catalog it is, where the catalog says so.
   */
  body?: string | null;
  /**
   * The lists, in the order in which they were given.
   */
  lists: CoverageList[];
  /**
   * How many of what.
   */
  counts: CoverageCounts;
  /**
   * The links, by list and item in their order, then in the catalog's.
   */
  links: Link[];
  /**
   * The items without an entry. Of an item with sub-items that all have none only the item itself.
   */
  uncovered: Uncovered[];
  /**
   * The items of which it cannot be told which matter of the catalog they are.
   */
  ambiguous: Ambiguous[];
  /**
   * The items whose type demands more than the catalog has of them.
   */
  incomplete: Incomplete[];
  /**
   * The entries that record an item which their list does not have.
   */
  orphaned: Orphan[];
  /**
   * The same as findings, and references of the lists that name nothing in the catalog.
   */
  findings: Finding[];
}
/**
 * A list that the catalog is held against.
 */
export interface CoverageList {
  /**
   * Which of the two lists.
   */
  kind: ListKind;
  /**
   * Its title.
   */
  title?: string;
  /**
   * Whose it is.
   */
  body?: string | null;
  /**
   * How many items and sub-items it has.
   */
  items: number;
}
/**
 * How many of what. `linked + within + ambiguous + uncovered` are all items.
 */
export interface CoverageCounts {
  /**
   * Items and sub-items of all lists.
   */
  items: number;
  /**
   * Those with a link of their own.
   */
  linked: number;
  /**
   * Those without that are covered by the link of the item they belong to, or by links of their sub-items.
   */
  within: number;
  /**
   * Those of which it cannot be told.
   */
  ambiguous: number;
  /**
   * Those without an entry, each sub-item counted.
   */
  uncovered: number;
  /**
   * Those that are disclosed in part.
   */
  incomplete: number;
  /**
   * Entries that record an item which is not there.
   */
  orphaned: number;
  /**
   * Items by how they were linked first.
   */
  how: {
    [k: string]: number;
  };
  /**
   * The figures of each type, by its key; `other` for a list's own types, `none` for items without one.
   */
  types: {
    [k: string]: TypeCounts;
  };
  /**
   * The figures of each domain of the catalog that has a link or an orphan, by its name.
   */
  domains: {
    [k: string]: DomainCounts;
  };
}
/**
 * The items of one type.
 */
export interface TypeCounts {
  /**
   * Items and sub-items.
   */
  items: number;
  /**
   * Those that are covered.
   */
  covered: number;
  /**
   * Those of which it cannot be told.
   */
  ambiguous: number;
  /**
   * Those without an entry.
   */
  uncovered: number;
  /**
   * Those that are disclosed in part.
   */
  incomplete: number;
}
/**
 * What of a domain is linked.
 */
export interface DomainCounts {
  /**
   * Entries of the domain.
   */
  entries: number;
  /**
   * Those that are linked to an item.
   */
  linked: number;
  /**
   * Items of the lists that are linked to it.
   */
  items: number;
  /**
   * Those of them that are disclosed in part.
   */
  incomplete: number;
  /**
   * Entries that record an item which is not there.
   */
  orphaned: number;
}
/**
 * An item of a list and what the catalog has of it.
 */
export interface Link {
  /**
   * The item.
   */
  item: ItemRef;
  /**
   * What the catalog has.
   */
  target: Target;
  /**
   * How it was found.
   */
  by: LinkBy;
  /**
   * How alike the two are, from 0 to 1.
   */
  score: number;
  /**
   * What the score is made of: names, and how many of the item's bases the catalog cites there.
   */
  parts: Parts;
  /**
   * The titles that both cite, beside the Regulation itself.
   */
  shared?: string[];
  /**
   * The words that record the link: a cell of the catalog or of the list, or the code.
   */
  cites?: string | null;
}
/**
 * An item without an entry.
 */
export interface Uncovered {
  /**
   * The item.
   */
  item: ItemRef;
  /**
   * How many sub-items it stands for.
   */
  sub_items?: number;
  /**
   * What comes nearest, and is not near enough.
   */
  near?: Candidate[];
}
/**
 * An item of which the catalog has less than its type demands.
 */
export interface Incomplete {
  /**
   * The item.
   */
  item: ItemRef;
  /**
   * What is there.
   */
  present: Aspect[];
  /**
   * What is not, and what asks for it.
   */
  missing: Missing[];
  /**
   * The ids of the entries that were looked at.
   */
  entries: string[];
}
/**
 * What is missing, and what asks for it.
 */
export interface Missing {
  /**
   * What.
   */
  aspect: Aspect;
  /**
   * The instrument.
   */
  instrument: string;
  /**
   * The article.
   */
  article?: string | null;
}
/**
 * An entry that records an item which its list does not have.
 */
export interface Orphan {
  /**
   * The entry's id.
   */
  path: Id;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * Which list it refers to.
   */
  kind: ListKind;
  /**
   * The column that records the item.
   */
  column: string;
  /**
   * What it records.
   */
  cites: string;
  /**
   * The item that comes nearest by name.
   */
  near?: ItemRef | null;
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
   * The level that the base was looked at for; absent where all of it was.
   */
  level?: Level | null;
  /**
   * How many of what.
   */
  counts: DiffCounts;
  /**
   * Who is who: the pairs that ids alone do not show, or all of them where the options ask for it. The base's domains in
   * order, then its items, then its entries.
   */
  matches: Match[];
  /**
   * The changes: those of the base's nodes in its order, then what the other adds in its own.
   */
  changes: Change[];
  /**
   * The changes as a patch, where the options ask for it.
   */
  patch?: Patch | null;
  /**
   * The changes as a JSON Patch (RFC 6902) of the base's document, where the options ask for it.
   */
  json_patch?: JsonOperation[] | null;
}
/**
 * Two nodes that are one, how that was found, and how alike they are.
 */
export interface Match {
  /**
   * A node of which kind.
   */
  node: NodeKind;
  /**
   * The id in the base.
   */
  base: Id;
  /**
   * The id in the other.
   */
  other: Id;
  /**
   * Whether it is one part of several: of an item or entry that was split, or of one that was merged.
   */
  part?: boolean;
  /**
   * How it was found.
   */
  by: By;
  /**
   * How alike the two are, from 0 to 1.
   */
  score: number;
  /**
   * What the score is made of.
   */
  parts: Parts;
}
/**
 * What turns one catalog into another, step by step.
 */
export interface Patch {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * `sha256:` and the digest of the canonical JSON of the catalog it was made for; where a level was compared, of that
   * part of it. It says where the patch comes from; it may fit a catalog that differs elsewhere. Empty in the patch of an edit, where nobody
   * waits for a digest.
   */
  from: string;
  /**
   * The same of the catalog that it leads to.
   */
  to: string;
  /**
   * The steps, each for the catalog that those before it have left.
   */
  operations: Step[];
}
/**
 * Where a node stands.
 */
export interface Place {
  /**
   * The domain or item that it stands under; absent for a domain.
   */
  parent?: Id | null;
  /**
   * The sibling right before it; absent for the first.
   */
  after?: Id | null;
}
/**
 * One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
 */
export interface PatchDomain {
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
  items?: PatchItem[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface PatchItem {
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
  items?: PatchItem[];
  /**
   * The rows of the last level, in order.
   */
  entries?: PatchEntry[];
}
/**
 * One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
 * how, and at which level. An element that is absent is left out, one that is unknown is `null`.
 */
export interface PatchEntry {
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
  channels?: PatchChannels | null;
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
export interface PatchChannels {
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
 * What is due when, by the wording of a time limit and the day of its event.
 */
export interface Due {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The wording of the limit.
   */
  limit: string;
  /**
   * The day of the event that the limit runs from.
   */
  date?: string | null;
  /**
   * The day on which it was asked.
   */
  today?: string | null;
  /**
   * The parts of the limit, in the wording's order; none where the wording says nothing that can be worked out.
   */
  parts: DuePart[];
  /**
   * What holds for the limit as a whole: another limit of a law comes first, words that are no limit.
   */
  notes?: DueStep[];
  /**
   * What stands in the way: a wording that cannot be read, a year without a notice.
   */
  findings: Finding[];
}
/**
 * What one part of a limit comes to.
 */
export interface DuePart {
  /**
   * What the wording says.
   */
  limit: LimitPart;
  /**
   * The day on which counting begins: the day of the event is not counted (民法典 第二百零一条).
   */
  counts_from?: string | null;
  /**
   * When it is due.
   */
  when: When;
  /**
   * Another day that may be meant, or that holds in any case.
   */
  otherwise?: Otherwise | null;
  /**
   * How that was worked out, in order.
   */
  steps: DueStep[];
  /**
   * When it is due, in the language asked for.
   */
  text?: string | null;
}
/**
 * A day, with what an official asks about it.
 */
export interface DueDay {
  /**
   * The day.
   */
  day: string;
  /**
   * Its day of the week.
   */
  weekday: Weekday;
  /**
   * How many calendar days it lies after the day of the event; negative before it.
   */
  distance?: number | null;
  /**
   * How many calendar days are left until it, on the day asked; negative when it is past.
   */
  left?: number | null;
}
/**
 * Another day than the one that the wording gives by itself.
 */
export interface Otherwise {
  /**
   * The day.
   */
  day: string;
  /**
   * Its day of the week.
   */
  weekday: Weekday;
  /**
   * How many calendar days it lies after the day of the event; negative before it.
   */
  distance?: number | null;
  /**
   * How many calendar days are left until it, on the day asked; negative when it is past.
   */
  left?: number | null;
  /**
   * Why it may be meant.
   */
  why: DueStep;
}
/**
 * One step of the reasoning, as data: a code and what it speaks of. Days among the values are written `2026-02-09`.
 */
export interface DueStep {
  /**
   * What kind of step.
   */
  code: string;
  /**
   * What it speaks of.
   */
  args?: {
    [k: string]: Arg;
  };
  /**
   * The step in words of the language asked for.
   */
  text?: string | null;
}
/**
 * That one catalog comes from another.
 */
export interface Edge {
  /**
   * The position of the one that was there first.
   */
  from: number;
  /**
   * The position of the one made from it.
   */
  to: number;
  /**
   * What the one is to the other.
   */
  kind: EdgeKind;
  /**
   * How that is known.
   */
  told: Told;
}
/**
 * Another value for what one node holds.
 */
export interface Edit {
  /**
   * The id of the entry, item or domain.
   */
  path: Id;
  /**
   * The element of the entry; `name` is that of the item or domain. Absent for another column.
   */
  element?: ElementName | null;
  /**
   * The heading of the column, where it is none of the elements.
   */
  column?: string | null;
  /**
   * The value as it is to be, in the form of documents: absent for none, `null` for an element that is unknown.
   */
  value?: unknown;
}
/**
 * What an edit has done, and what it changed among the findings.
 */
export interface Edited {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * What was done; inverted and applied, it is undone.
   */
  patch: Patch;
  /**
   * The findings that are no longer there, in their order.
   */
  gone: Finding[];
  /**
   * The findings that are new, in their order.
   */
  came: Finding[];
  /**
   * How many findings there are now.
   */
  counts: Counts;
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
   * How bad its findings are.
   */
  severity?: Severity | null;
  /**
   * The element it is about, where it is always the same.
   */
  element?: ElementName | null;
  /**
   * The verbs that report it.
   */
  found_by: string[];
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
  grounds?: LegalGround[];
  /**
   * What can be set of the rule.
   */
  parameters?: ShownParameter[];
  /**
   * How a rule shows: a wrong piece of a catalog and a right one.
   */
  examples?: ShownExamples | null;
  /**
   * How the wrong example is mended; absent where there is no fix.
   */
  fix?: ShownFix | null;
  /**
   * How an observation shows: what stands there, and what is made of it.
   */
  observed?: Observed | null;
}
/**
 * A legal ground in one language.
 */
export interface LegalGround {
  /**
   * The instrument, with its number.
   */
  instrument: string;
  /**
   * The article; empty where the instrument as a whole is meant.
   */
  article: string;
  /**
   * What the article says, in our words.
   */
  says: string;
}
/**
 * Something of a rule that can be set.
 */
export interface ShownParameter {
  /**
   * Its name in the settings.
   */
  name: string;
  /**
   * Its value where nothing is set.
   */
  default: Value;
  /**
   * What it means.
   */
  about: string;
}
/**
 * A wrong and a right example, as rows.
 */
export interface ShownExamples {
  /**
   * What the rule finds.
   */
  wrong: ShownExample;
  /**
   * The same as it should be.
   */
  right: ShownExample;
}
/**
 * A piece of a catalog as rows, with the columns that matter.
 */
export interface ShownExample {
  /**
   * The day for which it is looked at, where that matters.
   */
  today?: string | null;
  /**
   * The headings of the columns.
   */
  head: string[];
  /**
   * The rows, each with a text for every column.
   */
  rows: string[][];
  /**
   * What is said of it, where the rule finds it.
   */
  says?: string | null;
  /**
   * The guideline that it is held against, in the same form.
   */
  guideline?: ShownExample | null;
}
/**
 * How what a rule finds is mended, shown with its wrong example.
 */
export interface ShownFix {
  /**
   * Whether the example can be mended in one way only, so that it may be done without asking. Else it is a suggestion.
   */
  certain: boolean;
  /**
   * The value as it is.
   */
  before: string;
  /**
   * The value as it should be.
   */
  value: string;
}
/**
 * What stands in a file, and what is made of it.
 */
export interface Observed {
  /**
   * What stands there.
   */
  seen: string;
  /**
   * What is made of it.
   */
  made: string;
}
/**
 * What can be mended in a catalog: what is certain and the suggestions, and the patch that carries out what is certain and accepted.
 */
export interface Fixes {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalog's title.
   */
  title: string;
  /**
   * How many findings there are.
   */
  before: Counts;
  /**
   * How many are left once the patch is applied.
   */
  after: Counts;
  /**
   * How many of those left can only be mended by somebody who knows, by code.
   */
  left: {
    [k: string]: number;
  };
  /**
   * The certain ones, in the catalog's order.
   */
  certain: Mend[];
  /**
   * The others, in the catalog's order, each for the catalog with the certain ones applied.
   */
  suggested: Mend[];
  /**
   * Carries out the certain ones and the suggestions that were accepted; a step's `change` is the mend's number. It can be applied in
   * part, and undone.
   */
  patch: Patch;
}
/**
 * Another value for one element of one node.
 */
export interface Mend {
  /**
   * Its number: those that are certain come first, then the suggestions.
   */
  n: number;
  /**
   * The codes of what it mends.
   */
  codes: string[];
  /**
   * The id of the entry, item or domain.
   */
  path: Id;
  /**
   * The place in names.
   */
  place: string;
  /**
   * The element; `name` is that of the item or domain. Absent for another column.
   */
  element?: ElementName | null;
  /**
   * The heading of the column, where it is none of the elements.
   */
  column?: string | null;
  /**
   * The value as it is, in the form of documents.
   */
  before: unknown;
  /**
   * The value as it should be.
   */
  after: unknown;
  /**
   * What the change means, as a comparison says it.
   */
  effect?: Effect | null;
  /**
   * Whether it is in the patch.
   */
  accepted: boolean;
  /**
   * What was found, in the language asked for.
   */
  message?: string | null;
}
/**
 * A holiday, with the days off that are joined to it.
 */
export interface Holiday {
  /**
   * Its name; of two that are joined, both: `国庆节、中秋节`.
   */
  name: string;
  /**
   * Its first day.
   */
  from: string;
  /**
   * Its last day.
   */
  to: string;
}
/**
 * A notice of the General Office of the State Council on the holidays of a year.
 */
export interface HolidayNotice {
  /**
   * Its title.
   */
  title: string;
  /**
   * Its document number.
   */
  number?: string | null;
  /**
   * The day it bears.
   */
  dated?: string | null;
}
/**
 * The holidays and make-up days of one year, as its notices set them. Days that a notice places in a neighbouring year
 * belong to the year of the notice.
 */
export interface HolidayYear {
  /**
   * The year.
   */
  year: number;
  /**
   * The notices that set its days.
   */
  notices?: HolidayNotice[];
  /**
   * Its holidays, each from its first to its last day.
   */
  holidays: Holiday[];
  /**
   * The weekend days that are worked.
   */
  make_up_days?: string[];
}
/**
 * What rests on a law, a document, a power item or a service item.
 */
export interface Impact {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * What was asked.
   */
  query: ImpactQuery;
  /**
   * What it was understood as: titles with their numbers, or items.
   */
  targets: string[];
  /**
   * The first day on which the basis no longer applies, where that is known and one thing is meant.
   */
  lapses?: string | null;
  /**
   * What takes its place, where that is known and one thing is meant. What has lapsed itself is passed over for its own successor.
   */
  successor?: Successor | null;
  /**
   * The day until which a catalog that was changed on the day of the lapse has to be published: 20 working days
   * (政府信息公开条例 第二十六条).
   */
  publish_by?: string | null;
  /**
   * How many entries of how many bodies.
   */
  counts: ImpactCounts;
  /**
   * The bodies that have such entries, in their order, with how many.
   */
  bodies: ImpactBody[];
  /**
   * How many entries in which domain.
   */
  domains: {
    [k: string]: number;
  };
  /**
   * The entries, by body in the order of its catalog.
   */
  entries: ImpactEntry[];
  /**
   * What could not be told.
   */
  findings: Finding[];
}
/**
 * What is asked about: exactly one of a basis, a power item, a service item.
 */
export interface ImpactQuery {
  /**
   * A law or document: its title, its number, or both, as a citation is written (`国务院令第492号`, `《收养法》`).
   */
  basis?: string | null;
  /**
   * An item of the power-and-responsibility list, by its code or name.
   */
  power?: string | null;
  /**
   * An item of the public-service list, by its code or name.
   */
  service?: string | null;
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
 * How many entries rest on it, and what is to be done with them.
 */
export interface ImpactCounts {
  /**
   * Entries that rest on it.
   */
  entries: number;
  /**
   * Bodies that have such entries.
   */
  bodies: number;
  /**
   * Entries by how they rest on it.
   */
  how: {
    [k: string]: number;
  };
  /**
   * Entries by what is to be done.
   */
  actions: {
    [k: string]: number;
  };
}
/**
 * A body that has entries resting on what was asked about.
 */
export interface ImpactBody {
  /**
   * Its division code.
   */
  code?: string | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its level.
   */
  level?: Level | null;
  /**
   * How many entries.
   */
  entries: number;
}
/**
 * An entry that rests on what was asked about.
 */
export interface ImpactEntry {
  /**
   * The body's name.
   */
  body: string;
  /**
   * The entry's id in the body's catalog.
   */
  path: string;
  /**
   * Its place in names.
   */
  place: string;
  /**
   * How it rests on it.
   */
  how: Rests;
  /**
   * The words that say so: the citation, or the text that names the item.
   */
  wording: string;
  /**
   * From what the entry cites to what was asked about, where there is something between.
   */
  through?: string[];
  /**
   * What is to be done when it lapses; absent where nothing lapses.
   */
  action?: ImpactAction | null;
  /**
   * What to cite instead.
   */
  successor?: Successor | null;
  /**
   * The day by which: the first on which what it cites no longer applies.
   */
  due?: string | null;
  /**
   * The day until which the changed catalog has to be published: 20 working days from then (政府信息公开条例 第二十六条). Absent
   * where the table of working days does not reach, which is a finding.
   */
  publish_by?: string | null;
  /**
   * Whether that day has come.
   */
  overdue?: boolean;
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
   * When its text was amended or revised under its title, in order.
   */
  revised?: Revision[];
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
 * An amendment or revision of an instrument under its title.
 */
export interface Revision {
  /**
   * The year in which it was made, by which the text is cited (2018年修正).
   */
  year: number;
  /**
   * The first day on which the text as revised applies.
   */
  effective: string;
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
 * A body's power-and-responsibility list (权责清单) or public-service list (公共服务清单).
 */
export interface ItemList {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * Which of the two lists it is.
   */
  kind: ListKind;
  /**
   * The title as written.
   */
  title?: string;
  /**
   * Whose list it is, where it says so.
   */
  body?: string | null;
  /**
   * The items, in order; a sub-item follows the item that it belongs to.
   */
  items?: ListItem[];
}
/**
 * An item of a list, or a sub-item (子项) of one.
 */
export interface ListItem {
  /**
   * What names it in its list: its code, else the path of its names. Unique in the list: a taken one gets `~2` behind it.
   */
  id?: Id;
  /**
   * 序号, as written.
   */
  serial?: string | null;
  /**
   * 项目编码.
   */
  code?: string | null;
  /**
   * 项目名称 or 事项名称; of a sub-item its own name.
   */
  name: string;
  /**
   * The id of the item that a sub-item belongs to.
   */
  parent?: Id | null;
  /**
   * 权力类型.
   */
  type?: ItemType | null;
  /**
   * 实施依据 or 设定依据; `basis::read` parses it to citations.
   */
  basis?: Wording | null;
  /**
   * 责任事项.
   */
  duties?: Wording | null;
  /**
   * 追责情形.
   */
  accountability?: Wording | null;
  /**
   * 受理条件.
   */
  conditions?: Wording | null;
  /**
   * 承诺时限.
   */
  time_limit?: Wording | null;
  /**
   * 材料清单.
   */
  materials?: Wording | null;
  /**
   * 实施主体, where it is not that of the whole list.
   */
  body?: Wording | null;
  /**
   * Other columns of the table, by their heading as written.
   */
  extra?: {
    [k: string]: string;
  };
  /**
   * The cell that its name was read from.
   */
  origin?: Origin | null;
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
   * The file that sets the rulebook, relative to this document.
   */
  rules?: string | null;
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
  /**
   * The files of its power-and-responsibility list and its public-service list, relative to this document.
   */
  lists?: string[];
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
 * Which catalog was made from which.
 */
export interface Lineage {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The catalogs, in the order given.
   */
  nodes: LineageNode[];
  /**
   * The derivations, by the catalogs' positions.
   */
  edges: Edge[];
  /**
   * The catalogs in generations: each after all that it derives from. Those of one generation do not depend on each other. Catalogs on
   * a circle are in none.
   */
  order: number[][];
  /**
   * What does not fit.
   */
  findings: Finding[];
}
/**
 * A catalog in the lineage.
 */
export interface LineageNode {
  /**
   * The name it was given under.
   */
  name: string;
  /**
   * Its title.
   */
  title: string;
  /**
   * Its edition.
   */
  edition?: string | null;
  /**
   * A guideline or a body's own.
   */
  kind: Kind;
  /**
   * Whose it is.
   */
  issuer?: Issuer | null;
  /**
   * Its digest.
   */
  digest: string;
}
/**
 * The lists that a file holds.
 */
export interface ListsRead {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The lists: one, or both where the tables of a file are of both kinds.
   */
  lists: ListsReadItemList[];
  /**
   * What was repaired, skipped or could not be known.
   */
  findings: Finding[];
}
/**
 * A body's power-and-responsibility list (权责清单) or public-service list (公共服务清单).
 */
export interface ListsReadItemList {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * Which of the two lists it is.
   */
  kind: ListKind;
  /**
   * The title as written.
   */
  title?: string;
  /**
   * Whose list it is, where it says so.
   */
  body?: string | null;
  /**
   * The items, in order; a sub-item follows the item that it belongs to.
   */
  items: ListsReadListItem[];
}
/**
 * An item of a list, or a sub-item (子项) of one.
 */
export interface ListsReadListItem {
  /**
   * What names it in its list: its code, else the path of its names. Unique in the list: a taken one gets `~2` behind it.
   */
  id: Id;
  /**
   * 序号, as written.
   */
  serial?: string | null;
  /**
   * 项目编码.
   */
  code?: string | null;
  /**
   * 项目名称 or 事项名称; of a sub-item its own name.
   */
  name: string;
  /**
   * The id of the item that a sub-item belongs to.
   */
  parent?: Id | null;
  /**
   * 权力类型.
   */
  type?: ItemType | null;
  /**
   * 实施依据 or 设定依据; `basis::read` parses it to citations.
   */
  basis?: Wording | null;
  /**
   * 责任事项.
   */
  duties?: Wording | null;
  /**
   * 追责情形.
   */
  accountability?: Wording | null;
  /**
   * 受理条件.
   */
  conditions?: Wording | null;
  /**
   * 承诺时限.
   */
  time_limit?: Wording | null;
  /**
   * 材料清单.
   */
  materials?: Wording | null;
  /**
   * 实施主体, where it is not that of the whole list.
   */
  body?: Wording | null;
  /**
   * Other columns of the table, by their heading as written.
   */
  extra?: {
    [k: string]: string;
  };
  /**
   * The cell that its name was read from.
   */
  origin?: Origin | null;
}
/**
 * A rule of one's own: what an entry must not be like, how bad that is, and what is said of it.
 */
export interface OwnRule {
  /**
   * The code of its findings, in kebab-case; none of those that are taken.
   */
  code: string;
  /**
   * How bad its findings are.
   */
  severity: Severity;
  /**
   * The element that its findings are about.
   */
  element?: ElementName | null;
  /**
   * Which entries it finds.
   */
  condition: Condition;
  /**
   * What is wrong. `{place}` stands for the place in names, `{element}` for the element's name, `{value}` for its words.
   */
  message: OwnWords;
  /**
   * What to do about it, with the same placeholders.
   */
  help?: OwnWords | null;
  /**
   * On which ground: the document and article that ask for it.
   */
  ground?: string | null;
  /**
   * Which catalogs and domains it is for; all of them where nothing is said.
   */
  applies?: Applies | null;
}
/**
 * A text in Chinese and, where there is one, in English.
 */
export interface OwnWords {
  /**
   * Chinese.
   */
  zh: string;
  /**
   * English; where it is not there the Chinese text stands in.
   */
  en?: string | null;
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
  domains: Domain[];
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
 * A catalog carried over from one edition of its guideline to the next.
 *
 * *Ours* is the local catalog's side, *theirs* the new guideline's. While conflicts are left, the merged catalog has ours in
 * their place: nothing local is lost.
 */
export interface Rebase {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The guideline that the catalog was made from.
   */
  base: Side;
  /**
   * The guideline's next edition.
   */
  revised: Side;
  /**
   * The local catalog.
   */
  local: Side;
  /**
   * The level that both editions were looked at for; absent where all of them was.
   */
  level?: Level | null;
  /**
   * How many changes ended as what.
   */
  counts: RebaseCounts;
  /**
   * What has to be decided, in the merged catalog's order.
   */
  conflicts: RebaseConflict[];
  /**
   * Conflicts that were decided, and how.
   */
  resolved?: Resolved[];
  /**
   * Changes of the guideline that the merged catalog has. `path` is the old guideline's id, of an addition the new one's.
   */
  taken: Change[];
  /**
   * Changes of the local catalog that the merged one keeps. `path` is the old guideline's id, of an addition the local one's.
   */
  kept: Change[];
  /**
   * Changes of the guideline that the local catalog had made too.
   */
  alike: Change[];
  /**
   * Changes of the guideline that are of no consequence here, and why.
   */
  void: Voided[];
  /**
   * What the merged catalog no longer has of the local one.
   */
  dropped: Dropped[];
  /**
   * What somebody should look at, though nothing has to be decided.
   */
  findings: Finding[];
  /**
   * The catalog as it is now.
   */
  merged: RebaseCatalog;
}
/**
 * One thing that both sides changed, each in its own way. Values are as in documents: absent where there is none, `null` where an
 * element is unknown.
 */
export interface RebaseConflict {
  /**
   * Its number, which stays while others are resolved.
   */
  id: number;
  /**
   * What met what.
   */
  kind: ConflictKind;
  /**
   * A node of which kind.
   */
  node: NodeKind;
  /**
   * The node's id in the merged catalog; of one that is not there the id in the new guideline.
   */
  path: Id;
  /**
   * The id in the old guideline, where it has the node.
   */
  base_path?: Id | null;
  /**
   * The place in names.
   */
  place: string;
  /**
   * What its domain is called: the names and ids in the local catalog, the new guideline and the old one.
   */
  domain?: string[];
  /**
   * The element that both edited.
   */
  element?: ElementName | null;
  /**
   * The column that both edited, where it is none of the elements: its heading.
   */
  column?: string | null;
  /**
   * What the local edit means, of edits.
   */
  ours_effect?: Effect | null;
  /**
   * What the guideline's edit means, of edits.
   */
  theirs_effect?: Effect | null;
  /**
   * The value in the old guideline: an element's, a name, a parent's id, the order of ids, or a whole node.
   */
  base?: unknown;
  /**
   * The value in the local catalog.
   */
  ours?: unknown;
  /**
   * The value in the new guideline.
   */
  theirs?: unknown;
  /**
   * Where one side removed what the other changed: what the other changed of it.
   */
  changes?: Change[];
  /**
   * What can be chosen.
   */
  choices: Choice[];
  /**
   * What to choose, and why.
   */
  suggestion: Suggestion;
  /**
   * What each choice beside `ours` does to the merged catalog; the value chosen where it is one.
   */
  deeds: RebaseDeeds;
}
/**
 * What the choices do.
 */
export interface RebaseDeeds {
  /**
   * What taking theirs does.
   */
  theirs?: RebaseDeed[];
  /**
   * What going back to the old guideline does.
   */
  base?: RebaseDeed[];
  /**
   * What having both does.
   */
  both?: RebaseDeed[];
}
/**
 * One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
 */
export interface RebaseDomain {
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
  items?: RebaseItem[];
}
/**
 * An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
 */
export interface RebaseItem {
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
  items?: RebaseItem[];
  /**
   * The rows of the last level, in order.
   */
  entries?: RebaseEntry[];
}
/**
 * One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
 * how, and at which level. An element that is absent is left out, one that is unknown is `null`.
 */
export interface RebaseEntry {
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
  channels?: RebaseChannels | null;
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
export interface RebaseChannels {
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
 * A conflict that was decided.
 */
export interface Resolved {
  /**
   * The conflict.
   */
  conflict: RebaseConflict;
  /**
   * What was chosen.
   */
  choose: Choice;
  /**
   * The value, where one was given.
   */
  value?: unknown;
}
/**
 * A change of the guideline that is of no consequence here.
 */
export interface Voided {
  /**
   * The change.
   */
  change: Change;
  /**
   * Why.
   */
  why: VoidWhy;
}
/**
 * A disclosure catalog (公开事项目录): a guideline, or the catalog of one body.
 */
export interface RebaseCatalog {
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
  domains?: RebaseDomain[];
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
  /**
   * The rules that were switched off, and why.
   */
  switched_off?: SwitchedOff[];
}
/**
 * A rule that was switched off.
 */
export interface SwitchedOff {
  /**
   * The rule's code.
   */
  code: string;
  /**
   * Why.
   */
  reason: string;
  /**
   * How many findings it would have had.
   */
  findings: number;
}
/**
 * How to decide some conflicts: one by its number, or all that a rule names.
 */
export interface Resolution {
  /**
   * The conflict's number.
   */
  conflict?: number | null;
  /**
   * All conflicts of this kind.
   */
  kind?: ConflictKind | null;
  /**
   * All conflicts about this element.
   */
  element?: ElementName | null;
  /**
   * All conflicts in this domain, by its name or id in any of the three catalogs.
   */
  domain?: string | null;
  /**
   * All conflicts at this id, in the merged catalog or the old guideline, and below it.
   */
  path?: string | null;
  /**
   * What to choose. Absent: what each conflict suggests.
   */
  choose?: Choice | null;
  /**
   * The value, with `choose` being `value`.
   */
  value?: unknown;
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
   * The rules that were switched off, and why.
   */
  switched_off?: SwitchedOff[];
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
 * The document `rules.json`: how a province, city or county sets the rulebook.
 */
export interface RuleSettings {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * What is set of the rules, by code.
   */
  rules?: {
    [k: string]: Setting;
  };
  /**
   * Rules of one's own.
   */
  own?: OwnRule[];
}
/**
 * What is set of one rule.
 */
export interface Setting {
  /**
   * How bad its findings are.
   */
  severity?: Severity | null;
  /**
   * Why the rule is switched off; a reason has to be given. What it would have found is counted in the report.
   */
  off?: string | null;
  /**
   * Its parameters, by name.
   */
  parameters?: {
    [k: string]: Value;
  };
}
/**
 * The pages of finding codes.
 */
export interface Rulebook {
  /**
   * The version of the document form.
   */
  mulu: "1";
  /**
   * The language of its words.
   */
  lang: Lang;
  /**
   * How many codes of each severity.
   */
  counts: Counts;
  /**
   * The pages, by code.
   */
  pages: Explanation[];
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
