/** What the tests need besides packages, and a keyring, without which some of them are skipped. */
export type Prerequisite = 'chromium' | 'ffmpeg' | 'openssl' | 'keyring';

/** What Debian calls it. */
const debianPackages: Readonly<Record<Prerequisite, readonly string[]>> = {
  chromium: ['chromium'],
  ffmpeg: ['ffmpeg'],
  openssl: ['openssl'],
  keyring: ['dbus', 'gnome-keyring', 'libsecret-1-0'],
};

export interface Installer {
  readonly platform: NodeJS.Platform;
  /** `ID` and `ID_LIKE` of /etc/os-release. */
  readonly distribution: readonly string[];
  readonly hasAptGet: boolean;
  readonly isRoot: boolean;
  /** `sudo` works without asking for a password. */
  readonly hasSudo: boolean;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A second way to get this: not run once it is there. */
  readonly unlessFound?: Prerequisite;
  /** Another way follows, so that its failure ends nothing. */
  readonly isFirstTry?: boolean;
}

export interface Plan {
  /** Commands to try, in order. */
  readonly commands: readonly Command[];
  /** What a person can run instead, when these do not help. */
  readonly advice: string;
}

const playwrightInstall: Command = {
  program: process.execPath,
  args: ['node_modules/playwright/cli.js', 'install', 'chromium'],
};

function aptCommands(missing: readonly Prerequisite[], installer: Installer): readonly Command[] {
  const apt = (...args: readonly string[]): Command =>
    installer.isRoot
      ? { program: 'apt-get', args, env: { DEBIAN_FRONTEND: 'noninteractive' } }
      : { program: 'sudo', args: ['-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args] };
  const install = (packages: readonly string[]): Command =>
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  const packages = missing.filter((name) => name !== 'chromium').flatMap((name) => debianPackages[name]);
  return [
    apt('update', '-qq'),
    ...(packages.length > 0 ? [install(packages)] : []),
    ...(missing.includes('chromium')
      ? [
          // The same engine without windows: smaller, and quicker to open pages. Older releases do not have it.
          { ...install(['chromium-headless-shell']), isFirstTry: true },
          { ...install(debianPackages.chromium), unlessFound: 'chromium' as const },
        ]
      : []),
  ];
}

function adviceFor(missing: readonly Prerequisite[], installer: Installer, isUbuntu: boolean): string {
  const names = missing
    .map((name) => (name === 'keyring' ? 'a keyring (dbus, gnome-keyring, libsecret)' : name))
    .join(' and ');
  if (installer.hasAptGet) {
    const packages = missing
      .filter((name) => !(isUbuntu && name === 'chromium'))
      .flatMap((name) => debianPackages[name]);
    const parts = [
      ...(packages.length > 0 ? [`"sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}"`] : []),
      ...(isUbuntu && missing.includes('chromium') ? ['"npx playwright install --with-deps chromium"'] : []),
    ];
    return `The tests need ${names}; run ${parts.join(' and ')}, then try again.`;
  }
  const how = { darwin: `"brew install ${missing.join(' ')}"`, win32: `"winget install ${missing.join(' ')}"` };
  const command = installer.platform === 'darwin' || installer.platform === 'win32' ? how[installer.platform] : null;
  return `The tests need ${names}; install ${missing.length === 1 ? 'it' : 'them'}${command === null ? " with your system's package manager" : `, for example with ${command}`}, then try again.`;
}

/**
 * How to get what is missing without asking anybody. Ubuntu's package `chromium` only points to a snap, which does not run
 * everywhere, so there Playwright's build is fetched.
 */
export function planInstallation(missing: readonly Prerequisite[], installer: Installer): Plan {
  const isUbuntu = installer.distribution[0] === 'ubuntu';
  const usesApt = installer.hasAptGet && (installer.isRoot || installer.hasSudo);
  const fromApt = usesApt ? missing.filter((name) => !(isUbuntu && name === 'chromium')) : [];
  const needsPlaywright = missing.includes('chromium') && !fromApt.includes('chromium');
  return {
    commands: [
      ...(fromApt.length > 0 ? aptCommands(fromApt, installer) : []),
      ...(needsPlaywright ? [playwrightInstall] : []),
    ],
    advice: adviceFor(missing, installer, isUbuntu),
  };
}

/** `ID` and `ID_LIKE` from the text of /etc/os-release, own id first. */
export function distributionOf(osRelease: string): readonly string[] {
  const value = (name: string): string =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(osRelease)?.[1]?.replaceAll('"', '') ?? '';
  return `${value('ID')} ${value('ID_LIKE')}`.split(' ').filter((word) => word !== '');
}
