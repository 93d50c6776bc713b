import { call } from "./native.js";
import type { Catalog, Instrument, Report } from "./types.js";

/** How to validate. */
export interface ValidateOptions {
  /** The day on which laws have to be in force: `2020-12-31`, or a Date's day where the program runs. Today by default. */
  today?: string | Date;
  /** The language of messages put into the findings; without it they carry none. */
  lang?: "zh" | "en";
  /** Instruments of one's own, beside the built-in table. */
  laws?: Instrument[];
}

/** Holds a catalog, as an object or as JSON, against the rules. */
export function validate(catalog: Catalog | string, options: ValidateOptions = {}): Report {
  return forward("validate", { ...options, today: day(options.today) }, { catalog }) as Report;
}

function forward(verb: string, options: object, documents: Record<string, object | string>): unknown {
  // Options first: a document that is cut short or goes on too long then leaves no JSON.
  const fields = Object.entries(documents).map(([name, document]) => `"${name}":${json(document)}`);
  return call(verb, `{"options":${JSON.stringify(options)},${fields.join()}}`);
}

/** JSON as it comes, without a byte order mark, and with half characters left for the library to refuse. */
function json(document: object | string): string {
  if (typeof document !== "string") return JSON.stringify(document);
  return document
    .replace(/^\ufeff/, "")
    .replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

function day(today: string | Date = new Date()): string {
  if (typeof today === "string") return today;
  const digits = (number: number, length: number) => String(number).padStart(length, "0");
  return [digits(today.getFullYear(), 4), digits(today.getMonth() + 1, 2), digits(today.getDate(), 2)].join(
    "-",
  );
}
