// The published schemas, and that the documents fit them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { Ajv2020 } from "ajv/dist/2020.js";

import { cases, list, load, ROOT } from "./files.js";

const CITY = "examples/data/fuyang";
// Formats are Rust's widths of integers, which a schema states as bounds too.
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: false });

/**
 * The schemas of what verbs and a draft give, where the document has another name than the verb.
 *
 * @type {{ verbs: Record<string, string>, draft: Record<string, string> }}
 */
const NAMES = load("tests/schemas.json");

/** @type {Map<string, import("ajv").ValidateFunction>} */
const validators = new Map();

/**
 * The validator of a schema's file, made once: a schema's id may be given only once.
 *
 * @param {string} path
 */
function validator(path) {
  const validate = validators.get(path) ?? ajv.compile(load(path));
  validators.set(path, validate);
  return validate;
}

/**
 * Fails with the first faults where a document does not fit a schema.
 *
 * @param {unknown} document
 * @param {string} name
 */
function fits(document, name) {
  const validate = validator(`schemas/${name}.schema.json`);
  const faults = validate(document) ? [] : (validate.errors ?? []);
  assert.deepEqual(faults.slice(0, 5), []);
}

for (const file of list("schemas/", ".schema.json")) {
  test(`${file} is a schema`, () => {
    assert(validator(`schemas/${file}`));
  });
}

/**
 * Holds what a draft is told and answers against the schemas.
 *
 * @param {import("./run.js").Case} golden
 */
function fitDraft(golden) {
  const steps = /** @type {import("./run.js").Steps} */ (golden.args.steps);
  for (const [n, step] of steps.entries()) {
    const [[verb, { edits }]] = /** @type {[[string, { edits?: unknown[] }]]} */ (Object.entries(step));
    if (golden.expect[n].error !== undefined) continue;
    for (const edit of edits ?? []) fits(edit, "edit");
    fits(golden.expect[n], NAMES.draft[verb] ?? verb);
  }
}

for (const [document, schema] of /** @type {const} */ ([
  ["guideline", "catalog"],
  ["jurisdiction", "jurisdiction"],
])) {
  test(`the example's ${document} fits`, () => fits(load(`${CITY}/${document}.json`), schema));
}

for (const [name, golden] of cases()) {
  if (golden.expect?.error !== undefined) continue;
  test(`golden ${name} fits`, () => {
    // Several pages are a rulebook.
    const several = golden.call === "explain" && typeof golden.args.code !== "string";
    if (golden.call === "draft") fitDraft(golden);
    else fits(golden.expect, several ? "rulebook" : (NAMES.verbs[golden.call] ?? golden.call));
    if ("catalog" in golden.args) fits(golden.args.catalog, "catalog");
  });
}

test("the command gives a review", () => {
  const binary = process.env.MULU_BIN ?? fileURLToPath(new URL("target/release/mulu", ROOT));
  const args = ["review", CITY, "--format", "json", "--today", "2020-12-31"];
  const done = spawnSync(binary, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 30, timeout: 300_000 });
  assert(done.stdout, done.error?.message ?? done.stderr);
  fits(JSON.parse(done.stdout), "review");
});
