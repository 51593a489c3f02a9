import { readFileSync, rmSync } from 'node:fs';
import { inProject } from '../project.ts';
import { runTool } from '../run-program.ts';
import { playwrightFailures, vitestFailures } from './failures.ts';
import { tallyPlaywright, tallyVitest, withFailures, type Tally } from './tally.ts';

type Environment = Readonly<Record<string, string>>;

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Runs vitest projects and shows their progress. */
export async function runVitest(
  projects: readonly string[],
  filters: readonly string[],
  env: Environment,
): Promise<Tally> {
  const report = inProject('.artifacts/reports/vitest.json');
  rmSync(report, { force: true });
  const run = await runTool(
    'vitest/vitest.mjs',
    [
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--passWithNoTests',
      ...filters,
    ],
    { env, shows: true },
  );
  const told = readReport(report);
  return withFailures(tallyVitest(told, run.code), vitestFailures(told), 'vitest', run.code);
}

/** Runs the end-to-end specs and shows their progress. */
export async function runPlaywright(filters: readonly string[], env: Environment): Promise<Tally> {
  const report = inProject('.artifacts/reports/playwright.json');
  rmSync(report, { force: true });
  const run = await runTool('playwright/cli.js', ['test', ...filters], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    shows: true,
  });
  const told = readReport(report);
  return withFailures(tallyPlaywright(told, run.code), playwrightFailures(told), 'Playwright', run.code);
}
