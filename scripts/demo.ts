/**
 * `npm run demo`: drives headless Chromium through the main job, without a key and on a library that is thrown away, and
 * leaves the take in `.artifacts/demo/`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { prepareMachine } from './prerequisites/prepare-machine.ts';
import { inProject } from './project.ts';
import { runProgram } from './run-program.ts';
import { runScript } from './sentence.ts';

await runScript(async () => {
  const chromium = await prepareMachine(['chromium']);
  await buildApp();
  const folder = mkdtempSync(join(tmpdir(), 'dailies-run-'));
  try {
    const env = { ...cleanEnvironment(process.env, folder), DAILIES_CHROMIUM: chromium };
    const run = await runProgram(process.execPath, [inProject('test/e2e/demo/run-demo.ts')], { env, shows: true });
    return run.code ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
