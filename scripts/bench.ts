/**
 * `npm run bench`: measures how the interface keeps up with a hand, in headless Chromium, and prints a table. `npm run
 * bench strip` runs the benches whose names contain "strip". It is no test: what it finds depends on the machine.
 */
import { prepareMachine } from './prerequisites/prepare-machine.ts';
import { inProject } from './project.ts';
import { runProgram } from './run-program.ts';
import { runScript } from './sentence.ts';

await runScript(async () => {
  const chromium = await prepareMachine(['chromium', 'ffmpeg']);
  const run = await runProgram(process.execPath, [inProject('test/bench/run-benches.ts'), ...process.argv.slice(2)], {
    env: { ...process.env, DAILIES_CHROMIUM: chromium },
    shows: true,
  });
  return run.code ?? 1;
});
