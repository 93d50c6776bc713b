// The package as npm ships it, installed where nothing of the repository is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { load, ROOT } from "./files.js";

const folder = mkdtempSync(join(tmpdir(), "mulu-package-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} args */
function npm(...args) {
  return execFileSync("npm", [...args, "--silent", "--offline"], { cwd: folder, encoding: "utf8" });
}

test("the packed package installs and runs", () => {
  const wasm = fileURLToPath(new URL("wasm", ROOT));
  const [packed] = JSON.parse(npm("pack", wasm, "--json", "--pack-destination", folder));
  const files = packed.files.map((/** @type {{path: string}} */ file) => file.path);
  for (const file of [
    "dist/index.js",
    "dist/index.d.ts",
    "dist/types.d.ts",
    "pkg/mulu_wasm_bg.wasm",
    "README.md",
  ]) {
    assert(files.includes(file), `${file} is not in the package: ${files}`);
  }
  writeFileSync(join(folder, "package.json"), `{"private": true, "type": "module"}`);
  npm("install", join(folder, packed.filename));
  const { version } = load("wasm/package.json");
  const program = `
    import { init, validate, version } from "mulu";
    await init();
    const report = validate({ mulu: "1", kind: "local", domains: [{ name: "社会求助" }] }, { today: "2020-12-31" });
    console.log(version(), report.findings[0].code);
  `;
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.equal(said.trim(), `${version} unknown-domain`);
});
