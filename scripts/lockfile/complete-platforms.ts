/** The part of a lockfile's package entry that matters here. */
export interface LockEntry {
  /** The package's own name, where it is installed under another one (`npm:` in package.json). */
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockPackages = Readonly<Record<string, LockEntry>>;

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'];

/** What a binary package runs on, read from its name: `@oxlint/binding-win32-x64-msvc` -> win32, x64. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.replace(/^@/, '').split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (cpu === undefined) return null;
  const libc = /-musl|-musleabihf/.test(name) ? ['musl'] : /-gnu|-gnueabihf/.test(name) ? ['glibc'] : null;
  return { cpu: [cpu], ...(libc === null ? {} : { libc }), ...(os === undefined ? {} : { os: [os] }) };
}

/** The package that lies at a path of the lockfile, by its own name. */
export function packageAt(path: string, { name }: LockEntry): string {
  return name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Where Node would look for `name` from the package at `path`: the nearest entry, or `null`. */
function findEntry(packages: LockPackages, path: string, name: string): string | null {
  let base = path;
  for (;;) {
    const candidate = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (base === '') return null;
    const above = base.lastIndexOf('/node_modules/');
    base = above === -1 ? '' : base.slice(0, above);
  }
}

/**
 * Optional packages that others ask for and the lockfile does not name. npm leaves out what its registry did not have
 * when the lockfile was written (the binaries of other systems, often), and `npm ci` then refuses the whole lockfile.
 * The entries made here pin the exact version. They carry no checksum, because nobody has seen the file.
 */
export function missingPlatforms(packages: LockPackages): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (findEntry(packages, path, name) !== null) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...(entry.dev === true ? { dev: true } : {}),
        optional: true,
        ...platformOf(name),
      };
    }
  }
  return missing;
}
