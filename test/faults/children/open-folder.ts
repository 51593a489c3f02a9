import { join } from 'node:path';
import type { Database } from '#electron/db/database.ts';
import { openDatabase } from '#electron/db/open.ts';
import { systemClock } from '#electron/platform/clock.ts';
import './keep-compiled.ts';

/** The folder that the test gave this process. */
export function givenFolder(): string {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('no folder given');
  return folder;
}

export function openGivenDatabase(): Database {
  const folder = givenFolder();
  const opened = openDatabase(join(folder, 'library.db'), {
    appVersion: '0.1.0',
    clock: systemClock,
    backupFolder: join(folder, 'backups'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Stays without doing anything, until it is killed. */
export function stay(): void {
  setInterval(() => undefined, 60_000);
}
