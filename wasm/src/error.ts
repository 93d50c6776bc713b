import type { Origin } from "./types.js";

/** Why something could not be done: a document that cannot be read, an unknown option or field. */
export class MuluError extends Error {
  override readonly name = "MuluError";

  constructor(
    /** What is wrong, in Chinese. */
    message: string,
    /** What kind of error this is, in kebab-case. Never renamed. */
    readonly code: string,
    /** What to do about it, in Chinese. */
    readonly help: string,
    /** Where it was met. */
    readonly origin: Origin | null = null,
  ) {
    super(message);
  }
}
