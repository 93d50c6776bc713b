// Every golden case, called from Node.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import * as mulu from "../../wasm/dist/index.js";
import { call } from "../../wasm/dist/native.js";
import { cases } from "./files.js";
import { run } from "./run.js";

before(() => mulu.init());

for (const [name, golden] of cases()) {
  test(name, (t) => {
    const ran = run(mulu, call, golden);
    if (ran === null) return t.skip(`the JavaScript face does not have ${golden.call} yet`);
    for (const result of ran.results) assert.equal(result, ran.expected);
  });
}
