import { describe, expect, it } from 'vitest';
import { createCredentialStore } from '#electron/credentials/create-credential-store.ts';
import type { KeychainFailure } from '#electron/credentials/credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { KeyStore } from '#shared/domain/account.ts';
import { createSwitchedKeychain, lockedKeychain } from '#test/fakes/switched-keychain.ts';
import { newName } from './vault-contract.ts';

const missing: KeychainFailure = { reason: 'library-missing', install: 'libsecret', detail: 'no addon' };

function createSwitched() {
  const keychain = createSwitchedKeychain();
  const heard: KeyStore[] = [];
  const store = createCredentialStore({ keychain, sessionOnly: createSessionOnly(), onChange: (s) => heard.push(s) });
  return { keychain, store, heard };
}

describe('createCredentialStore', () => {
  it('keeps secrets in the keychain while that works', async () => {
    const { keychain, store, heard } = createSwitched();
    const name = newName();
    expect(await store.write(name, new Secret('key-1'))).toBe('keychain');
    expect(await keychain.peek(name)).toBe('key-1');
    const read = await store.read(name);
    expect(read.ok && read.value?.reveal()).toBe('key-1');
    expect(store.state()).toEqual({ kind: 'keychain' });
    expect(await store.remove(name)).toEqual({ ok: true, value: null });
    expect(await store.read(name)).toEqual({ ok: true, value: null });
    expect(heard).toEqual([]);
  });

  it('row 79: puts a secret into memory when the keychain fails, says so once, and gives it back', async () => {
    const { keychain, store, heard } = createSwitched();
    const name = newName();
    keychain.failure = lockedKeychain;
    expect(await store.write(name, new Secret('key-1'))).toBe('memory');
    const read = await store.read(name);
    expect(read.ok && read.value?.reveal()).toBe('key-1');
    expect(await keychain.peek(name)).toBeNull();
    expect(store.state()).toEqual({ kind: 'session-only', reason: 'locked', install: null });
    expect(heard).toEqual([store.state()]);
  });

  it('row 79: after a failure asks the keychain again only when a person wants something', async () => {
    const { keychain, store, heard } = createSwitched();
    const name = newName();
    await store.write(name, new Secret('kept'));
    keychain.failure = lockedKeychain;
    expect(await store.read(name)).toMatchObject({ ok: false, error: { code: 'key-store.locked' } });
    keychain.failure = null;
    const asked = keychain.asked;
    expect(await store.read(name)).toMatchObject({
      ok: false,
      error: { kind: 'credential-store', code: 'key-store.locked', detail: 'Cannot create an item', charged: 'no' },
    });
    expect(await store.write(newName(), new Secret('another'))).toBe('memory');
    expect(await store.remove(name)).toMatchObject({ ok: false });
    expect(keychain.asked).toBe(asked);
    store.retry();
    expect(await store.read(name)).toMatchObject({ ok: true });
    expect(store.state()).toEqual({ kind: 'keychain' });
    expect(heard).toEqual([{ kind: 'session-only', reason: 'locked', install: null }, { kind: 'keychain' }]);
  });

  it('a retry that fails stays a failure, with the newest reason', async () => {
    const { keychain, store, heard } = createSwitched();
    keychain.failure = lockedKeychain;
    await store.read(newName());
    keychain.failure = { reason: 'no-service', install: 'gnome-keyring', detail: 'The connection is closed' };
    store.retry();
    expect(await store.read(newName())).toMatchObject({ error: { code: 'key-store.unavailable' } });
    const { asked } = keychain;
    await store.read(newName());
    expect(keychain.asked).toBe(asked);
    expect(heard.at(-1)).toEqual({ kind: 'session-only', reason: 'no-service', install: 'gnome-keyring' });
  });

  it('row 82: does not ask again for a library that could not be loaded', async () => {
    const { keychain, store } = createSwitched();
    keychain.failure = missing;
    await store.read(newName());
    store.retry();
    expect(await store.write(newName(), new Secret('key-1'))).toBe('memory');
    expect(keychain.asked).toBe(1);
    expect(store.state()).toEqual({ kind: 'session-only', reason: 'library-missing', install: 'libsecret' });
  });

  it('forgets the copy in memory once the keychain has it', async () => {
    const { keychain, store } = createSwitched();
    const name = newName();
    keychain.failure = lockedKeychain;
    await store.write(name, new Secret('key-1'));
    keychain.failure = null;
    store.retry();
    expect(await store.write(name, new Secret('key-1'))).toBe('keychain');
    await keychain.edit(name, null);
    expect(await store.read(name)).toEqual({ ok: true, value: null });
  });

  it('says that the keychain may still have what could not be removed there', async () => {
    const { keychain, store } = createSwitched();
    const name = newName();
    await store.write(name, new Secret('key-1'));
    keychain.failure = lockedKeychain;
    expect(await store.remove(name)).toMatchObject({ ok: false, error: { code: 'key-store.locked' } });
  });
});
