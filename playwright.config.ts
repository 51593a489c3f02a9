import { defineConfig } from 'playwright/test';
import type { HostOptions } from '#test/e2e/fixtures.ts';

/** The same specs against both hosts. `npm test` builds the bundles and finds Chromium before it starts this. */
export default defineConfig<object, HostOptions>({
  testDir: 'test/e2e/specs',
  outputDir: '.artifacts/e2e',
  // Two at a time leave Chromium, the application and its worker enough of a small machine.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A shared machine stalls now and then: CI gives a spec a second try and names it as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['line'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '.artifacts/reports/playwright.json' }],
  ],
  // Tracing each spec takes a third of its time; a second try says enough.
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure' },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    { name: 'electron', use: { hostKind: 'electron' }, grepInvert: /@browser-host/ },
  ],
});
