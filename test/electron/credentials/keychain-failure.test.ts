import { describe, expect, it } from 'vitest';
import { classifyKeychainError, libraryMissing } from '#electron/credentials/keychain-failure.ts';

describe('classifyKeychainError', () => {
  // Texts as libsecret, GLib, macOS and Windows wrote them.
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-service'],
    ['Unknown or unsupported transport “disabled” for address “disabled:”', 'no-service'],
    ['Could not connect: No such file or directory', 'no-service'],
    ['The connection is closed', 'no-service'],
    [
      'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files',
      'no-service',
    ],
    ['The name :1.1 was not provided by any .service files', 'no-service'],
    ['The session wrapping the secret does not exist', 'no-service'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
    ['Prompt was dismissed', 'locked'],
    ['User canceled the operation.', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['Timeout was reached', 'timed-out'],
    ['Password cannot be read.', 'failed'],
    ['Die Verbindung ist geschlossen', 'failed'],
  ])('%s: %s', (message, reason) => {
    expect(classifyKeychainError(new Error(message), 'linux')).toMatchObject({ reason, detail: message });
  });

  it('row 82: names what Linux lacks, and nothing where nothing can be installed', () => {
    const noService = new Error('The connection is closed');
    expect(classifyKeychainError(noService, 'linux').install).toBe('gnome-keyring');
    expect(classifyKeychainError(noService, 'darwin').install).toBeNull();
    expect(classifyKeychainError(new Error('a locked collection'), 'linux').install).toBeNull();
    expect(libraryMissing('not an error', 'linux')).toEqual({
      reason: 'library-missing',
      install: 'libsecret (Debian, Ubuntu: libsecret-1-0)',
      detail: 'not an error',
    });
    expect(libraryMissing(new Error('no addon'), 'win32')).toMatchObject({ install: null, detail: 'no addon' });
  });
});
