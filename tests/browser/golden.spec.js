// Every golden case, called in a real browser on the package as it is served.

import { expect, test } from "@playwright/test";

import { cases, load } from "../node/files.js";

/**
 * What page.html leaves behind.
 *
 * @typedef {{ version: string, run: (golden: import("../node/run.js").Case) => ReturnType<typeof import("../node/run.js").run> }} Golden
 * @typedef {{ golden: Promise<Golden> }} Page
 */

/** @type {import("@playwright/test").Page} */
let page;
/** @type {string[]} */
const complaints = [];

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto("tests/browser/page.html");
});

test.afterAll(() => expect(complaints).toEqual([]));

test("the page loads the package", async () => {
  const version = await page.evaluate(
    async () => (await /** @type {Page} */ (/** @type {unknown} */ (globalThis)).golden).version,
  );
  expect(version).toBe(load("wasm/package.json").version);
});

for (const [name, golden] of cases()) {
  test(name, async () => {
    const ran = await page.evaluate(
      async (golden) => (await /** @type {Page} */ (/** @type {unknown} */ (globalThis)).golden).run(golden),
      golden,
    );
    for (const result of ran.results) expect(result).toBe(ran.expected);
  });
}
