import { defineConfig } from 'vitest/config';

const scrubbed = ['test/environment/scrub.ts'];

/**
 * One project per kind of test, so that a part can be run by name (`npm test -- --only faults`). End-to-end specs are
 * `*.spec.ts` and belong to Playwright.
 */
export default defineConfig({
  test: {
    // Real files, processes and media: generous, and never a measure of anything.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One second, the usual limit, is little for a page on a busy machine.
    expect: { poll: { timeout: 8_000 } },
    // As for the specs: a second try in CI only. Nobody should need it; the reporter names who did.
    retry: process.env['CI'] === undefined ? 0 : 1,
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    allowOnly: false,
    globalSetup: ['test/environment/run-folder.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{electron,renderer,shared,scripts}/**/*.test.{ts,tsx}'],
          setupFiles: scrubbed,
        },
      },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'], setupFiles: scrubbed } },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'], setupFiles: scrubbed } },
      { extends: true, test: { name: 'guards', include: ['test/guards/**/*.test.ts'], setupFiles: scrubbed } },
    ],
  },
});
