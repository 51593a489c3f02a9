import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createKeychain } from '#electron/credentials/keychain.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { credentialIdSchema, providerIdSchema } from '#shared/ids.ts';
import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import { noKeyring, startKeyring, type Keyring } from '#test/fixtures/keyring.ts';
import { makeFolder, openIn } from '#test/fixtures/library-database.ts';
import { join } from 'node:path';
import { bytesUnder, runApplication, type RunningApplication } from './running-application.ts';

const providerId = providerIdSchema.parse('fal');
const service = 'app.dailies.studio.test';

async function startFal(): Promise<FakeFal> {
  const fal = await startFakeFal();
  onTestFinished(() => fal.close());
  return fal;
}

/** Where the library knows its one key. */
function keyIdOf(folder: string) {
  const db = openIn(join(folder, 'library'));
  const row = db.prepare<readonly [], { readonly id: string }>('SELECT id FROM credentials').get([]);
  db.close();
  return credentialIdSchema.parse(row?.id);
}

function account(application: RunningApplication): Promise<unknown> {
  return application.invoke('app.snapshot', {});
}

/** The whole application and a real keyring; one bus for all tests of this file, since a process keeps the bus it had. */
describe.skipIf(noKeyring !== null)('keys in a real keyring', () => {
  let keyring: Keyring | null = null;
  beforeAll(async () => {
    keyring = await startKeyring();
    Object.assign(process.env, keyring.environment);
  });
  afterAll(() => keyring?.close());

  it('a saved key is there after a restart, is taken by the provider, and is in no file of the library', async () => {
    const [folder, fal] = [makeFolder(), await startFal()];
    const environment = { ...fal.environment, DAILIES_KEYCHAIN_SERVICE: service };
    const first = await runApplication(folder, environment);
    expect(await first.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key })).toMatchObject({
      value: { keys: [{ state: 'saved' }, {}], isUsable: true },
    });
    await first.close();
    expect(bytesUnder(folder)).not.toContain(fal.key);
    const second = await runApplication(folder, environment);
    expect(await account(second)).toMatchObject({
      value: { keyStore: { kind: 'keychain' }, accounts: [{ keys: [{ state: 'saved' }, {}], isUsable: true }] },
    });
    expect(fal.calls).toEqual([]);
    expect(await second.invoke('accounts.test', { providerId })).toMatchObject({
      value: { keys: [{ test: { kind: 'accepted' } }, {}] },
    });
    fal.revoke(fal.key);
    expect(await second.invoke('accounts.test', { providerId })).toMatchObject({
      value: { keys: [{ state: 'saved', test: { kind: 'refused', error: { code: 'key.rejected' } } }, {}] },
    });
    expect(await second.invoke('accounts.removeKey', { providerId, slot: 'main' })).toMatchObject({
      value: { keys: [{ state: 'none' }, {}] },
    });
    expect(fal.ledger.charges).toEqual([]);
  });

  it('row 80: one that was deleted in the keyring is asked for again', async () => {
    const [folder, fal] = [makeFolder(), await startFal()];
    const environment = { ...fal.environment, DAILIES_KEYCHAIN_SERVICE: service };
    const first = await runApplication(folder, environment);
    await first.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key });
    await first.close();
    await createKeychain({ service, clock: systemClock }).remove(`provider-key:${keyIdOf(folder)}`);
    const second = await runApplication(folder, environment);
    expect(await second.invoke('accounts.test', { providerId })).toMatchObject({ error: { code: 'key.missing' } });
    expect(await account(second)).toMatchObject({
      value: { keyStore: { kind: 'keychain' }, accounts: [{ keys: [{ state: 'unreadable' }, {}], isUsable: false }] },
    });
    expect(fal.calls).toEqual([]);
    await second.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key });
    expect(await second.invoke('accounts.test', { providerId })).toMatchObject({
      value: { keys: [{ state: 'saved', test: { kind: 'accepted' } }, {}] },
    });
  });

  it('another service name is another set of keys', async () => {
    const [folder, fal] = [makeFolder(), await startFal()];
    const first = await runApplication(folder, { ...fal.environment, DAILIES_KEYCHAIN_SERVICE: service });
    await first.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key });
    await first.close();
    const other = await runApplication(folder, { ...fal.environment, DAILIES_KEYCHAIN_SERVICE: `${service}.other` });
    expect(await other.invoke('accounts.test', { providerId })).toMatchObject({ error: { code: 'key.missing' } });
  });

  it('row 79: when the bus dies, the page hears of it, work goes on with a key in memory, and no file has it', async () => {
    const [folder, fal] = [makeFolder(), await startFal()];
    const environment = { ...fal.environment, DAILIES_KEYCHAIN_SERVICE: service };
    const application = await runApplication(folder, environment);
    await application.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key });
    await keyring?.killBus();
    expect(await application.invoke('accounts.test', { providerId })).toMatchObject({
      error: { kind: 'credential-store', code: 'key-store.unavailable' },
    });
    expect(application.said).toContainEqual(
      expect.objectContaining({
        name: 'keyStore.changed',
        payload: { kind: 'session-only', reason: 'no-service', install: 'gnome-keyring' },
      }),
    );
    expect(await account(application)).toMatchObject({
      value: { accounts: [{ keys: [{ state: 'unreadable' }, {}] }] },
    });
    await application.invoke('accounts.saveKey', { providerId, slot: 'main', key: fal.key });
    expect(await application.invoke('accounts.test', { providerId })).toMatchObject({
      value: { keys: [{ state: 'session', test: { kind: 'accepted' } }, {}], isUsable: true },
    });
    await application.close();
    expect(bytesUnder(folder)).not.toContain(fal.key);
  });
});
