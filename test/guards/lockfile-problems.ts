import { missingPlatforms, packageAt, platformOf, type LockPackages } from '#scripts/lockfile/complete-platforms.ts';

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

const exactVersion = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

function problemsOfEntry(path: string, entry: LockPackages[string], known: ReadonlySet<string>): string[] {
  const name = packageAt(path, entry);
  const isOtherPlatform = entry.optional === true && platformOf(name) !== null;
  const hasStrongChecksum = entry.integrity?.startsWith('sha512-') === true || entry.inBundle === true;
  return [
    ...(exactVersion.test(entry.version ?? '') ? [] : [`${path}: version is not exact`]),
    ...(hasStrongChecksum || (isOtherPlatform && entry.integrity === undefined) ? [] : [`${path}: no sha512 checksum`]),
    ...(entry.resolved === undefined ? [] : [`${path}: names where it came from`]),
    ...(entry.hasInstallScript === true && !known.has(name) ? [`${path}: unknown install script`] : []),
  ];
}

/** What is wrong with a lockfile, besides what `npm ci` finds by itself. */
export function lockfileProblems(manifest: Manifest, packages: LockPackages): readonly string[] {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  // Known means decided upon: allowed to run, or refused.
  const known = new Set(Object.keys(manifest.allowScripts ?? {}));
  return [
    ...Object.entries(wanted).flatMap(([name, wantedVersion]) => {
      const { alias, version } = /^(?:npm:(?<alias>.+)@)?(?<version>[^@]*)$/.exec(wantedVersion)?.groups ?? {};
      const locked = packages[`node_modules/${name}`];
      return [
        ...(exactVersion.test(version ?? '') ? [] : [`${name}: ${wantedVersion} is a range`]),
        ...(locked?.version === version ? [] : [`${name}: the lockfile has another version`]),
        ...(locked === undefined || locked.name === alias ? [] : [`${name}: the lockfile has another package`]),
      ];
    }),
    ...Object.entries(packages).flatMap(([path, entry]) => (path === '' ? [] : problemsOfEntry(path, entry, known))),
    ...Object.keys(missingPlatforms(packages)).map((path) => `${path}: missing, run \`npm run lockfile\``),
  ];
}
