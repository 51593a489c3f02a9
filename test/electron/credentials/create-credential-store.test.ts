import { describe, expect, it } from 'vitest';
import { createCredentialStore } from '#electron/credentials/create-credential-store.ts';
import type { KeychainFailure, SecretVault } from '#electron/credentials/credential-store.ts';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { KeyStore } from '#shared/domain/account.ts';
import { err } from '#shared/result.ts';
import { newName } from './vault-contract.ts';

const locked: KeychainFailure = { reason: 'locked', install: null, detail: 'Cannot create an item' };
const missing: KeychainFailure = { reason: 'library-missing', install: 'libsecret', detail: 'no addon' };

/** A keychain that works until it is told not to, and counts how often it is asked. */
function createSwitched() {
  const inner = createSessionOnly();
  const parts = { failure: null as KeychainFailure | null, asked: 0 };
  const ask = <T>(work: () => T) => {
    parts.asked += 1;
    return parts.failure === null ? work() : Promise.resolve(err(parts.failure));
  };
  const keychain: SecretVault = {
    read: (name) => ask(() => inner.read(name)),
    write: (name, secret) => ask(() => inner.write(name, secret)),
    remove: (name) => ask(() => inner.remove(name)),
  };
  const heard: KeyStore[] = [];
  const store = createCredentialStore({ keychain, sessionOnly: createSessionOnly(), onChange: (s) => heard.push(s) });
  return { inner, keychain, store, heard, parts };
}

describe('createCredentialStore', () => {
  it('keeps secrets in the keychain while that works', async () => {
    const { inner, store, heard } = createSwitched();
    const name = newName();
    expect(await store.write(name, new Secret('key-1'))).toBe('keychain');
    expect(await inner.read(name)).toMatchObject({ ok: true, value: new Secret('key-1') });
    const read = await store.read(name);
    expect(read.ok && read.value?.reveal()).toBe('key-1');
    expect(store.state()).toEqual({ kind: 'keychain' });
    expect(await store.remove(name)).toEqual({ ok: true, value: null });
    expect(await store.read(name)).toEqual({ ok: true, value: null });
    expect(heard).toEqual([]);
  });

  it('row 79: puts a secret into memory when the keychain fails, says so once, and gives it back', async () => {
    const { inner, store, heard, parts } = createSwitched();
    const name = newName();
    parts.failure = locked;
    expect(await store.write(name, new Secret('key-1'))).toBe('memory');
    const read = await store.read(name);
    expect(read.ok && read.value?.reveal()).toBe('key-1');
    expect(await inner.read(name)).toEqual({ ok: true, value: null });
    expect(store.state()).toEqual({ kind: 'session-only', reason: 'locked', install: null });
    expect(heard).toEqual([store.state()]);
  });

  it('row 79: after a failure asks the keychain again only when a person wants something', async () => {
    const { store, heard, parts } = createSwitched();
    const name = newName();
    await store.write(name, new Secret('kept'));
    parts.failure = locked;
    expect(await store.read(name)).toMatchObject({ ok: false, error: { code: 'key-store.locked' } });
    parts.failure = null;
    const asked = parts.asked;
    expect(await store.read(name)).toMatchObject({
      ok: false,
      error: { kind: 'credential-store', code: 'key-store.locked', detail: 'Cannot create an item', charged: 'no' },
    });
    expect(await store.write(newName(), new Secret('another'))).toBe('memory');
    expect(await store.remove(name)).toMatchObject({ ok: false });
    expect(parts.asked).toBe(asked);
    store.retry();
    expect(await store.read(name)).toMatchObject({ ok: true });
    expect(store.state()).toEqual({ kind: 'keychain' });
    expect(heard).toEqual([{ kind: 'session-only', reason: 'locked', install: null }, { kind: 'keychain' }]);
  });

  it('a retry that fails stays a failure, with the newest reason', async () => {
    const { store, heard, parts } = createSwitched();
    parts.failure = locked;
    await store.read(newName());
    parts.failure = { reason: 'no-service', install: 'gnome-keyring', detail: 'The connection is closed' };
    store.retry();
    expect(await store.read(newName())).toMatchObject({ error: { code: 'key-store.unavailable' } });
    const { asked } = parts;
    await store.read(newName());
    expect(parts.asked).toBe(asked);
    expect(heard.at(-1)).toEqual({ kind: 'session-only', reason: 'no-service', install: 'gnome-keyring' });
  });

  it('row 82: does not ask again for a library that could not be loaded', async () => {
    const { store, parts } = createSwitched();
    parts.failure = missing;
    await store.read(newName());
    store.retry();
    expect(await store.write(newName(), new Secret('key-1'))).toBe('memory');
    expect(parts.asked).toBe(1);
    expect(store.state()).toEqual({ kind: 'session-only', reason: 'library-missing', install: 'libsecret' });
  });

  it('forgets the copy in memory once the keychain has it', async () => {
    const { inner, store, parts } = createSwitched();
    const name = newName();
    parts.failure = locked;
    await store.write(name, new Secret('key-1'));
    parts.failure = null;
    store.retry();
    expect(await store.write(name, new Secret('key-1'))).toBe('keychain');
    await inner.remove(name);
    expect(await store.read(name)).toEqual({ ok: true, value: null });
  });

  it('says that the keychain may still have what could not be removed there', async () => {
    const { store, parts } = createSwitched();
    const name = newName();
    await store.write(name, new Secret('key-1'));
    parts.failure = locked;
    expect(await store.remove(name)).toMatchObject({ ok: false, error: { code: 'key-store.locked' } });
  });
});
