import { findOnPath } from './find-programs.ts';

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];

/**
 * Why tests can have no keyring of their own here, or `null`. On Linux they start one; the keychains of other systems
 * belong to a person and are left alone.
 */
export async function findKeyringProblem(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  if (platform !== 'linux') return 'on this system only a person has a keychain';
  const absent = programs.filter((name) => findOnPath(name, environment) === null);
  if (absent.length > 0) return `${absent.join(', ')} missing`;
  try {
    await import('keytar');
    return null;
  } catch {
    return 'libsecret missing';
  }
}
