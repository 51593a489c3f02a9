import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { cleanEnvironment } from '#scripts/clean-environment.ts';

// Every test file runs with a home, a library and a folder for temporary files of its own, and without anybody's keys or
// proxies. The name is short: sockets in it have paths of about a hundred characters at the most.
const folder = mkdtempSync(join(inject('runFolder'), 't-'));
const { NODE_ENV: mode } = process.env;
const clean: Record<string, string> = {
  ...cleanEnvironment(process.env, folder),
  ...(mode === undefined ? {} : { NODE_ENV: mode }),
  // What systems call it; programs that a test starts, such as a browser, leave their files there as well.
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
};
for (const name of Object.keys(process.env)) if (!(name in clean)) Reflect.deleteProperty(process.env, name);
Object.assign(process.env, clean);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
