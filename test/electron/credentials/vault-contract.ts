import { expect, it } from 'vitest';
import type { SecretName, SecretVault } from '#electron/credentials/credential-store.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import type { CredentialId } from '#shared/ids.ts';

export function newName(): SecretName {
  return `provider-key:${newId<CredentialId>()}`;
}

export async function readText(vault: SecretVault, name: SecretName): Promise<string | null> {
  const found = await vault.read(name);
  if (!found.ok) throw new Error(`not readable: ${found.error.reason}, ${found.error.detail}`);
  return found.value?.reveal() ?? null;
}

const done = { ok: true, value: null };

/** What every place for secrets does. */
export function describeVault(open: () => SecretVault): void {
  it('has nothing at first, and gives back what was put in', async () => {
    const [vault, name, other] = [open(), newName(), newName()];
    expect(await readText(vault, name)).toBeNull();
    expect(await vault.write(name, new Secret('key-1'))).toEqual(done);
    expect(await vault.write(other, new Secret('key-2'))).toEqual(done);
    expect(await readText(vault, name)).toBe('key-1');
    expect(await readText(vault, other)).toBe('key-2');
  });

  it('keeps the newest under a name, and nothing once it is removed', async () => {
    const [vault, name] = [open(), newName()];
    await vault.write(name, new Secret('old'));
    await vault.write(name, new Secret('new'));
    expect(await readText(vault, name)).toBe('new');
    expect(await vault.remove(name)).toEqual(done);
    expect(await readText(vault, name)).toBeNull();
    expect(await vault.remove(name)).toEqual(done);
  });

  it.each([
    ['all printable characters', String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index))],
    ['other scripts and pictures', 'schlüssel-鍵-🔑'],
    ['64 kB', 'k'.repeat(65_536)],
  ])('gives back %s unchanged', async (_, text) => {
    const [vault, name] = [open(), newName()];
    expect(await vault.write(name, new Secret(text))).toEqual(done);
    expect(await readText(vault, name)).toBe(text);
    expect(await vault.remove(name)).toEqual(done);
  });

  it('takes many calls at once', async () => {
    const vault = open();
    const names = Array.from({ length: 20 }, newName);
    await Promise.all(names.map((name, index) => vault.write(name, new Secret(`key-${index}`))));
    const found = await Promise.all(names.map((name) => readText(vault, name)));
    expect(found).toEqual(names.map((_, index) => `key-${index}`));
    await Promise.all(names.map((name) => vault.remove(name)));
  });
}
