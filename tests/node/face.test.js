// What only JavaScript has: loading, its argument types, its error.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";

import * as mulu from "../../wasm/dist/index.js";
import native from "../../wasm/pkg/mulu_wasm.js";
import { load, ROOT } from "./files.js";

const WASM = new URL("wasm/pkg/mulu_wasm_bg.wasm", ROOT);
const DAY = "2020-12-31";
/** @type {mulu.Catalog} */
const CATALOG = { mulu: "1", kind: "local", title: "临泉县目录", domains: [{ name: "社会求助" }] };
const TEXT = JSON.stringify(CATALOG);

/** @param {() => unknown} call */
function code(call) {
  /** @type {string | undefined} */
  let code;
  assert.throws(call, (fault) => {
    assert(fault instanceof mulu.MuluError, String(fault));
    assert(fault instanceof Error && fault.name === "MuluError" && fault.message !== "");
    assert.equal(fault.origin, null);
    code = fault.code;
    return true;
  });
  return code;
}

before(async () => {
  assert.throws(() => mulu.validate(CATALOG), /await init\(\)/);
  assert.throws(() => mulu.version(), /await init\(\)/);
  await assert.rejects(mulu.init(new Uint8Array([1, 2, 3])), "a module that is none");
  await mulu.init();
  await mulu.init();
});

for (const [kind, source] of /** @type {const} */ ([
  ["bytes", readFile(WASM)],
  ["a URL", WASM],
  ["a module", readFile(WASM).then((bytes) => WebAssembly.compile(new Uint8Array(bytes)))],
])) {
  test(`the module loads from ${kind}`, async () => {
    // A copy of the package's modules, which nothing has loaded yet.
    const fresh = await import(`../../wasm/dist/native.js?${encodeURIComponent(kind)}`);
    await fresh.init(await source);
    assert.equal(fresh.version(), mulu.version());
  });
}

test("the version is the package's", () => {
  assert.equal(mulu.version(), load("wasm/package.json").version);
});

test("a catalog is an object or a text", () => {
  const report = mulu.validate(CATALOG, { today: DAY });
  assert.deepEqual(mulu.validate(TEXT, { today: DAY }), report);
  assert.deepEqual(mulu.validate(`\ufeff${TEXT}`, { today: DAY }), report);
  assert.deepEqual(
    report.findings.map((finding) => finding.code),
    ["unknown-domain"],
  );
});

test("a Date is its day where the program runs", () => {
  /** @type {mulu.Instrument} */
  const law = { title: "临泉县某办法", class: "normative-document", lapsed: "2021-01-01", ended: "repealed" };
  const cited = structuredClone(CATALOG);
  cited.domains = [
    { name: "社会救助", items: [{ name: "临时救助", entries: [{ basis: "《临泉县某办法》" }] }] },
  ];
  for (const [date, day] of /** @type {const} */ ([
    [new Date(2020, 11, 31, 0, 0), DAY],
    [new Date(2020, 11, 31, 23, 59), DAY],
    [new Date(2021, 0, 1, 0, 0), "2021-01-01"],
  ])) {
    assert.deepEqual(
      mulu.validate(cited, { today: date, laws: [law] }),
      mulu.validate(cited, { today: day, laws: [law] }),
    );
  }
  assert.equal(
    code(() => mulu.validate(CATALOG, { today: new Date(Number.NaN) })),
    "wrong-value",
  );
});

test("without a day it is today", () => {
  assert.deepEqual(mulu.validate(CATALOG), mulu.validate(CATALOG, { today: new Date() }));
});

test("a finding speaks when a language is given", () => {
  assert.equal(mulu.validate(CATALOG).findings[0]?.message, undefined);
  assert(mulu.validate(CATALOG, { lang: "en" }).findings[0]?.message);
});

for (const [what, catalog, expected] of /** @type {[string, any, string][]} */ ([
  ["an empty text", "", "not-json"],
  ["a text cut short", TEXT.slice(0, -1), "not-json"],
  ["a text that is too long", `${TEXT}}`, "not-json"],
  ["half a character in a text", TEXT.replace("临", "\ud800"), "not-json"],
  ["half a character", { ...CATALOG, title: "\ud800" }, "not-json"],
  ["another version", { ...CATALOG, mulu: "2" }, "version-mismatch"],
  ["a misspelt field", { ...CATALOG, titel: "" }, "unknown-field-near"],
])) {
  test(`${what} is an error`, () => {
    assert.equal(
      code(() => mulu.validate(catalog, { today: DAY })),
      expected,
    );
  });
}

for (const [options, expected] of /** @type {[any, string][]} */ ([
  [{ today: "31.12.2020" }, "wrong-value"],
  [{ lang: "zn" }, "unknown-value-near"],
  [{ langue: "zh" }, "unknown-field-near"],
  [{ laws: [{ title: "《条例》" }] }, "missing-field"],
])) {
  test(`options ${JSON.stringify(options)} are an error`, () => {
    assert.equal(
      code(() => mulu.validate(CATALOG, options)),
      expected,
    );
  });
}

/** @type {mulu.Catalog} */
const OTHER = {
  mulu: "1",
  kind: "local",
  title: "太和县目录",
  domains: [{ name: "社会救助" }, { name: "公共法律服务" }],
};

for (const [kind, said] of /** @type {[string, (document: any) => any][]} */ ([
  ["objects", (document) => document],
  ["texts", JSON.stringify],
  ["texts with a mark", (document) => `\ufeff${JSON.stringify(document)}`],
])) {
  test(`documents are ${kind}`, () => {
    const [base, other] = [said(CATALOG), said(OTHER)];
    const { patch } = mulu.diff(base, other, { patch: true });
    assert(patch);
    assert.deepEqual(patch, mulu.diff(CATALOG, OTHER, { patch: true }).patch);
    assert.deepEqual(mulu.conform(base, other), mulu.conform(CATALOG, OTHER));
    assert.equal(mulu.apply(base, said(patch)).title, OTHER.title);
    assert.equal(mulu.compose([said(patch), said(mulu.invert(said(patch)))]).to, patch.from);
  });
}

test("what is compared is written from documents of any kind", () => {
  const base = `\ufeff${TEXT}`;
  const written = mulu.write({ diff: { base, other: JSON.stringify(OTHER) } }, "text", { lang: "en" });
  const plain = { diff: { base: CATALOG, other: OTHER, options: undefined } };
  assert.deepEqual(written, mulu.write(plain, "text", { lang: "en" }));
  assert.match(new TextDecoder().decode(mulu.bytes(written)), /公共法律服务/);
  const judged = mulu.write({ conform: { guideline: TEXT, catalog: OTHER } }, "html");
  assert.equal(judged.format, "html");
});

for (const [what, expected] of /** @type {[any, string][]} */ ([
  [{ diff: { base: TEXT } }, "missing-field"],
  [{ diff: { base: TEXT, other: OTHER }, conform: { guideline: TEXT, catalog: OTHER } }, "not-one"],
  [{ conform: { guideline: "", catalog: TEXT } }, "not-json"],
])) {
  test(`${JSON.stringify(what)} is not written`, () => {
    assert.equal(
      code(() => mulu.write(what, "html")),
      expected,
    );
  });
}

test("a code is explained in Chinese unless asked", () => {
  assert.deepEqual(mulu.explain("lapsed-basis"), mulu.explain("lapsed-basis", { lang: "zh" }));
  assert.notDeepEqual(mulu.explain("lapsed-basis"), mulu.explain("lapsed-basis", { lang: "en" }));
});

/** @returns {mulu.Catalog} */
function local() {
  const guideline = load("examples/data/fuyang/guideline.json");
  return { ...guideline, kind: "local", domains: guideline.domains.slice(0, 2) };
}

test("a draft is kept right", () => {
  const catalog = local();
  const options = /** @type {const} */ ({
    today: DAY,
    lang: "zh",
    guideline: { ...catalog, kind: "guideline" },
  });
  const draft = new mulu.Draft(JSON.stringify(catalog), options);
  const before = draft.report();
  const items = catalog.domains?.[0]?.items?.[0];
  const entry = (items?.items?.[0] ?? items)?.entries?.[0];
  const path = entry?.id ?? "";
  const edited = draft.edit([
    { path, element: "time_limit", value: "长期公开" },
    { path, element: "audience", value: null },
    { path, element: "body" },
    { path, column: "备注", value: "待核" },
  ]);
  assert(edited.came.every((finding) => finding.message));
  const whole = mulu.validate(draft.catalog(), options);
  assert.deepEqual([draft.report(), edited.counts], [whole, whole.counts]);
  assert.deepEqual(draft.apply(mulu.invert(edited.patch)).gone, edited.came);
  assert.deepEqual(draft.report(), before);
  draft[Symbol.dispose]();
  draft.free();
  assert.throws(() => draft.report(), /freed/);
});

test("a draft that cannot begin, and edits that do not fit", () => {
  assert.equal(
    code(() => new mulu.Draft(TEXT, { rules: { "no-such-rule": {} } })),
    "unknown-rule",
  );
  const draft = new mulu.Draft(TEXT, { today: DAY });
  assert.equal(
    code(() => draft.edit({ path: "社会救助", element: "name", value: "就业" })),
    "edit-no-node",
  );
  assert.equal(
    code(() => draft.edit({ path: "社会求助", element: "body", value: "民政局" })),
    "edit-does-not-fit",
  );
  assert.equal(draft.report().findings.length, 1);
});

test("the memory of a draft is given back", async () => {
  const { memory } = await native();
  const text = JSON.stringify(local());
  const drafts = () => {
    for (let n = 0; n < 50; n++) new mulu.Draft(text, { today: DAY }).free();
    return memory.buffer.byteLength;
  };
  assert.equal(drafts(), drafts());
});
