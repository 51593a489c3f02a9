import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../project.ts';
import type { Machine } from './choose-host.ts';

/** Contents of a small system file, or `null`. */
function readSystemFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/** True when Chromium's set-user-id helper is in place, which replaces unprivileged user namespaces. */
function hasSandboxHelper(): boolean {
  try {
    const helper = statSync(join(project, 'node_modules/electron/dist/chrome-sandbox'));
    return helper.uid === 0 && (helper.mode & 0o4111) === 0o4111;
  } catch {
    return false;
  }
}

/**
 * Linux only: a browser's sandbox needs unprivileged user namespaces, which some distributions switch off.
 * https://chromium.googlesource.com/chromium/src/+/main/docs/security/apparmor-userns-restrictions.md
 */
export function sandboxProblemOf(read: (path: string) => string | null, hasHelper: boolean): string | null {
  if (hasHelper) return null;
  const isOff =
    read('/proc/sys/kernel/unprivileged_userns_clone') === '0' || read('/proc/sys/user/max_user_namespaces') === '0';
  if (isOff) return "this system switches off user namespaces, which Electron's sandbox needs";
  if (read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return "this system's AppArmor rules keep Electron's sandbox from starting";
  }
  return null;
}

/** The machine this runs on. */
export function lookAtMachine(environment: Readonly<Record<string, string | undefined>>): Machine {
  const isLinux = process.platform === 'linux';
  const has = (name: string): boolean => (environment[name] ?? '') !== '';
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: !isLinux || has('DISPLAY') || has('WAYLAND_DISPLAY'),
    sandboxProblem: isLinux ? sandboxProblemOf(readSystemFile, hasSandboxHelper()) : null,
  };
}
