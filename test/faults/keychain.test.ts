import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noKeyring, startKeyring, type Keyring } from '#test/fixtures/keyring.ts';
import { startChild, type Child } from './child.ts';

const key = 'a-key-that-nobody-may-find-in-a-file-0123';

/** The next line of this kind; what is announced in between is passed over. */
async function answer(child: Child, wanted: string): Promise<unknown> {
  for (;;) {
    const [what, value] = JSON.parse(await child.nextLine()) as [string, unknown];
    if (what === wanted) return value;
  }
}

async function ask(child: Child, line: string): Promise<unknown> {
  child.send(line);
  return answer(child, line.split(' ')[0] ?? '');
}

async function start(keyring: Pick<Keyring, 'environment'> | null): Promise<Child> {
  const before = { ...process.env };
  Object.assign(process.env, keyring?.environment);
  try {
    const child = startChild('use-keychain');
    await answer(child, 'ready');
    return child;
  } finally {
    Object.assign(process.env, before);
  }
}

async function withKeyring(...args: Parameters<typeof startKeyring>): Promise<Keyring> {
  const keyring = await startKeyring(...args);
  onTestFinished(() => keyring.close());
  return keyring;
}

/** Everything that a test of the keychain has left on the disk. */
function filesOf(keyring: Keyring | null): string {
  const roots = Object.values(keyring?.environment ?? {}).filter((path) => path.startsWith('/'));
  const files = [...roots, process.env['HOME'] ?? ''].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  return files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('');
}

const sessionOnly = (reason: string, install: string | null = null) => ({ kind: 'session-only', reason, install });

/** A key is kept in memory, is there for this process and for no later one, and in no file. */
async function expectMemoryOnly(child: Child, keyring: Keyring | null): Promise<void> {
  expect(await ask(child, `write ${key}`)).toBe('memory');
  expect(await ask(child, 'read')).toBe(key);
  expect(filesOf(keyring)).not.toContain(key);
  await child.kill();
  expect(await ask(await start(keyring), 'read')).not.toBe(key);
}

describe.skipIf(noKeyring !== null)('row 79: no keychain', () => {
  it('row 79: without a session bus keys are kept in memory, and it is named what to install', async () => {
    const child = await start(null);
    expect(await ask(child, 'state')).toEqual({ kind: 'keychain' });
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'state')).toEqual(sessionOnly('no-service', 'gnome-keyring'));
    await expectMemoryOnly(child, null);
  });

  it('row 79: on a bus without a secret service, too', async () => {
    const keyring = await withKeyring({ service: 'none' });
    const child = await start(keyring);
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'state')).toEqual(sessionOnly('no-service', 'gnome-keyring'));
    await expectMemoryOnly(child, keyring);
  });

  it('row 79: where nobody has a keyring yet and nobody answers the question for its password', async () => {
    const keyring = await withKeyring({ service: 'locked' });
    const child = await start(keyring);
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'state')).toEqual(sessionOnly('locked'));
    await expectMemoryOnly(child, keyring);
  });

  it('row 79: a locked keyring whose prompt is dismissed is not taken for an empty one, and is read again once it is open', async () => {
    const keyring = await withKeyring();
    const child = await start(keyring);
    expect(await ask(child, `write ${key}`)).toBe('keychain');
    await keyring.lock();
    expect(await ask(child, 'read')).toBe('key-store.locked');
    expect(await ask(child, 'state')).toEqual(sessionOnly('locked'));
    expect(await ask(child, 'remove')).toBe('key-store.locked');
    await ask(child, 'retry');
    expect(await ask(child, `write ${key}`)).toBe('memory');
    await keyring.logInAgain();
    expect(await ask(await start(keyring), 'read')).toBe(key);
    expect(filesOf(keyring)).not.toContain(key);
  });

  it('row 79: when the secret service starts anew, the process lives and says that it has lost it', async () => {
    const keyring = await withKeyring();
    const child = await start(keyring);
    expect(await ask(child, 'write an-older-key')).toBe('keychain');
    await keyring.logInAgain();
    expect(await ask(child, 'read')).toBe('key-store.unavailable');
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'state')).toEqual(sessionOnly('no-service', 'gnome-keyring'));
  });

  it('row 79: when the bus dies in mid-run the process lives, and new keys are kept in memory', async () => {
    const keyring = await withKeyring();
    const child = await start(keyring);
    expect(await ask(child, 'write an-older-key')).toBe('keychain');
    expect(await ask(child, 'read')).toBe('an-older-key');
    await keyring.killBus();
    expect(await ask(child, 'read')).toBe('key-store.unavailable');
    expect(await ask(child, 'state')).toEqual(sessionOnly('no-service', 'gnome-keyring'));
    await ask(child, 'retry');
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'read')).toBe(key);
    expect(filesOf(keyring)).not.toContain(key);
  });

  it('row 79: while it hangs everything else goes on, and the process can end', async () => {
    const keyring = await withKeyring();
    const child = await start(keyring);
    expect(await ask(child, `write ${key}`)).toBe('keychain');
    keyring.freeze();
    child.send('read');
    expect(await ask(child, 'state')).toEqual({ kind: 'keychain' });
    child.send('late');
    expect(await answer(child, 'read')).toBe('key-store.unavailable');
    expect(await ask(child, 'state')).toEqual(sessionOnly('timed-out'));
    await ask(child, 'retry');
    expect(await ask(child, 'write another-key')).toBe('memory');
    child.send('end');
    // Left alone it would wait for the answer: 25 seconds for a frozen service, for ever for an open prompt.
    expect(await child.ended).toBe('SIGKILL');
  });
});

describe.skipIf(noKeyring !== null)('row 80: a keychain that somebody else changes', () => {
  it('row 80: shows a change and a removal at the next read', async () => {
    const keyring = await withKeyring();
    const [ours, other] = [await start(keyring), await start(keyring)];
    expect(await ask(ours, `write ${key}`)).toBe('keychain');
    expect(await ask(other, 'write edited')).toBe('keychain');
    expect(await ask(ours, 'read')).toBe('edited');
    expect(await ask(other, 'remove')).toBeNull();
    expect(await ask(ours, 'read')).toBeNull();
    expect(await ask(ours, 'state')).toEqual({ kind: 'keychain' });
  });
});

/** A copy of the sources whose keytar is replaced, so that nothing but the native part differs. */
describe.skipIf(process.platform !== 'linux')('row 82: the native part of the keychain', () => {
  const project = fileURLToPath(new URL('../..', import.meta.url));

  async function startWith(change: (keytar: string) => void): Promise<Child> {
    const folder = join(process.env['HOME'] ?? '', 'row-82');
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    cpSync(join(project, 'node_modules/keytar'), join(folder, 'node_modules/keytar'), { recursive: true });
    change(join(folder, 'node_modules/keytar'));
    const before = process.env['NODE_OPTIONS'];
    const hook = join(folder, 'hook.mjs');
    const found = JSON.stringify(new URL(`file://${join(folder, 'node_modules/keytar/lib/keytar.js')}`).href);
    writeFileSync(
      hook,
      `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) => name === 'keytar' ? { url: ${found}, format: 'commonjs', shortCircuit: true } : next(name, context) });`,
    );
    process.env['NODE_OPTIONS'] = `--import=${hook}`;
    try {
      return await start(null);
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
      else process.env['NODE_OPTIONS'] = before;
    }
  }

  /** Every build for this machine. */
  const builds = (keytar: string): string[] =>
    readdirSync(keytar, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.node'))
      .map((entry) => join(entry.parentPath, entry.name));

  it.each([
    ['needs a library that is not there', (text: string) => text.replaceAll('libsecret-1.so.0', 'libsecret-9.so.0')],
    ['is no program', () => 'not a program'],
  ])('row 82: that %s costs nothing but the keychain, and it is named what to install', async (_, damage) => {
    const child = await startWith((keytar) => {
      for (const file of builds(keytar)) writeFileSync(file, damage(readFileSync(file, 'latin1')), 'latin1');
    });
    expect(await ask(child, 'state')).toEqual({ kind: 'keychain' });
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'read')).toBe(key);
    const named = sessionOnly('library-missing', 'libsecret (Debian, Ubuntu: libsecret-1-0)');
    expect(await ask(child, 'state')).toEqual(named);
    await ask(child, 'retry');
    expect(await ask(child, 'write another-key')).toBe('memory');
    expect(await ask(child, 'state')).toEqual(named);
  });

  it('row 82: that is missing for this machine costs nothing but the keychain', async () => {
    const child = await startWith((keytar) => {
      for (const file of builds(keytar)) rmSync(file);
    });
    expect(await ask(child, `write ${key}`)).toBe('memory');
    expect(await ask(child, 'state')).toMatchObject({ reason: 'library-missing' });
  });
});
