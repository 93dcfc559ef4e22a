// Named checks that run one after another and end in the line "N passed, N failed".
const checks = [];

/** Adds a check. */
export function check(name, run) {
  checks.push({ name, run });
}

/** What is promised, or an error when it does not come in time. */
export function within(promise, name, ms = 10_000) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error(`Nothing within ${ms} ms: ${name}`)), ms).unref()),
  ]);
}

/** Runs all checks and tells of each; how many passed and failed. */
export async function runChecks() {
  let failed = 0;
  for (const { name, run } of checks) {
    try {
      await within(run(), name, 30_000);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n        ${error.stack}`);
    }
  }
  return { failed, passed: checks.length - failed };
}

/** Prints the last line and ends with the exit code that says it too. */
export function finish({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
