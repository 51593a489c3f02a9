import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipId } from '#shared/ids.ts';
import type { Take } from '#shared/domain/take.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { openJobLibrary, type JobLibrary } from '#test/fixtures/job-library.ts';
import { addTake } from '#test/fixtures/library-database.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { bundleChild } from './bundle-child.ts';
import { startChild } from './child.ts';
import { seededRandom } from './seeded-random.ts';

/** When the process ends: just before a write of its own, so long after it was asked, or when nothing is left to do. */
type End = { readonly beforeWrite: number } | { readonly afterMs: number } | 'idle';

interface Wish {
  readonly take: Take;
  readonly newClipId: ClipId;
}

interface Promises {
  /** Clips that were asked for, and answered for. */
  readonly asked: Set<string>;
  /** Clips that a person saw. */
  readonly done: Set<string>;
}

/** Lets a library go on from a take in a process of its own until it is killed. Answers what it complained about. */
async function runAndKill(folder: string, wish: Wish | null, end: End, promises: Promises): Promise<string[]> {
  const wanted = wish === null ? ['', ''] : [wish.take.id, wish.newClipId];
  const writes = typeof end === 'object' && 'beforeWrite' in end ? [String(end.beforeWrite)] : [];
  const program = await bundleChild('continuing-library');
  const child = startChild(program, folder, await mediaFixture('picture.png'), ...wanted, ...writes);
  for (;;) {
    const line = await child.nextLine().catch((error: unknown) => (error instanceof Error ? error.message : 'error'));
    if (line === 'continuing-library ended: ') return [];
    const [word, id = ''] = line.split(' ');
    if (word === 'asked') promises.asked.add(id);
    else if (word === 'done') promises.done.add(id);
    else if (word === 'idle') void child.kill();
    else if (word !== 'open') return [line];
    else if (typeof end === 'object' && 'afterMs' in end) setTimeout(() => void child.kill(), end.afterMs);
  }
}

/** A clip that goes on is whole or not there: its words, its start frame, the note of what it goes on from, its place. */
async function checkClips(library: JobLibrary, wishes: readonly Wish[], promises: Promises): Promise<Set<string>> {
  const { repositories, media, db } = library;
  const [source] = wishes;
  const sequenceId = source === undefined ? undefined : repositories.clips.find(source.take.clipId)?.sequenceId;
  if (sequenceId === undefined) throw new Error('the clip of the takes is gone');
  const [first, ...made] = repositories.clips.listBySequence(sequenceId);
  expect(first?.id).toBe(source?.take.clipId);
  expect([first, ...made].map((clip) => clip?.position)).toEqual([first, ...made].map((_clip, index) => index));
  expect([...promises.done].filter((id) => made.every((clip) => clip.id !== id))).toEqual([]);
  for (const clip of made) {
    const wish = wishes.find(({ newClipId }) => newClipId === clip.id);
    const spec = repositories.drafts.find(clip.id)?.spec;
    expect({ takeId: clip.continues?.takeId, kind: spec?.kind }).toEqual({ takeId: wish?.take.id, kind: 'frames' });
    const still = spec?.startFrame ?? null;
    expect([clip.continues?.stillId, still === null ? null : repositories.assets.find(still)?.origin]).toEqual([
      still,
      'extracted',
    ]);
    const file = still === null ? null : await media.store.pathOf(still);
    expect(file === null ? null : sha256Of(await readFile(file.path))).toBe(still);
  }
  expect(db.damagedRowCount()).toBe(0);
  expect(db.prepare('PRAGMA integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
  expect(db.prepare('PRAGMA foreign_key_check').all([])).toEqual([]);
  return new Set(made.map(({ id }) => id));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Kills one library as `ends` say, a take each, and lets it come to rest without being asked again. */
async function killAgainAndAgain(ends: readonly End[]): Promise<void> {
  const library = await openJobLibrary();
  const { folder } = library;
  const { clipId } = library.addClip();
  const clip = library.repositories.clips.find(clipId);
  if (clip === null) throw new Error('the clip was just made');
  const wishes = ends.map((_end, index) => ({ take: addTake(library.db, clip, index), newClipId: newId<ClipId>() }));
  await library.close();
  const promises: Promises = { asked: new Set(), done: new Set() };
  for (const [index, end] of ends.entries()) {
    expect({ end, said: await runAndKill(folder, wishes[index] ?? null, end, promises) }).toEqual({ end, said: [] });
  }
  const middle = await openJobLibrary({ folder });
  await checkClips(middle, wishes, promises);
  await middle.close();

  // Whoever was told that it is coming gets it although nobody asks again, or is told that it was given up.
  expect(await runAndKill(folder, null, 'idle', promises)).toEqual([]);
  const rested = await openJobLibrary({ folder });
  const there = await checkClips(rested, wishes, promises);
  const lost = wishes.filter(({ newClipId }) => promises.asked.has(newClipId) && !there.has(newClipId));
  const givenUp = lost.map(({ take, newClipId }) => rested.media.queue.statusOf(`still:${take.id}:${newClipId}`).state);
  expect(givenUp).toEqual(lost.map(() => 'failed'));
  await rested.close();

  // Asked once more, it is made after all; what was made is not made twice.
  for (const wish of [...lost, ...wishes.slice(-1)])
    expect(await runAndKill(folder, wish, 'idle', promises)).toEqual([]);
  const last = await openJobLibrary({ folder });
  const made = await checkClips(last, wishes, promises);
  expect([...promises.asked].filter((id) => !made.has(id))).toEqual([]);
  expect(there.size).toBeGreaterThan(0);
  const stills = [...made].map((id) => `${last.repositories.drafts.find(id as ClipId)?.spec.startFrame ?? ''}.png`);
  const pictures = (await filesIn(join(folder, 'media'))).filter((name) => name.endsWith('.png'));
  expect(pictures.map((name) => basename(name)).toSorted()).toEqual([...new Set(stills)].toSorted());
  expect(await filesIn(join(folder, 'staged'))).toEqual([]);
  await last.close();
}

describe('row 44: kill -9 while a clip goes on from the last frame of another', () => {
  it('before each write of it, one after the other', { timeout: 600_000 }, async () => {
    // Asking, claiming, keeping the picture, the clip with its words; what is not reached ends when nothing is left.
    const writesOfOneWish = 12;
    await killAgainAndAgain(Array.from({ length: writesOfOneWish }, (_unused, index) => ({ beforeWrite: index + 1 })));
  });

  it('at random moments', { timeout: 600_000 }, async () => {
    const random = seededRandom(7);
    await killAgainAndAgain(Array.from({ length: 8 }, () => ({ afterMs: random.below(60) })));
  });
});
