/**
 * Disclosure catalogs (基层政务公开事项目录) in JavaScript. Documents are plain objects that fit the published
 * JSON Schemas; verbs forward to the Rust library, compiled to WebAssembly.
 *
 * @module
 */

export { Draft } from "./draft.js";
export { MuluError } from "./error.js";
export { init, version, type WasmSource } from "./native.js";
export type * from "./types.js";
export {
  apply,
  bytes,
  compose,
  conform,
  coverage,
  diff,
  due,
  explain,
  fix,
  guess_base,
  impact,
  invert,
  lineage,
  read,
  read_lists,
  rebase,
  resolve,
  validate,
  write,
  type AdjustArguments,
  type ApplyOptions,
  type BodyCatalog,
  type ConformArguments,
  type ConformOptions,
  type CoverageArguments,
  type CoverageOptions,
  type DiffArguments,
  type DiffOptions,
  type DueOptions,
  type ExplainOptions,
  type File,
  type FixOptions,
  type GuessOptions,
  type ImpactOptions,
  type LangOptions,
  type LayoutOptions,
  type ListOptions,
  type MatchingOptions,
  type NamedCatalog,
  type Pin,
  type ReadOptions,
  type RebaseOptions,
  type Thresholds,
  type ValidateOptions,
  type Writable,
  type WriteOptions,
} from "./verbs.js";
