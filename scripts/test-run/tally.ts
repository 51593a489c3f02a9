import { z } from 'zod';

/** How many tests ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each, as far as the report tells. */
  readonly failures?: readonly string[];
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    passed: sum((t) => t.passed),
    failed: sum((t) => t.failed),
    skipped: sum((t) => t.skipped),
    failures: tallies.flatMap(({ failures = [] }) => failures),
  };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A run that ended badly counts as a failure even when no single test did: a file that did not load, a crash. */
function withExitCode(tally: Tally, exitCode: number | null): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Names what failed. An error outside every test stands in no report: then the line says where to look. */
export function withFailures(tally: Tally, failures: readonly string[], tool: string, exitCode: number | null): Tally {
  if (tally.failed === 0 || failures.length > 0) return { ...tally, failures };
  const ended = exitCode === null ? 'was stopped' : `ended with code ${exitCode}`;
  return { ...tally, failures: [`${tool} ${ended}, and no test failed: its own output says why`] };
}

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** From vitest's JSON report; `report` is `null` when it wrote none. */
export function tallyVitest(report: unknown, exitCode: number | null): Tally {
  const parsed = vitestSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const files = parsed.data.testResults;
  const statuses = files.flatMap((file) => file.assertionResults.map((result) => result.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const skipped = statuses.length - passed - failedTests;
  return withExitCode({ passed, failed: failedTests + unloaded, skipped }, exitCode);
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** From Playwright's JSON report; `report` is `null` when it wrote none. Flaky: passed at its second try, which only CI gives. */
export function tallyPlaywright(report: unknown, exitCode: number | null): Tally {
  const parsed = playwrightSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = parsed.data;
  const failed = stats.unexpected + errors.length;
  return withExitCode({ passed: stats.expected + stats.flaky, failed, skipped: stats.skipped }, exitCode);
}
