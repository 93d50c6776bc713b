// The page of a comparison in a real browser: what its filters leave, what its addresses open, what it prints.

import { expect, test } from "@playwright/test";

import { load } from "../node/files.js";

/** The pages that the golden cases expect. */
const PAGES = /** @type {Record<string, string>} */ ({
  diff: load("tests/golden/write/diff-html.json").expect.file.text,
  conform: load("tests/golden/write/conform-html.json").expect.file.text,
});

/** @type {string[]} */
let complaints = [];

test.beforeEach(({ page }) => {
  complaints = [];
  page.on("pageerror", (fault) => complaints.push(fault.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
});

test.afterEach(() => expect(complaints).toEqual([]));

/**
 * Opens a page at an address in it. It is served under a name of its own: what is set as content has no address.
 *
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 * @param {string} [fragment]
 */
async function open(page, name, fragment = "") {
  await page.route("**/comparison.html", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: PAGES[name] ?? "" }),
  );
  await page.goto(`comparison.html${fragment}`);
}

/**
 * The entries that are shown, by their addresses.
 *
 * @param {import("@playwright/test").Page} page
 */
const entries = (page) =>
  page.locator("tbody.entry:visible").evaluateAll((bodies) => bodies.map((body) => body.id));

test("labels leave the entries that bear them, and the items they stand under", async ({ page }) => {
  await open(page, "diff");
  const all = ["120002001#2", "120002003#1"];
  expect(await entries(page)).toEqual(all);
  await expect(page.locator("#status")).toContainText("2 / 2");
  const weakened = page.getByRole("button", { name: /削弱/ });
  await weakened.click();
  await expect(weakened).toHaveAttribute("aria-pressed", "true");
  expect(await entries(page)).toEqual(["120002003#1"]);
  await expect(page.locator("tbody.item:visible .name")).toHaveText(["最低生活保障", "审核信息"]);
  await expect(page.locator("tbody.fold:visible")).toHaveCount(0);
  await expect(page.locator("#status")).toContainText("1 / 2");
  await page.getByRole("button", { name: /取消/ }).click();
  await expect(page.locator(".domain:visible h2"), "of two groups both are asked for").toHaveCount(0);
  await expect(page.locator("#status")).toHaveText("没有符合筛选的内容。");
  await page.getByRole("button", { name: "清除筛选" }).click();
  expect(await entries(page)).toEqual(all);
  await page.getByRole("button", { name: /取消/ }).click();
  await expect(page.locator(".domain:visible h2")).toHaveText(["税收管理"]);
  await expect(page.locator("tbody.fold:visible"), "with what went along").toHaveCount(1);
});

test("words are looked for in names, contents and reasons", async ({ page }) => {
  await open(page, "diff");
  await page.getByRole("searchbox").fill("延长为");
  await expect(page.locator("#status")).toContainText("1 / 2");
  expect(await entries(page)).toEqual(["120002003#1"]);
  await page.getByRole("searchbox").fill("政策法规");
  await expect.poll(() => entries(page), "by the name of the item above").toEqual(["120002001#2"]);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("combobox", { name: "领域" }).selectOption("税收管理");
  await expect(page.locator(".domain:visible h2")).toHaveText(["税收管理"]);
});

test("verdicts and what needs somebody", async ({ page }) => {
  await open(page, "conform");
  await page.getByRole("button", { name: /已说明不适用/ }).click();
  expect(await entries(page)).toEqual(["125001000#1"]);
  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.getByRole("button", { name: /只看需要关注的/ }).click();
  expect(await entries(page)).toEqual(["120002003#1", "120002009#1"]);
});

test("an address opens what is folded, and everything can be reached by keyboard", async ({ page }) => {
  await open(page, "diff", `#${encodeURIComponent("120002001#1")}`);
  await expect(page.locator('[id="120002001#1"]')).toBeVisible();
  await page.locator(".rest summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".rest dl").first()).toBeVisible();
  await page.getByRole("button", { name: "展开相同内容" }).press("Enter");
  await expect(page.locator("tbody details:not([open])")).toHaveCount(0);
});

test("on paper there are no filters and every heading", async ({ page }) => {
  await open(page, "diff");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#filters button:visible")).toHaveCount(0);
  await expect(page.locator("thead:visible").first()).toHaveCSS("display", "table-header-group");
  await expect(page.locator("tbody.entry:visible")).toHaveCount(2);
});

test("a narrow screen needs no scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await open(page, "diff");
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
});

test("without a script everything is there", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page, "diff");
  await expect(page.locator("tbody.entry:visible")).toHaveCount(2);
  await expect(page.locator("#filters")).toBeHidden();
  await context.close();
});
