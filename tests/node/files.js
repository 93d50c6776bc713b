// The repository's documents.

import { readdirSync, readFileSync } from "node:fs";

/** The repository. */
export const ROOT = new URL("../../", import.meta.url);

/**
 * A JSON document by its path in the repository.
 *
 * @param {string} path
 */
export function load(path) {
  return JSON.parse(readFileSync(new URL(path, ROOT), "utf8"));
}

/**
 * The files of a folder that end like this, sorted. None is a fault.
 *
 * @param {string} folder
 * @param {string} end
 */
export function list(folder, end) {
  const names = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" });
  const found = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(end));
  if (found.length === 0) throw new Error(`nothing like *${end} in ${folder}`);
  return found.sort();
}

/**
 * All golden cases by name (`validate/lapsed-basis`).
 *
 * @returns {Map<string, import("./run.js").Case>}
 */
export function cases() {
  const files = list("tests/golden/", ".json");
  return new Map(files.map((file) => [file.replace(/\.json$/, ""), load(`tests/golden/${file}`)]));
}
