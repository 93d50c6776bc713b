import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { defineConfig } from "@playwright/test";

const PORT = Number(process.env.MULU_TEST_PORT ?? 4173);

/** The Chromium of the machine: the one named by CHROMIUM, else the first on the path. */
function chromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  const path = process.env.CHROMIUM ?? found;
  if (path === undefined) throw new Error("no Chromium: `.ci/setup browser`");
  return path;
}

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/browser",
  reporter: "list",
  forbidOnly: process.env.CI !== undefined,
  workers: 1,
  timeout: 30_000,
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: { command: `node server.js ${PORT}`, port: PORT, cwd: import.meta.dirname },
});
