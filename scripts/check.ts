/** `npm run check`: everything that can be said about the code without running the app. */
import { runSteps } from './check/run-steps.ts';
import { checkSteps, guardStep } from './check/steps.ts';
import { runScript } from './sentence.ts';

await runScript(async () => {
  const results = await runSteps([...checkSteps, guardStep]);
  const failed = results.filter((result) => !result.isGreen).map((result) => result.step.name);
  console.log(failed.length === 0 ? '\nEverything holds.' : `\n${failed.length} failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
