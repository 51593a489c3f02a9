/** `npm run lockfile`: names the binaries of other systems in package-lock.json; see lockfile/complete-platforms.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPlatforms, type LockPackages } from './lockfile/complete-platforms.ts';

const path = join(import.meta.dirname, '../package-lock.json');
const lockfile = JSON.parse(readFileSync(path, 'utf8')) as { packages: LockPackages };
const missing = missingPlatforms(lockfile.packages);
const entries = Object.entries({ ...lockfile.packages, ...missing });
const packages = Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify({ ...lockfile, packages }, null, 2)}\n`);
console.log(`${Object.keys(missing).length} packages added to package-lock.json.`);
