import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobState } from '#shared/domain/job-state.ts';
import { takeIdSchema } from '#shared/ids.ts';
import { openJobLibrary, type JobLibrary } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { bundleChild } from './bundle-child.ts';
import { startChild } from './child.ts';

/** `vitest --mode long` takes the full number; every other run takes fewer. */
const rounds = import.meta.env.MODE === 'long' ? 500 : 60;
const roundsPerLibrary = 20;

interface Promises {
  readonly ordered: Set<string>;
  readonly ready: Set<string>;
}

/** When the process ends: so long after it opened, just before a write of its own, or when nothing is left to do. */
type End = { readonly afterMs: number } | { readonly beforeWrite: number } | 'idle';

/** Runs the library in a process of its own until it is killed without warning. Answers what it complained about. */
async function runAndKill(folder: string, openJobs: number, end: End, promises: Promises): Promise<string[]> {
  const counted = typeof end === 'object' && 'beforeWrite' in end ? [String(end.beforeWrite)] : [];
  const child = startChild(
    await bundleChild('working-library'),
    folder,
    await renderedFilm(),
    String(openJobs),
    ...counted,
  );
  for (;;) {
    const line = await child.nextLine().catch((error: unknown) => (error instanceof Error ? error.message : 'error'));
    if (line === 'working-library ended: ') break;
    const [word, id = ''] = line.split(' ');
    if (word === 'ordered') promises.ordered.add(id);
    else if (word === 'ready') promises.ready.add(id);
    // A life that is over has no more writes to die before.
    else if (word === 'idle') void child.kill();
    else if (word !== 'open') return [line];
    else if (typeof end === 'object' && 'afterMs' in end) setTimeout(() => void child.kill(), end.afterMs);
  }
  return [];
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function takesOf({ repositories }: JobLibrary) {
  return repositories.projects.list().flatMap(({ id }) => repositories.takes.listByProject(id));
}

/** Everything that a person was promised is there, once, and nothing else is. */
async function checkPromises(library: JobLibrary, promises: Promises): Promise<void> {
  const jobs = [...library.store.listOpen(), ...library.repositories.jobs.listSettledSince(0)];
  const stateOf = new Map<string, JobState>(jobs.map(({ id, state }) => [id, state]));
  expect([...promises.ordered].filter((id) => !stateOf.has(id))).toEqual([]);
  expect([...promises.ready].filter((id) => stateOf.get(id)?.name !== 'ready')).toEqual([]);
  expect(
    [...stateOf.values()].filter(({ name }) => ['failed', 'expired', 'lost', 'unconfirmed'].includes(name)),
  ).toEqual([]);

  const takes = takesOf(library);
  const readyStates = [...stateOf.values()].flatMap((state) => (state.name === 'ready' ? [state.takeId] : []));
  expect(takes.map(({ id }) => id).toSorted()).toEqual(readyStates.toSorted());
  expect(new Set(takes.map(({ generationId }) => generationId)).size).toBe(takes.length);
  expect(library.db.damagedRowCount()).toBe(0);
  expect(library.db.prepare('PRAGMA integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
  expect(library.db.prepare('PRAGMA foreign_key_check').all([])).toEqual([]);
}

/** Nothing is under way any more: every file has its take, every take its file, and no litter is left. */
async function checkFiles(library: JobLibrary): Promise<void> {
  const takes = takesOf(library);
  const files = (await listFiles(join(library.folder, 'media'))).map((path) => basename(path));
  const expected = takes.flatMap(({ id, assetId }) => [`${assetId}.mp4`, `${assetId}.${id}.json`]);
  expect(files.toSorted()).toEqual(expected.toSorted());
  expect(takes.every(({ id }) => takeIdSchema.safeParse(id).success)).toBe(true);
  for (const { assetId } of takes) {
    expect(await library.media.store.verify(assetId)).toEqual({ ok: true, value: 'intact' });
  }
  expect(await listFiles(join(library.folder, 'staged'))).toEqual([]);
}

/** Kills a new library as `ends` say, one after the other, and looks at what is left. */
async function killAgainAndAgain(openJobs: number, ends: readonly End[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-kill-'));
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const promises: Promises = { ordered: new Set(), ready: new Set() };
  const first = await openJobLibrary({ folder });
  first.addClip();
  await first.close();
  for (const end of ends) expect(await runAndKill(folder, openJobs, end, promises)).toEqual([]);
  const middle = await openJobLibrary({ folder });
  await checkPromises(middle, promises);
  await middle.close();

  expect(await runAndKill(folder, 1, 'idle', promises)).toEqual([]);
  const last = await openJobLibrary({ folder });
  await checkPromises(last, promises);
  await checkFiles(last);
  expect(last.store.listOpen()).toEqual([]);
  expect(last.repositories.jobs.listSettledSince(0).map(({ state }) => state.name)).toEqual(
    Array.from(takesOf(last), () => 'ready'),
  );
  expect(promises.ready.size).toBeGreaterThan(0);
  await last.close();
}

describe('rows 16, 17, 18 and 44: kill -9', () => {
  it('before each write of a job life, one after the other', { timeout: 600_000 }, async () => {
    // An order, its film, the take and the probe of its file; those that are not reached end when nothing is left.
    const writesOfOneLife = 40;
    await killAgainAndAgain(
      1,
      Array.from({ length: writesOfOneLife }, (_unused, index) => ({ beforeWrite: index + 1 })),
    );
  });

  it.each(Array.from({ length: Math.ceil(rounds / roundsPerLibrary) }, (_unused, index) => index + 1))(
    `at random moments, ${String(roundsPerLibrary)} times (library %i)`,
    { timeout: 600_000 },
    async () => {
      await killAgainAndAgain(
        2,
        Array.from({ length: roundsPerLibrary }, () => ({ afterMs: Math.random() * 700 })),
      );
    },
  );
});
