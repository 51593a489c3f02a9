/** What is known about this machine before anything is started or fetched. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly hasDisplay: boolean;
  /** Why Electron's sandbox cannot start here; `null` when it can. */
  readonly sandboxProblem: string | null;
}

export interface StartFlags {
  /** `--browser`: use the browser host. */
  readonly browser: boolean;
  /** `--no-open`: print the link, open nothing. */
  readonly noOpen: boolean;
}

export type HostChoice =
  { readonly host: 'electron' } | { readonly host: 'browser'; readonly opens: boolean; readonly why: string };

/**
 * Which host to start, as far as it can be said without Electron's binary. Dailies never runs Electron without its
 * sandbox, so where the sandbox cannot start, the browser host takes its place.
 */
export function chooseHost(machine: Machine, flags: StartFlags): HostChoice {
  const opens = machine.hasDisplay && !flags.noOpen;
  const browser = (why: string): HostChoice => ({ host: 'browser', opens, why });
  if (flags.browser) return browser('you asked for it with --browser');
  if (flags.noOpen) return browser('--no-open asks for a link instead of a window');
  if (!machine.hasDisplay) return browser('this machine has no display');
  if (machine.isRoot) return browser('Electron does not run as root with its sandbox on');
  if (machine.sandboxProblem !== null) return browser(machine.sandboxProblem);
  return { host: 'electron' };
}

/** The flags of `npm start -- …`, or one sentence about the first one that is not known. */
export function parseStartFlags(args: readonly string[]): StartFlags | { readonly problem: string } {
  const unknown = args.find((arg) => !['--browser', '--no-open'].includes(arg));
  if (unknown !== undefined) {
    return { problem: `"${unknown}" is not a flag of npm start; there are --browser and --no-open.` };
  }
  return { browser: args.includes('--browser'), noOpen: args.includes('--no-open') };
}
