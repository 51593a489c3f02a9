import { describe, expect, it } from 'vitest';
import { createCredentialRepository, type Credential } from '#electron/db/repositories/credentials.ts';
import { newId } from '#electron/platform/new-id.ts';
import { providerIdSchema, type CredentialId } from '#shared/ids.ts';
import { makeFolder, noonMs, openIn } from '#test/fixtures/library-database.ts';

const acme = providerIdSchema.parse('acme');
const other = providerIdSchema.parse('other');
const origins = ['https://queue.acme.test'];

function open(folder = makeFolder()) {
  const db = openIn(folder);
  return { db, credentials: createCredentialRepository(db) };
}

function seen(seed: number, change: Partial<Credential> = {}): Credential {
  return {
    id: newId<CredentialId>(),
    providerId: acme,
    slot: 'main',
    fingerprint: String(seed).padStart(64, '0'),
    tail: '1234',
    origins,
    isSaved: false,
    savedAt: null,
    createdAt: noonMs,
    ...change,
  };
}

describe('the credential repository', () => {
  it('makes the salt once, and keeps it', () => {
    const folder = makeFolder();
    const first = open(folder);
    const salt = first.credentials.salt(new Uint8Array(32).fill(1));
    expect(Buffer.from(salt)).toEqual(Buffer.alloc(32, 1));
    expect(Buffer.from(first.credentials.salt(new Uint8Array(32).fill(2)))).toEqual(Buffer.alloc(32, 1));
    first.db.close();
    expect(Buffer.from(open(folder).credentials.salt(new Uint8Array(32).fill(3)))).toEqual(Buffer.alloc(32, 1));
  });

  it('knows a key again by place and fingerprint', () => {
    const { credentials } = open();
    const first = seen(1);
    credentials.insert(first);
    credentials.insert(seen(1, { slot: 'billing' }));
    credentials.insert(seen(1, { providerId: other }));
    expect(credentials.find(acme, 'main', first.fingerprint)).toEqual(first);
    expect(credentials.find(acme, 'main', seen(2).fingerprint)).toBeNull();
  });

  it('has at most one saved key per place, with the origins it was saved for', () => {
    const { credentials } = open();
    const [first, second, billing, foreign] = [
      seen(1),
      seen(2),
      seen(3, { slot: 'billing' }),
      seen(4, { providerId: other }),
    ];
    for (const credential of [first, second, billing, foreign]) credentials.insert(credential);
    for (const { id } of [first, billing, foreign]) credentials.markSaved(id, origins, noonMs);
    credentials.markSaved(second.id, ['https://gateway.test'], noonMs + 1);
    expect(credentials.find(acme, 'main', second.fingerprint)).toEqual({
      ...second,
      origins: ['https://gateway.test'],
      isSaved: true,
      savedAt: noonMs + 1,
    });
    expect(credentials.find(acme, 'main', first.fingerprint)).toEqual(first);
    expect(
      credentials
        .listSaved()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([second.id, billing.id, foreign.id].toSorted());
    credentials.markSaved(second.id, origins, noonMs + 2);
    expect(credentials.listSaved()).toHaveLength(3);
  });

  it('forgets that one is saved, and never that it was seen', () => {
    const { credentials } = open();
    const [first, billing] = [seen(1), seen(2, { slot: 'billing' })];
    for (const credential of [first, billing]) {
      credentials.insert(credential);
      credentials.markSaved(credential.id, origins, noonMs);
    }
    credentials.clearSaved(acme, 'main');
    expect(credentials.listSaved().map(({ id }) => id)).toEqual([billing.id]);
    expect(credentials.list(acme, 'main')).toEqual([first]);
  });

  it('lists what was seen at one place, newest first', () => {
    const { credentials } = open();
    const all = [seen(1), seen(2), seen(3)];
    for (const credential of all) credentials.insert(credential);
    credentials.insert(seen(4, { slot: 'billing' }));
    expect(credentials.list(acme, 'main').map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
  });

  it('leaves out a row that cannot be read, and writes it anew when the key returns', () => {
    const { db, credentials } = open();
    const [good, bad] = [seen(1), seen(2)];
    credentials.insert(good);
    credentials.insert(bad);
    db.prepare<readonly [string]>("UPDATE credentials SET origins = 'nonsense' WHERE id = ?").run([bad.id]);
    expect(credentials.list(acme, 'main').map(({ id }) => id)).toEqual([good.id]);
    expect(db.damagedRowCount()).toBe(1);
    credentials.insert({ ...bad, id: newId<CredentialId>(), origins: ['https://new.acme.test'] });
    expect(credentials.find(acme, 'main', bad.fingerprint)).toEqual({ ...bad, origins: ['https://new.acme.test'] });
  });
});
