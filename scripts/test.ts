/**
 * `npm test`: the check, then unit, contract, fault and guard tests, then the end-to-end specs, each in an environment
 * without keys, proxies or a person's folders. The last line sums it up.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { runSteps } from './check/run-steps.ts';
import { checkSteps } from './check/steps.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { prepareMachine } from './prerequisites/prepare-machine.ts';
import { inProject } from './project.ts';
import { runScript, Sentence } from './sentence.ts';
import { parseParts, vitestParts } from './test-run/parse-parts.ts';
import { runPlaywright, runVitest } from './test-run/run-part.ts';
import { lastLine, sumOf, type Tally } from './test-run/tally.ts';

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** A build that fails is one failed test, and what needs the bundles is not run. */
async function runBuild(): Promise<Tally> {
  try {
    await buildApp();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0, failures: ['npm run build'] };
  }
}

async function runCheck(): Promise<Tally> {
  const results = await runSteps(checkSteps);
  const passed = results.filter((result) => result.isGreen).length;
  const failures = results.filter(({ isGreen }) => !isGreen).map(({ step }) => `npm run check > ${step.name}`);
  return { passed, failed: results.length - passed, skipped: 0, failures };
}

await runScript(async () => {
  const wanted = parseParts(process.argv.slice(2));
  if ('problem' in wanted) throw new Sentence(wanted.problem);
  const chromium = await prepareMachine(['chromium', 'ffmpeg', 'openssl'], ['keyring']);
  const folder = mkdtempSync(join(tmpdir(), 'dailies-run-'));
  const env = { ...cleanEnvironment(process.env, folder), DAILIES_CHROMIUM: chromium };
  mkdirSync(inProject('.artifacts/reports'), { recursive: true });

  const tallies: Tally[] = [];
  try {
    if (wanted.parts.includes('check')) tallies.push(await runCheck());
    const projects = vitestParts.filter((part) => wanted.parts.includes(part));
    const hasE2e = wanted.parts.includes('e2e');
    const build = hasE2e || projects.some((name) => name !== 'guards') ? await runBuild() : nothing;
    tallies.push(build);
    if (projects.length > 0) tallies.push(await runVitest(projects, wanted.filters, env));
    if (hasE2e && build.failed === 0) tallies.push(await runPlaywright(wanted.filters, env));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sum = sumOf(tallies);
  // Once more, where a person looks first.
  if (sum.failed > 0) console.log(`\nFailed:\n${sum.failures?.map((each) => `- ${each}`).join('\n')}`);
  console.log(`\n${lastLine(sum)}`);
  return sum.failed === 0 ? 0 : 1;
});
