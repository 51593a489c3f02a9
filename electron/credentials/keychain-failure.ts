import type { KeychainFailure } from './credential-store.ts';

/**
 * What a keychain's error means. It carries no code, and its words differ between systems and languages, so the patterns
 * are loose and what fits none is just a failure.
 */
const patterns: readonly (readonly [RegExp, KeychainFailure['reason']])[] = [
  // Without a login keyring the system asks for a password to make one; nobody answered.
  [/locked|dismiss|cancell?ed|interaction is not allowed|collection\/login/i, 'locked'],
  [
    /d-?bus|autolaunch|transport|connection|connect|org\.freedesktop\.secrets|no such (service|interface)|not provided|session wrapping/i,
    'no-service',
  ],
  [/time(d)? ?out/i, 'timed-out'],
];

export function classifyKeychainError(error: unknown, platform: NodeJS.Platform = process.platform): KeychainFailure {
  const detail = error instanceof Error ? error.message : String(error);
  const reason = patterns.find(([pattern]) => pattern.test(detail))?.[1] ?? 'failed';
  return { reason, install: reason === 'no-service' ? toInstall('no-service', platform) : null, detail };
}

/** The native part of the keychain could not even be loaded. */
export function libraryMissing(error: unknown, platform: NodeJS.Platform = process.platform): KeychainFailure {
  const detail = error instanceof Error ? error.message : String(error);
  return { reason: 'library-missing', install: toInstall('library-missing', platform), detail };
}

/** Only Linux builds its keychain from packages that can be missing. */
function toInstall(reason: 'library-missing' | 'no-service', platform: NodeJS.Platform): string | null {
  if (platform !== 'linux') return null;
  return reason === 'library-missing' ? 'libsecret (Debian, Ubuntu: libsecret-1-0)' : 'gnome-keyring';
}
