import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** `DAILIES_LIBRARY` where it is set, else `Dailies` in the home folder. Both hosts share one library. */
export function findLibraryFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['DAILIES_LIBRARY'];
  return named === undefined || named === '' ? join(homedir(), 'Dailies') : resolve(named);
}
