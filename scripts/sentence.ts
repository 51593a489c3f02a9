/** Something a person must do before this script can go on. It is printed as it is, without a stack. */
export class Sentence extends Error {}

/**
 * Runs a script's work. A `Sentence` ends it with that sentence and exit code 1; anything else is a bug and keeps its
 * stack.
 */
export async function runScript(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
