// Serves the built package and the golden runner to the browser: `node server.js PORT`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const ROOT = new URL("../../", import.meta.url);
const SERVED = ["/wasm/dist/", "/wasm/pkg/", "/tests/node/run.js", "/tests/browser/page.html"];
const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
});

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const file = SERVED.some((start) => pathname.startsWith(start)) && new URL(`.${pathname}`, ROOT);
  const bytes = file ? await readFile(file).catch(() => null) : null;
  if (bytes === null) {
    response.writeHead(404).end();
  } else {
    response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" });
    response.end(bytes);
  }
});
server.listen(Number(process.argv[2]), "127.0.0.1");
