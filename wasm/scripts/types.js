// Writes src/types.ts: the documents' types, generated from the schemas that the Rust types give.
//
//   node scripts/types.js           writes it
//   node scripts/types.js --check   fails when it is not what the schemas give

import { readdir, readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const SCHEMAS = new URL("../../schemas/", import.meta.url);
const TYPES = new URL("../src/types.ts", import.meta.url);
const REFERENCE = "#/$defs/";
const BANNER = "// Generated from schemas/*.schema.json by scripts/types.js. Do not edit.";

const types = await generate(await definitions());
if (!process.argv.includes("--check")) {
  await writeFile(TYPES, types);
} else if ((await readFile(TYPES, "utf8").catch(() => "")) !== types) {
  console.error("wasm/src/types.ts is not what schemas/ gives: run `make schemas`");
  process.exitCode = 1;
}

/** Every definition of every schema by its type's name; each document is one under its title. */
async function definitions() {
  const files = (await readdir(SCHEMAS)).filter((file) => file.endsWith(".schema.json")).sort();
  if (files.length === 0) throw new Error("there are no schemas");
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, SCHEMAS), "utf8")));
  const schemas = texts.map((text) => JSON.parse(text));
  const all = {};
  for (const [n, { $schema, $id, $defs = {}, ...document }] of schemas.entries()) {
    const later = schemas.slice(n + 1).map(({ title }) => title);
    const own = reached({ ...$defs, [document.title]: document }, document.title, later);
    Object.assign(all, apart(renamed(own, clashing(own, all), document.title)));
  }
  return all;
}

/** What a document needs of its definitions: one that is a document of its own comes with that document. */
function reached(own, title, documents) {
  const names = new Set([title]);
  for (const name of names) {
    for (const other of references(own[name])) if (!documents.includes(other)) names.add(other);
  }
  return Object.fromEntries([...names].map((name) => [name, own[name]]));
}

/** Variants get a name of their own where they share fields: the compiler would give them a number. */
function apart(definitions) {
  const entries = Object.entries(definitions).flatMap(([name, { oneOf, ...shared }]) => {
    if (oneOf === undefined || shared.properties === undefined) return [[name, definitions[name]]];
    const { description, unevaluatedProperties, ...fields } = shared;
    const variant = `${name}Variant`;
    return [
      [name, { description, allOf: [fields, { $ref: REFERENCE + variant }] }],
      [variant, { description: `What ${name} is one of.`, oneOf }],
    ];
  });
  return Object.fromEntries(entries);
}

/** Names that stand for something else already, and names of what rests on those. */
function clashing(own, all) {
  // A document that is part of another one has its title only where it stands alone.
  const said = ({ title, ...definition }) => JSON.stringify(definition);
  const names = new Set(
    Object.keys(own).filter((name) => name in all && said(all[name]) !== said(own[name])),
  );
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const [name, definition] of Object.entries(own)) {
      if (name in all && references(definition).some((other) => names.has(other))) names.add(name);
    }
  }
  return names;
}

/** The definitions with the document's name put before these names. */
function renamed(own, names, title) {
  const name = (old) => (names.has(old) && old !== title ? title + old : old);
  const entries = Object.entries(own).map(([old, definition]) => [name(old), definition]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries)), (key, value) =>
    key === "$ref" ? REFERENCE + name(value.replace(REFERENCE, "")) : value,
  );
}

function references(definition) {
  const found = [];
  JSON.stringify(definition, (key, value) => {
    if (key === "$ref") found.push(value.replace(REFERENCE, ""));
    return value;
  });
  return found;
}

/** TypeScript of these definitions, in the order of their names. */
async function generate(definitions) {
  const $defs = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  const properties = Object.fromEntries(Object.keys($defs).map((name) => [name, { $ref: REFERENCE + name }]));
  const kept = JSON.parse(JSON.stringify({ properties, $defs }), (_, value) => {
    // The compiler takes a value of which nothing is said but words for an object.
    if (typeof value?.description === "string" && Object.keys(value).length === 1) {
      return { ...value, tsType: "unknown" };
    }
    // It makes a copy of what is referred to with words of one's own; in `allOf` it keeps the reference.
    if (typeof value?.$ref !== "string" || Object.keys(value).length === 1) return value;
    const { $ref, ...words } = value;
    return { ...words, allOf: [{ $ref }] };
  });
  const text = await compile({ title: "All", type: "object", ...kept }, "All", {
    additionalProperties: false,
    bannerComment: BANNER,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
  });
  // The interface that refers to every definition has made each of them one type: that was all it was for.
  return text.replace(/^export interface All \{\n.*?^\}\n/ms, "");
}
