/** `npm run notices`: collects the licences of everything that ships, in resources/third-party-notices.txt. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { LockPackages } from './lockfile/complete-platforms.ts';
import { inProject } from './project.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as { packages: LockPackages };

/** The licence file's text, or the licence's name when a package ships none. */
function licenceOf(folder: string, manifest: Manifest): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined
    ? (manifest.license ?? 'no licence named')
    : readFileSync(`${folder}/${file}`, 'utf8').trim();
}

const notices = Object.entries(packages)
  .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.optional !== true)
  .map(([path]) => {
    const folder = inProject(path);
    const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
    return `${manifest.name} ${manifest.version}\n\n${licenceOf(folder, manifest)}`;
  })
  .toSorted((a, b) => a.localeCompare(b, 'en'));

const title = 'Dailies contains these packages. Each is used unchanged, under its own licence.';
writeFileSync(
  inProject('resources/third-party-notices.txt'),
  `${[title, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
);
console.log(`${notices.length} packages in resources/third-party-notices.txt.`);
