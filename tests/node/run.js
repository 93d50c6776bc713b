// Runs one golden case, in any runtime: nothing here is Node's or a browser's own.

/**
 * @typedef {{about: string, call: string, args: Record<string, unknown>, expect: any}} Case
 * @typedef {Record<string, unknown>} Face the package, with a function for each verb it has
 * @typedef {Record<string, Record<string, unknown>>[]} Steps what a draft is asked: its verb with the arguments
 * @typedef {typeof import("../../wasm/dist/native.js")} Native the library's own entrances, under the face
 */

/**
 * What a case gives and what it has to give, as JSON texts.
 *
 * @param {Face} face
 * @param {Native} native
 * @param {Case} golden
 * @returns {{ results: string[], expected: string }}
 */
export function run(face, native, golden) {
  if (golden.call === "draft") return runDraft(face, native, golden);
  const verb = face[golden.call];
  if (typeof verb !== "function") throw new Error(`the face has no ${golden.call}`);
  const answers = [() => native.call(golden.call, JSON.stringify(golden.args))];
  if (said(golden)) answers.push(() => verb(...inOrder(golden)));
  const error = golden.expect?.error;
  return {
    expected: JSON.stringify(golden.expect),
    results: answers.map((answer) => JSON.stringify(error ? refusal(answer, error) : answer())),
  };
}

/**
 * The same of a draft, step by step: below the face, and through it where the face can say the step.
 *
 * @param {Face} face
 * @param {Native} native
 * @param {Case} golden
 */
function runDraft(face, native, { args: { steps, options, ...documents }, expect }) {
  const asked = /** @type {Steps} */ (steps).flatMap((step) => Object.entries(step));
  /** @param {(verb: string, args: Record<string, unknown>, expected: any) => unknown} ask */
  const answers = (ask) =>
    asked.map(([verb, args], n) => {
      const answer = () => ask(verb, args, expect[n]);
      return expect[n].error ? refusal(answer, expect[n].error) : answer();
    });
  const below = () => {
    const held = native.begin(JSON.stringify({ options, ...documents }));
    return answers((verb, args) => native.ask(held, verb, JSON.stringify(args)));
  };
  const through = () => {
    const { catalog, ...rest } = /** @type {any} */ (documents);
    const Draft = /** @type {typeof import("../../wasm/dist/index.js").Draft} */ (face.Draft);
    const draft = new Draft(catalog, { .../** @type {object} */ (options), ...rest });
    const verbs = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (draft));
    const said = answers((verb, args, expected) => {
      const sayable = ["edit", "apply", "report", "catalog"].includes(verb) && !("lang" in args);
      return sayable ? verbs[verb]?.call(draft, ...Object.values(args)) : expected;
    });
    draft.free();
    return said;
  };
  return {
    expected: JSON.stringify(expect),
    results: [below, through].map((answer) =>
      JSON.stringify(expect.error ? refusal(answer, expect.error) : answer()),
    ),
  };
}

/**
 * Whether the face can say it. It knows the day itself: a case about a missing one can only be put to the library.
 *
 * @param {Case} golden
 */
function said({ call, args: { options } }) {
  return call !== "validate" || "today" in /** @type {object} */ (options);
}

/**
 * A call's arguments as the face takes them: the library's by their order, options last.
 *
 * @param {Case} golden
 */
function inOrder({ call, args: { options, ...documents } }) {
  if (call === "explain") {
    const { code, ...rest } = documents;
    return [code, rest];
  }
  if (call === "write" && !("catalog" in documents && Object.keys(documents).length === 2)) {
    const { format, ...comparison } = documents;
    return [comparison, format, options];
  }
  if (call === "validate") {
    const { catalog, ...rest } = documents;
    return [catalog, { .../** @type {object} */ (options), ...rest }];
  }
  return [...Object.values(documents), ...(options === undefined ? [] : [options])];
}

/**
 * The error that a call throws, with as much of it as the case speaks of.
 *
 * @param {() => unknown} answer
 * @param {Record<string, unknown>} expected
 */
function refusal(answer, expected) {
  let result;
  try {
    result = answer();
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== "MuluError") throw thrown;
    const error = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (thrown));
    return { error: Object.fromEntries(Object.keys(expected).map((key) => [key, error[key]])) };
  }
  return result;
}
