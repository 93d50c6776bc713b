import load, * as native from "../pkg/mulu_wasm.js";
import { MuluError } from "./error.js";

/** What the WebAssembly module is made of: its bytes, where they are, or a module compiled before. */
export type WasmSource = BufferSource | URL | WebAssembly.Module;

let loading: Promise<void> | undefined;
let loaded = false;

/**
 * Loads the WebAssembly module, once; every other call needs it. Without a source it is the file beside this
 * module, fetched in a browser and read in Node.
 */
export function init(
  source: WasmSource = new URL("../pkg/mulu_wasm_bg.wasm", import.meta.url),
): Promise<void> {
  loading ??= instantiate(source).catch((fault: unknown) => {
    loading = undefined; // the next call may try again
    throw fault;
  });
  return loading;
}

async function instantiate(source: WasmSource): Promise<void> {
  await load({ module_or_path: source instanceof URL ? await open(source) : source });
  loaded = true;
}

/** A file's bytes, since no runtime but the browser's fetches files; any other URL as it is. */
async function open(url: URL): Promise<BufferSource | URL> {
  if (url.protocol !== "file:") return url;
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return files === undefined ? url : new Uint8Array(await files.readFile(url));
}

/** The version of the library. */
export function version(): string {
  demandLoaded();
  return native.version();
}

/** Calls a verb with its arguments as one JSON object; the result is read from JSON. */
export function call(verb: string, args: string): unknown {
  return JSON.parse(entered(() => native.call(verb, args)));
}

/** A draft that the library holds. */
export type HeldDraft = native.HeldDraft;

/** Begins a draft with the arguments of `validate` as one JSON object. */
export function begin(args: string): HeldDraft {
  return entered(() => new native.HeldDraft(args));
}

/** Asks a draft, with the arguments as one JSON object; the result is read from JSON. */
export function ask(draft: HeldDraft, verb: string, args: string): unknown {
  return JSON.parse(entered(() => draft.call(verb, args)));
}

/** What the library gives; what it throws is JSON. */
function entered<T>(library: () => T): T {
  demandLoaded();
  try {
    return library();
  } catch (thrown) {
    if (typeof thrown !== "string") throw thrown;
    const error = JSON.parse(thrown) as MuluError;
    throw new MuluError(error.message, error.code, error.help, error.origin);
  }
}

function demandLoaded(): void {
  if (!loaded) throw new Error("mulu is not loaded: `await init()` first");
}
