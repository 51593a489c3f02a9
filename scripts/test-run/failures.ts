/** What failed in a run of tests, one line each: where, its name, the first line of what it says. */
import { relative } from 'node:path';
import { z } from 'zod';
import { project } from '../project.ts';

const longestLine = 400;

function line(file: string, name: string, message: string | undefined): string {
  // oxlint-disable-next-line no-control-regex -- the colours that tools write begin with one
  const plain = (message ?? '').replaceAll(/\u001B\[[\d;]*m/g, '');
  const first = plain.split('\n').find((text) => text.trim() !== '') ?? 'no message';
  return `${file} > ${name}: ${first.trim()}`.slice(0, longestLine);
}

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** From vitest's JSON report. */
export function vitestFailures(report: unknown): readonly string[] {
  const parsed = vitestSchema.safeParse(report);
  if (!parsed.success) return [];
  return parsed.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(project, name);
    if (status === 'failed' && assertionResults.length === 0) return [line(file, 'did not load', message)];
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map((result) => line(file, result.fullName, result.failureMessages?.[0]));
  });
}

const messageSchema = z.object({ message: z.string().optional() });
const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.string(),
      results: z.array(z.object({ error: messageSchema.optional() })),
    }),
  ),
});
const suiteSchema = z.object({
  specs: z.array(specSchema).optional(),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
const playwrightSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(messageSchema) });

type Spec = z.infer<typeof specSchema>;

function specsOf({ specs = [], suites = [] }: z.infer<typeof suiteSchema>): readonly Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** From Playwright's JSON report. */
export function playwrightFailures(report: unknown): readonly string[] {
  const parsed = playwrightSchema.safeParse(report);
  if (!parsed.success) return [];
  const { suites, errors } = parsed.data;
  return [
    ...errors.map(({ message }) => line('the specs', 'did not load', message)),
    ...suites
      .flatMap(specsOf)
      .flatMap(({ title, file, tests }) =>
        tests
          .filter(({ status }) => status === 'unexpected')
          .map(({ projectName, results }) => line(file, `${title} [${projectName}]`, results.at(-1)?.error?.message)),
      ),
  ];
}
