// Runs one golden case, in any runtime: nothing here is Node's or a browser's own.

/**
 * @typedef {{about: string, call: string, args: Record<string, unknown>, expect: any}} Case
 * @typedef {Record<string, unknown>} Face the package, with a function for each verb it has
 * @typedef {(verb: string, args: string) => unknown} Call the library's own entrance, under the face
 */

/**
 * What a case gives and what it has to give, as JSON texts; null for a verb that the face does not have.
 *
 * @param {Face} face
 * @param {Call} call
 * @param {Case} golden
 * @returns {{ results: string[], expected: string } | null}
 */
export function run(face, call, golden) {
  const verb = face[golden.call];
  if (typeof verb !== "function") return null;
  const { options, ...documents } = golden.args;
  const answers = [() => call(golden.call, JSON.stringify(golden.args))];
  // The package itself knows the day; a case about a missing one can only be put to the library.
  const needsDay = /** @type {{today?: unknown} | undefined} */ (options);
  if (needsDay === undefined || "today" in needsDay) {
    answers.push(() => verb(...Object.values(documents), ...(options === undefined ? [] : [options])));
  }
  const error = golden.expect?.error;
  return {
    expected: JSON.stringify(golden.expect),
    results: answers.map((answer) => JSON.stringify(error ? refusal(answer, error) : answer())),
  };
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
