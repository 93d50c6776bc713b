// Every golden case, called from Node.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as mulu from "../../wasm/dist/index.js";
import * as native from "../../wasm/dist/native.js";
import { cases } from "./files.js";
import { run } from "./run.js";

before(() => mulu.init());

for (const [name, golden] of cases()) {
  test(name, () => {
    const { results, expected } = run(mulu, native, golden);
    for (const result of results) assert.equal(result, expected);
  });
}
