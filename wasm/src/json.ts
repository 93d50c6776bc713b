// Arguments as JSON.

/** A JSON object of documents, without those that are not given. */
export function object(fields: object): string {
  const given = Object.entries(fields).filter(([, document]) => document !== undefined);
  return `{${given.map(([name, document]) => `${JSON.stringify(name)}:${json(document)}`).join()}}`;
}

/** A JSON list of documents. */
export function list(documents: (object | string)[]): string {
  return `[${documents.map(json).join()}]`;
}

/** JSON as it comes, without a byte order mark, and with half characters left for the library to refuse. */
export function json(document: object | string): string {
  if (typeof document !== "string") return JSON.stringify(document);
  return document
    .replace(/^\ufeff/, "")
    .replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** A day as documents have it. */
export function day(today: string | Date = new Date()): string {
  if (typeof today === "string") return today;
  const digits = (number: number, length: number) => String(number).padStart(length, "0");
  return [digits(today.getFullYear(), 4), digits(today.getMonth() + 1, 2), digits(today.getDate(), 2)].join(
    "-",
  );
}
