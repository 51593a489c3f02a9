import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeychain, type NativeKeychain } from '#electron/credentials/keychain.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { Secret } from '#electron/platform/secret.ts';
import { settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { noKeyring, startKeyring, type Keyring } from '#test/fixtures/keyring.ts';
import { describeVault, newName, readText } from './vault-contract.ts';

const secret = new Secret('key-1');

describe.skipIf(noKeyring !== null)('the keychain of this system', () => {
  let keyring: Keyring | null = null;
  beforeAll(async () => {
    keyring = await startKeyring();
    Object.assign(process.env, keyring.environment);
  });
  afterAll(() => keyring?.close());

  const open = (service = 'app.dailies.studio.test') => createKeychain({ service, clock: systemClock });

  describeVault(open);

  it('keeps a secret beyond its own life, under the service it was made for and no other', async () => {
    const name = newName();
    await open().write(name, secret);
    expect(await readText(open(), name)).toBe('key-1');
    expect(await readText(open('app.dailies.other'), name)).toBeNull();
  });

  it('leaves no readable trace of it in the files of the keyring', async () => {
    await open().write(newName(), new Secret('plain-text-would-show-this'));
    const folder = join(keyring?.environment['XDG_DATA_HOME'] ?? '', 'keyrings');
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.join('')).not.toContain('plain-text-would-show-this');
  });
});

/** A keychain whose calls end when the test says so. */
function createHeld() {
  const calls: string[] = [];
  const held: ((answer: string | null | Error) => void)[] = [];
  const hold = (call: string) => {
    calls.push(call);
    const { promise, resolve, reject } = Promise.withResolvers<string | null>();
    held.push((answer) => {
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
    return promise;
  };
  const native: NativeKeychain = {
    getPassword: () => hold('get'),
    setPassword: async () => void (await hold('set')),
    deletePassword: async () => (await hold('delete')) !== null,
  };
  const clock = createManualClock();
  const keychain = createKeychain({ service: 'test', clock, load: async () => native });
  return { calls, clock, keychain, answer: (answer: string | null | Error) => held.shift()?.(answer) };
}

const timedOut = { ok: false, error: { reason: 'timed-out', install: null } };

describe('row 79: a keychain that hangs', () => {
  it('row 79: fails after ten seconds and not before, however many wait in line', async () => {
    const { calls, clock, keychain, answer } = createHeld();
    const ended: unknown[] = [];
    const asked = [keychain.read(newName()), keychain.write(newName(), secret), keychain.remove(newName())];
    for (const call of asked) void call.then((outcome) => ended.push(outcome));
    clock.advance(9_999);
    await settle(clock);
    expect(ended).toEqual([]);
    clock.advance(1);
    await settle(clock);
    expect(ended).toMatchObject([timedOut, timedOut, timedOut]);
    expect(calls).toEqual(['get']);
    answer('late');
    await settle(clock);
  });

  it('row 79: starts no second call while the first one hangs, and works again when it has ended', async () => {
    const { calls, clock, keychain, answer } = createHeld();
    const first = keychain.read(newName());
    await settle(clock);
    clock.advance(10_000);
    expect(await first).toMatchObject(timedOut);
    expect(await keychain.write(newName(), secret)).toMatchObject(timedOut);
    expect(calls).toEqual(['get']);
    answer(null);
    await settle(clock);
    answer(null);
    await settle(clock);
    answer(null);
    await settle(clock);
    const again = keychain.write(newName(), secret);
    await settle(clock);
    answer(null);
    expect(await again).toEqual({ ok: true, value: null });
  });

  it('row 79: would keep the process alive, so the process ends without it', async () => {
    const before = process.listenerCount('exit');
    const { clock, keychain, answer } = createHeld();
    const call = keychain.write(newName(), secret);
    await settle(clock);
    clock.advance(10_000);
    await call;
    expect(process.listenerCount('exit')).toBe(before + 1);
    answer(new Error('Timeout was reached'));
    await settle(clock);
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('createKeychain', () => {
  it('asks one thing at a time', async () => {
    const { calls, clock, keychain, answer } = createHeld();
    const first = keychain.read(newName());
    const second = keychain.write(newName(), secret);
    await settle(clock);
    expect(calls).toEqual(['get']);
    answer('key-1');
    expect(await first).toMatchObject({ ok: true });
    await settle(clock);
    expect(calls).toEqual(['get', 'set']);
    answer(null);
    expect(await second).toEqual({ ok: true, value: null });
  });

  it('row 79: takes "nothing there" only from a keychain that is open', async () => {
    const { calls, clock, keychain, answer } = createHeld();
    const read = keychain.read(newName());
    await settle(clock);
    answer(null);
    await settle(clock);
    answer(new Error('Cannot create an item in a locked collection'));
    expect(await read).toMatchObject({ ok: false, error: { reason: 'locked' } });
    expect(calls).toEqual(['get', 'set']);
  });

  it('row 82: loads the library at the first call, once, and says what to install when it cannot', async () => {
    let loads = 0;
    const load = async (): Promise<NativeKeychain> => {
      loads += 1;
      throw new Error('Failed to load keytar native addon');
    };
    const keychain = createKeychain({ service: 'test', clock: createManualClock(), load });
    expect(loads).toBe(0);
    const missing = { ok: false, error: { reason: 'library-missing' } };
    expect(await keychain.read(newName())).toMatchObject(missing);
    expect(await keychain.write(newName(), secret)).toMatchObject(missing);
    expect(loads).toBe(1);
  });
});
