import { day, object } from "./json.js";
import { ask, begin, type HeldDraft } from "./native.js";
import type { Catalog, Edit, Edited, Patch, Report } from "./types.js";
import type { ApplyOptions, ValidateOptions } from "./verbs.js";

/**
 * A catalog that is being edited, with its findings kept right: after an edit only the rules that it touches are asked again, and what
 * changed among the findings comes back. The catalog stays in the library's memory until the draft is freed.
 */
export class Draft {
  #held: HeldDraft | undefined;

  /** Begins to edit a catalog, given as an object or as JSON. The options are those of `validate`. */
  constructor(catalog: Catalog | string, options: ValidateOptions = {}) {
    const { guideline, ...rest } = options;
    this.#held = begin(object({ options: { ...rest, today: day(options.today) }, catalog, guideline }));
  }

  /** Puts other values in their places, one after the other. An edit that does not fit throws, and nothing is changed. */
  edit(edits: Edit | Edit[]): Edited {
    return this.#ask("edit", { edits: Array.isArray(edits) ? edits : [edits] }) as Edited;
  }

  /** Carries a patch out, whole or by the changes that are accepted. A step that does not fit throws, and nothing is changed. */
  apply(patch: Patch | string, options: ApplyOptions = {}): Edited {
    return this.#ask("apply", { options, patch }) as Edited;
  }

  /** What is wrong with the catalog as it is. */
  report(): Report {
    return this.#ask("report", {}) as Report;
  }

  /** The catalog as it is. */
  catalog(): Catalog {
    return this.#ask("catalog", {}) as Catalog;
  }

  /** Gives the memory back; the draft cannot be asked any more. Without a word it goes with the object, some time. */
  free(): void {
    this.#held?.free();
    this.#held = undefined;
  }

  /** The same, at the end of the block that a `using` declares it in. */
  [Symbol.dispose](): void {
    this.free();
  }

  #ask(verb: string, args: object): unknown {
    if (this.#held === undefined) throw new Error("the draft was freed");
    return ask(this.#held, verb, object(args));
  }
}
