import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountSchema } from '#shared/domain/account.ts';
import { appError } from '#shared/errors.ts';
import { providerIdSchema } from '#shared/ids.ts';
import { err, ok } from '#shared/result.ts';
import { createSwitchedKeychain, lockedKeychain } from '#test/fakes/switched-keychain.ts';
import { settle } from '#test/fakes/eventually.ts';
import { failure, makeFolder, noonMs, value } from '#test/fixtures/library-database.ts';
import { acme, keyOne, keyTwo, openAccounts } from './account-parts.ts';

const none = { state: 'none', tail: null, variables: [], savedAt: null, test: { kind: 'untested' } };

describe('accounts: saving a key', () => {
  it('shows where it is and how it ends, and nothing else of it', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    expect(accounts.key()).toEqual({ slot: 'main', ...none });
    const saved = value(await accounts.save(` "${keyOne}"\n`));
    expect(saved).toEqual(accounts.view());
    expect(accountSchema.parse(saved)).toEqual({
      providerId: acme,
      keys: [
        { slot: 'main', state: 'saved', tail: 'c3d1', variables: [], savedAt: noonMs, test: { kind: 'untested' } },
        { slot: 'billing', ...none },
      ],
      isUsable: true,
      balance: null,
      origins: [
        { name: 'queue', origin: 'https://queue.acme.test', isOverridden: false },
        { name: 'rest', origin: 'https://rest.acme.test', isOverridden: false },
      ],
      problem: null,
    });
    expect(JSON.stringify(accounts.announced)).not.toContain(keyOne.slice(0, 30));
    expect(accounts.announced).toEqual([['accounts.changed', saved]]);
    expect(await accounts.opened()).toBe(keyOne);
  });

  it('writes nothing of it into the library', async () => {
    const folder = makeFolder();
    const accounts = openAccounts({ folder });
    await accounts.save(keyOne);
    accounts.keychain.failure = lockedKeychain;
    await accounts.save(keyTwo, 'billing');
    accounts.db.close();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const all = files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('');
    expect(all).toContain('c3d1');
    for (const key of [keyOne, keyTwo]) for (const part of key.split(':')) expect(all).not.toContain(part);
  });

  it('keeps it for the next start, and the list of keys opens no keychain', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    const first = openAccounts({ folder, keychain });
    await first.save(keyOne);
    const id = first.keys.current(acme);
    first.db.close();
    const { asked } = keychain;
    const second = openAccounts({ folder, keychain });
    expect(second.key()).toMatchObject({ state: 'saved', tail: 'c3d1', savedAt: noonMs });
    expect(second.keys.current(acme)).toBe(id);
    expect(keychain.asked).toBe(asked);
    expect(await second.opened()).toBe(keyOne);
  });

  it('takes the place of the one before, whose jobs must wait, and which leaves the keychain', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    const old = accounts.keys.current(acme);
    await accounts.save(keyTwo);
    expect(accounts.key()).toMatchObject({ state: 'saved', tail: 'c3d2' });
    expect(await accounts.opened()).toBe(keyTwo);
    expect(old === null ? null : await accounts.keychain.peek(`provider-key:${old}`)).toBeNull();
    expect(old === null ? null : await accounts.keys.open(acme, old)).toMatchObject({
      ok: false,
      error: { code: 'key.replaced', params: { provider: 'Acme' } },
    });
  });

  it('knows a key again that comes back, so that its jobs go on', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    const first = accounts.keys.current(acme);
    await accounts.save(keyTwo);
    await accounts.remove();
    await accounts.save(keyOne);
    expect(accounts.keys.current(acme)).toBe(first);
    expect(accounts.credentials.list(acme, 'main')).toHaveLength(2);
  });

  it.each([
    ['two lines', 'key-12345678\nX-Other: yes'],
    ['64 kB', 'k'.repeat(65_536)],
    ['nothing', '  '],
  ])('row 80: refuses %s before the keychain or the database hears of it', async (_, text) => {
    const accounts = openAccounts({ folder: makeFolder() });
    expect(failure(await accounts.save(text))).toMatchObject({ kind: 'invalid-input', code: 'key.malformed' });
    expect(accounts.keychain.asked).toBe(0);
    expect(accounts.credentials.list(acme, 'main')).toEqual([]);
    expect(accounts.announced).toEqual([]);
  });

  it('knows no other provider', async () => {
    const { service, keys } = openAccounts({ folder: makeFolder() });
    const providerId = providerIdSchema.parse('nobody');
    const notFound = { ok: false, error: { code: 'entity.not-found' } };
    expect(await service.saveKey({ providerId, slot: 'main', key: keyOne })).toMatchObject(notFound);
    expect(await service.removeKey({ providerId, slot: 'main' })).toMatchObject(notFound);
    expect(await service.test({ providerId })).toMatchObject(notFound);
    expect(keys.current(providerId)).toBeNull();
  });

  it('keeps two that are saved at once apart: the last one is in force, alone', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await Promise.all([accounts.save(keyOne), accounts.save(keyTwo), accounts.save(keyTwo, 'billing')]);
    expect(await accounts.opened()).toBe(keyTwo);
    expect(accounts.credentials.listSaved().map(({ slot, tail }) => [slot, tail])).toEqual(
      expect.arrayContaining([
        ['main', 'c3d2'],
        ['billing', 'c3d2'],
      ]),
    );
    expect(accounts.credentials.listSaved()).toHaveLength(2);
  });
});

describe('accounts: removing a key', () => {
  it('takes it out of the keychain and leaves the other slot alone', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    await accounts.save(keyTwo, 'billing');
    const id = accounts.keys.current(acme);
    const removed = value(await accounts.remove());
    expect(removed.keys[0]).toEqual({ slot: 'main', ...none });
    expect(removed.keys[1]).toMatchObject({ state: 'saved', tail: 'c3d2' });
    expect(removed.isUsable).toBe(false);
    expect(id === null ? null : await accounts.keychain.peek(`provider-key:${id}`)).toBeNull();
    expect(accounts.keys.current(acme)).toBeNull();
    expect(id === null ? null : await accounts.keys.open(acme, id)).toMatchObject({ error: { code: 'key.missing' } });
    expect(value(await accounts.remove())).toEqual(removed);
  });

  it('does not say that it is gone while the keychain may have it', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    accounts.keychain.failure = lockedKeychain;
    expect(failure(await accounts.remove())).toMatchObject({ code: 'key-store.locked' });
    expect(accounts.key()).toMatchObject({ state: 'unreadable', tail: 'c3d1' });
    accounts.keychain.failure = null;
    expect(value(await accounts.remove()).keys[0]).toEqual({ slot: 'main', ...none });
  });

  it('forgets one that is only in memory, keychain or not', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    accounts.keychain.failure = lockedKeychain;
    await accounts.save(keyOne);
    expect(value(await accounts.remove()).keys[0]).toEqual({ slot: 'main', ...none });
    expect(await accounts.opened()).toBeNull();
  });
});

describe('accounts: a keychain that fails', () => {
  it('row 79: keeps the key in memory, says why, and lets work go on', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    keychain.failure = { reason: 'no-service', install: 'gnome-keyring', detail: 'The connection is closed' };
    const accounts = openAccounts({ folder, keychain });
    expect(accounts.service.keyStore()).toEqual({ kind: 'keychain' });
    expect(value(await accounts.save(keyOne))).toMatchObject({ isUsable: true, keys: [{ state: 'session' }, {}] });
    expect(accounts.service.keyStore()).toEqual({
      kind: 'session-only',
      reason: 'no-service',
      install: 'gnome-keyring',
    });
    expect(accounts.announced.map(([name]) => name)).toEqual(['keyStore.changed', 'accounts.changed']);
    expect(await accounts.opened()).toBe(keyOne);
    accounts.db.close();
    expect(openAccounts({ folder, keychain: createSwitchedKeychain() }).key()).toMatchObject({ state: 'none' });
  });

  it('row 79: shows a saved key as unreadable, and reads it again when a person asks', async () => {
    const [folder, keychain] = [makeFolder(), createSwitchedKeychain()];
    await openAccounts({ folder, keychain }).save(keyOne);
    const accounts = openAccounts({ folder, keychain });
    keychain.failure = lockedKeychain;
    const id = accounts.keys.current(acme);
    expect(id === null ? null : await accounts.keys.open(acme, id)).toMatchObject({
      error: { kind: 'credential-store', code: 'key-store.locked' },
    });
    expect(accounts.view()).toMatchObject({ isUsable: false, keys: [{ state: 'unreadable', tail: 'c3d1' }, {}] });
    expect(accounts.keys.current(acme)).toBeNull();
    keychain.failure = null;
    expect(id === null ? null : await accounts.keys.open(acme, id)).toMatchObject({ ok: false });
    expect(value(await accounts.test())).toMatchObject({ isUsable: true, keys: [{ state: 'saved' }, {}] });
    expect(await accounts.opened()).toBe(keyOne);
  });

  it('clears what a failing keychain kept, as soon as it works again', async () => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    const old = accounts.keys.current(acme);
    accounts.keychain.failure = lockedKeychain;
    await accounts.save(keyTwo);
    expect(old === null ? null : await accounts.keychain.peek(`provider-key:${old}`)).toBe(keyOne);
    accounts.keychain.failure = null;
    expect(value(await accounts.save(keyTwo))).toMatchObject({ keys: [{ state: 'saved', tail: 'c3d2' }, {}] });
    expect(old === null ? null : await accounts.keychain.peek(`provider-key:${old}`)).toBeNull();
  });

  it.each([
    ['deleted', null],
    ['edited', `${keyOne}x`],
    ['replaced by another key', keyTwo],
    ['saved in another encoding', Buffer.from(keyOne, 'utf16le').toString('latin1')],
    ['filled with 64 kB', 'k'.repeat(65_536)],
    ['given a line break', `${keyOne}\nX-Other: yes`],
  ])('row 80: asks again for a key that was %s in the keychain from outside', async (_, text) => {
    const accounts = openAccounts({ folder: makeFolder() });
    await accounts.save(keyOne);
    const id = accounts.keys.current(acme);
    if (id === null) throw new Error('no key');
    await accounts.keychain.edit(`provider-key:${id}`, text);
    expect(await accounts.keys.open(acme, id)).toMatchObject({
      ok: false,
      error: { kind: 'auth', code: 'key.missing', params: { provider: 'Acme' } },
    });
    expect(accounts.key()).toMatchObject({ state: 'unreadable' });
    expect(accounts.announced.at(-1)).toEqual(['accounts.changed', accounts.view()]);
    expect(value(await accounts.save(keyOne))).toMatchObject({ isUsable: true });
    expect(accounts.keys.current(acme)).toBe(id);
    expect(await accounts.opened()).toBe(keyOne);
  });
});

describe('accounts: testing keys', () => {
  it('asks the provider with the key, and shows what the account holds', async () => {
    const heard: string[] = [];
    const accounts = openAccounts({
      folder: makeFolder(),
      account: async ({ keys }) => {
        heard.push(`${keys?.main.reveal()} ${keys?.billing?.reveal() ?? 'none'}`);
        return ok({ balance: { currency: 'USD', amount: 1_234 } });
      },
    });
    await accounts.save(keyOne);
    accounts.announced.length = 0;
    expect(value(await accounts.test())).toMatchObject({
      keys: [{ test: { kind: 'accepted', at: noonMs } }, { test: { kind: 'untested' } }],
      balance: { amount: { currency: 'USD', amount: 1_234 }, at: noonMs },
    });
    expect(accounts.announced).toMatchObject([
      ['accounts.changed', { keys: [{ test: { kind: 'testing' } }, {}] }],
      ['accounts.changed', { keys: [{ test: { kind: 'accepted' } }, {}] }],
    ]);
    await accounts.save(keyTwo, 'billing');
    expect(value(await accounts.test()).keys.map(({ test }) => test.kind)).toEqual(['accepted', 'accepted']);
    expect(heard).toEqual([`${keyOne} none`, `${keyOne} ${keyTwo}`]);
  });

  it.each([
    ['refused', appError('auth', 'key.rejected')],
    ['unclear', appError('network', 'network.timed-out')],
    ['unclear', appError('provider-rejected', 'provider.unavailable')],
    ['unclear', appError('balance', 'balance.empty')],
  ] as const)('is %s after %o', async (kind, error) => {
    const accounts = openAccounts({ folder: makeFolder(), account: async () => err(error) });
    await accounts.save(keyOne);
    const tested = value(await accounts.test());
    expect(tested).toMatchObject({ keys: [{ test: { kind, at: noonMs, error } }, {}], balance: null, isUsable: true });
  });

  it('tells a billing key that does not do from a main key that does', async () => {
    const billingProblem = appError('auth', 'key.rejected');
    const accounts = openAccounts({ folder: makeFolder(), account: async () => ok({ balance: null, billingProblem }) });
    await accounts.save(keyOne);
    await accounts.save(keyTwo, 'billing');
    const { keys } = value(await accounts.test());
    expect(keys.map(({ test }) => test.kind)).toEqual(['accepted', 'refused']);
  });

  it('gives up after 30 seconds', async () => {
    const accounts = openAccounts({
      folder: makeFolder(),
      account: ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(err(appError('network', 'network.timed-out')));
          });
        }),
    });
    await accounts.save(keyOne);
    const testing = accounts.test();
    await settle(accounts.clock);
    accounts.clock.advance(29_999);
    await settle(accounts.clock);
    expect(accounts.key().test.kind).toBe('testing');
    accounts.clock.advance(1);
    expect(value(await testing)).toMatchObject({ keys: [{ test: { kind: 'unclear' } }, {}] });
  });

  it('ends what runs when Dailies ends, and leaves no test standing after a bug', async () => {
    const accounts = openAccounts({
      folder: makeFolder(),
      account: async ({ signal }) => {
        signal.throwIfAborted();
        return ok({ balance: null });
      },
    });
    await accounts.save(keyOne);
    await accounts.test();
    accounts.service.close();
    await expect(accounts.test()).rejects.toThrow('aborted');
    expect(accounts.key().test.kind).toBe('accepted');
  });

  it('needs a key, and a provider that can be asked', async () => {
    const accounts = openAccounts({ folder: makeFolder(), withoutAccount: true });
    expect(failure(await accounts.test())).toMatchObject({ code: 'key.missing', params: { provider: 'Acme' } });
    await accounts.save(keyOne);
    expect(value(await accounts.test()).keys[0]).toMatchObject({ test: { kind: 'untested' } });
  });
});
