import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { cleanEnvironment } from '#scripts/clean-environment.ts';

// Every test file runs with a home and a library of its own, and without anybody's keys or proxies.
const folder = mkdtempSync(join(tmpdir(), 'dailies-test-'));
const { NODE_ENV: mode } = process.env;
const clean: Record<string, string> = {
  ...cleanEnvironment(process.env, folder),
  ...(mode === undefined ? {} : { NODE_ENV: mode }),
};
for (const name of Object.keys(process.env)) if (!(name in clean)) Reflect.deleteProperty(process.env, name);
Object.assign(process.env, clean);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
