// Runs one golden case, in any runtime: nothing here is Node's or a browser's own.

/**
 * @typedef {{about: string, call: string, args: Record<string, unknown>, expect: any}} Case
 * @typedef {Record<string, unknown>} Face the package, with a function for each verb it has
 * @typedef {(verb: string, args: string) => unknown} Call the library's own entrance, under the face
 */

/**
 * What a case gives and what it has to give, as JSON texts.
 *
 * @param {Face} face
 * @param {Call} call
 * @param {Case} golden
 * @returns {{ results: string[], expected: string }}
 */
export function run(face, call, golden) {
  const verb = face[golden.call];
  if (typeof verb !== "function") throw new Error(`the face has no ${golden.call}`);
  const answers = [() => call(golden.call, JSON.stringify(golden.args))];
  if (said(golden)) answers.push(() => verb(...inOrder(golden)));
  const error = golden.expect?.error;
  return {
    expected: JSON.stringify(golden.expect),
    results: answers.map((answer) => JSON.stringify(error ? refusal(answer, error) : answer())),
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
