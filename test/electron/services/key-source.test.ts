import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { CredentialId } from '#shared/ids.ts';
import { createSwitchedKeychain, lockedKeychain } from '#test/fakes/switched-keychain.ts';
import { failure, makeFolder, value } from '#test/fixtures/library-database.ts';
import { acme, keyOne, keyTwo, openAccounts } from './account-parts.ts';

const gateway = 'https://gateway.test';

describe('keys of the environment', () => {
  it('win over a saved key, are read-only and say where they come from', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    await openAccounts({ folder, keychain }).save(keyTwo);
    const accounts = openAccounts({ folder, keychain, environment: { ACME_KEY: ` ${keyOne}\n` } });
    expect(accounts.key()).toMatchObject({
      state: 'environment',
      tail: 'c3d1',
      variables: ['ACME_KEY'],
      savedAt: null,
    });
    expect(await accounts.opened()).toBe(keyOne);
    const { asked } = keychain;
    expect(failure(await accounts.save(keyTwo))).toMatchObject({ kind: 'conflict' });
    expect(failure(await accounts.remove())).toMatchObject({ kind: 'conflict' });
    expect(keychain.asked).toBe(asked);
    expect(openAccounts({ folder, keychain }).key()).toMatchObject({ state: 'saved', tail: 'c3d2' });
  });

  it('may come in two halves', async () => {
    const [id = '', secret = ''] = keyOne.split(':');
    const environment = { ACME_KEY_ID: id, ACME_KEY_SECRET: secret };
    const accounts = openAccounts({ folder: makeFolder(), environment });
    expect(accounts.key()).toMatchObject({ variables: ['ACME_KEY_ID', 'ACME_KEY_SECRET'] });
    expect(await accounts.opened()).toBe(keyOne);
    const half = openAccounts({ folder: makeFolder(), environment: { ACME_KEY_ID: id } });
    expect(half.key()).toMatchObject({ state: 'none' });
  });

  it('are the same key as the one that was saved, so that its jobs go on', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    const saved = openAccounts({ folder, keychain });
    await saved.save(keyOne);
    const environment = { ACME_KEY: keyOne };
    expect(openAccounts({ folder, keychain, environment }).keys.current(acme)).toBe(saved.keys.current(acme));
  });

  it('leave the other slot to the person', async () => {
    const accounts = openAccounts({ folder: makeFolder(), environment: { ACME_KEY: keyOne } });
    await accounts.save(keyTwo, 'billing');
    const id = accounts.keys.current(acme);
    const opened = id === null ? null : value(await accounts.keys.open(acme, id));
    expect([opened?.main.reveal(), opened?.billing?.reveal()]).toEqual([keyOne, keyTwo]);
  });

  it('row 80: cannot smuggle a header in, and nothing else is used in their place', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    await openAccounts({ folder, keychain }).save(keyTwo);
    const accounts = openAccounts({ folder, keychain, environment: { ACME_KEY: `${keyOne}\nX-Admin: yes` } });
    expect(accounts.view()).toMatchObject({
      isUsable: false,
      problem: { code: 'key.malformed', params: { context: 'variable', variable: 'ACME_KEY' } },
    });
    expect(accounts.keys.current(acme)).toBeNull();
  });

  it('row 81: are known to the redaction from the start', () => {
    const { noted } = openAccounts({ folder: makeFolder(), environment: { ACME_KEY: keyOne } });
    expect(noted).toContain(keyOne);
  });
});

describe('addresses and keys', () => {
  it('keep a saved key from an address that it was not entered for', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    const own = openAccounts({ folder, keychain });
    await own.save(keyOne);
    const id = own.keys.current(acme) ?? newId<CredentialId>();
    const moved = openAccounts({ folder, keychain, environment: { DAILIES_ACME_REST_URL: gateway } });
    expect(moved.view()).toMatchObject({
      isUsable: false,
      keys: [{ state: 'other-origin', tail: 'c3d1' }, {}],
      origins: [{ isOverridden: false }, { name: 'rest', origin: gateway, isOverridden: true }],
      problem: null,
    });
    const { asked } = keychain;
    expect(moved.keys.current(acme)).toBeNull();
    expect(await moved.keys.open(acme, id)).toMatchObject({ error: { kind: 'auth', code: 'key.other-origin' } });
    expect(failure(await moved.test())).toMatchObject({ code: 'key.other-origin' });
    expect(keychain.asked).toBe(asked);
  });

  it('take the key again once it is entered for the new one, and then not for the old one', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    await openAccounts({ folder, keychain }).save(keyOne);
    const moved = openAccounts({ folder, keychain, environment: { DAILIES_ACME_REST_URL: gateway } });
    expect(value(await moved.save(keyOne))).toMatchObject({ isUsable: true });
    expect(await moved.opened()).toBe(keyOne);
    expect(openAccounts({ folder, keychain }).key()).toMatchObject({ state: 'other-origin' });
  });

  it('are not concerned by further origins, which never see a key', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    await openAccounts({ folder, keychain }).save(keyOne);
    const listed = openAccounts({ folder, keychain, environment: { DAILIES_ACME_ORIGINS: gateway } });
    expect(await listed.opened()).toBe(keyOne);
  });

  it('let a key of the environment go where the environment says', async () => {
    const environment = { ACME_KEY: keyOne, DAILIES_ACME_QUEUE_URL: gateway, DAILIES_ACME_REST_URL: gateway };
    const accounts = openAccounts({ folder: makeFolder(), environment });
    expect(await accounts.opened()).toBe(keyOne);
  });

  it('give out no key at all while one of them cannot be used', async () => {
    const environment = { ACME_KEY: keyOne, DAILIES_ACME_QUEUE_URL: 'http://gateway.test' };
    const accounts = openAccounts({ folder: makeFolder(), environment });
    const problem = { code: 'provider.endpoint-invalid', params: { variable: 'DAILIES_ACME_QUEUE_URL' } };
    expect(accounts.view()).toMatchObject({
      isUsable: false,
      problem,
      origins: [],
      keys: [{ state: 'environment' }, {}],
    });
    expect(accounts.keys.current(acme)).toBeNull();
    const [seen] = accounts.credentials.list(acme, 'main');
    expect(seen === undefined ? null : await accounts.keys.open(acme, seen.id)).toMatchObject({ error: problem });
    expect(failure(await accounts.save(keyOne, 'billing'))).toMatchObject(problem);
  });
});

describe('keys for one call', () => {
  it('are read from where they are kept each time', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    const { asked } = accounts.keychain;
    await accounts.opened();
    await accounts.opened();
    expect(accounts.keychain.asked).toBe(asked + 2);
  });

  it('come without the billing key when that cannot be read: only costs wait for it', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    await accounts.save(keyTwo, 'billing');
    const billing = accounts.credentials.listSaved().find(({ slot }) => slot === 'billing');
    if (billing === undefined) throw new Error('not saved');
    await accounts.keychain.edit(`provider-key:${billing.id}`, null);
    const id = accounts.keys.current(acme) ?? newId<CredentialId>();
    const opened = value(await accounts.keys.open(acme, id));
    expect([opened.credentialId, opened.main.reveal(), opened.billing]).toEqual([id, keyOne, null]);
    expect(accounts.key('billing')).toMatchObject({ state: 'unreadable' });
    expect(accounts.view().isUsable).toBe(true);
  });

  it('are missing where none is, whatever a job belonged to', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    const missing = { ok: false, error: { kind: 'auth', code: 'key.missing', charged: 'no' } };
    expect(await accounts.keys.open(acme, newId<CredentialId>())).toMatchObject(missing);
  });

  it('tell who listens when the key in force changes, and when it can no longer be read', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    await accounts.save(keyTwo);
    await accounts.remove();
    expect(accounts.changed).toEqual([acme, acme, acme]);
    await accounts.save(keyOne);
    const id = accounts.keys.current(acme) ?? newId<CredentialId>();
    await accounts.keychain.edit(`provider-key:${id}`, null);
    await accounts.keys.open(acme, id);
    await accounts.keys.open(acme, id);
    expect(accounts.changed).toHaveLength(5);
  });

  it('row 81: are noted for the redaction before anybody gets them', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    const first = openAccounts({ folder, keychain });
    await first.save(keyOne);
    expect(first.noted).toContain(keyOne);
    const second = openAccounts({ folder, keychain });
    expect(second.noted).toEqual([]);
    await second.opened();
    expect(second.noted).toContain(keyOne);
    keychain.failure = lockedKeychain;
    await second.save(keyTwo);
    expect(second.noted).toContain(keyTwo);
  });
});
