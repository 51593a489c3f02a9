import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Job } from '#electron/db/repositories/job-rows.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { openFolder } from '#electron/wiring/open-folder.ts';
import { createRepositories } from '#electron/wiring/repositories.ts';
import type { Take } from '#shared/domain/take.ts';
import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import type { FalRoute } from '#test/fakes/fal/routes/route.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { fastClock } from '#test/fixtures/fast-clock.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { bundleChild } from './bundle-child.ts';
import { startChild, type Child } from './child.ts';
import type { PaidLibraryOptions } from './children/paid-library.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** `vitest --mode long` takes the full number; every other run takes fewer. */
const rounds = import.meta.env.MODE === 'long' ? 500 : 100;
const roundsPerLibrary = 50;
/** So many times faster than real time: a poll comes every 20 ms, the last look into the history after 9 s. */
const clockFactor = 100;
/** Milliseconds from the last order: a job that nobody knows about would take longer than a round. */
const patienceMs = 3_000;

/** When the process ends. `afterMs` counts from the last order, or from an answer. */
type End =
  | { readonly kind: 'time'; readonly afterMs: number }
  | {
      readonly kind: 'call';
      readonly route: FalRoute;
      /** So many calls of this kind pass before. */
      readonly skip: number;
      /** The request has arrived; the provider has done its work; so many bytes of the answer have left; all of it has. */
      readonly at: 'arrival' | 'work' | 'part' | 'answer';
      readonly afterMs: number;
    };

/** Each step of a job: preparing, submitting, running, downloading. */
const routes: readonly FalRoute[] = ['initiate', 'put', 'submit', 'submit', 'submit', 'status', 'result', 'cdn', 'cdn'];
const moments = ['arrival', 'work', 'part', 'answer'] as const;

function drawEnd(random: SeededRandom): End {
  if (random.below(4) === 0) return { kind: 'time', afterMs: random.below(300) };
  return {
    kind: 'call',
    route: random.pick(routes),
    skip: random.below(2),
    at: random.pick(moments),
    afterMs: random.below(40),
  };
}

const honest: Behaviour = { when: 'after' };

/** Has the fake kill its client when a call gets as far as the end says. */
function arm(fal: FakeFal, end: Extract<End, { kind: 'call' }>, kill: () => Promise<void>): void {
  const later = (): void => void setTimeout(() => void kill(), end.afterMs);
  const deadly: Record<typeof end.at, Behaviour> = {
    arrival: {
      when: 'before',
      answer: async () => {
        await kill();
        return null;
      },
    },
    work: {
      when: 'after',
      change: async (answer) => {
        await kill();
        return answer;
      },
    },
    part: {
      when: 'after',
      delivery: { kind: 'stall', afterBytes: end.afterMs * 10_000 },
      change: (answer) => {
        later();
        return answer;
      },
    },
    answer: {
      when: 'after',
      change: (answer) => {
        later();
        return answer;
      },
    },
  };
  fal.script.next(end.route, ...Array.from({ length: end.skip }, () => honest), deadly[end.at]);
}

interface Promises {
  readonly ordered: Set<string>;
  readonly ready: Set<string>;
}

/** Lets a library work until it is killed, or nothing is left to do. Answers what it complained about. */
async function runAndKill(child: Child, fal: FakeFal, end: End | 'idle', promises: Promises): Promise<string[]> {
  const kill = (): Promise<void> => child.kill();
  expect(await child.nextLine()).toBe('loaded');
  if (end !== 'idle' && end.kind === 'call') arm(fal, end, kill);
  child.send('go');
  for (;;) {
    const line = await child.nextLine().catch((error: unknown) => (error instanceof Error ? error.message : 'error'));
    if (line === 'paid-library ended: ') break;
    const [word, id = ''] = line.split(' ');
    if (word === 'ordered') promises.ordered.add(id);
    else if (word === 'ready') promises.ready.add(id);
    else if (word === 'idle') await kill();
    else if (word !== 'placed') return [line];
    else if (end !== 'idle') setTimeout(() => void kill(), end.kind === 'time' ? end.afterMs : patienceMs);
  }
  fal.script.honest();
  return [];
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

interface Rounds {
  readonly folder: string;
  readonly fal: FakeFal;
  readonly child: (openJobs: number) => Child;
  readonly promises: Promises;
}

async function openRounds(): Promise<Rounds> {
  const parent = mkdtempSync(join(tmpdir(), 'dailies-paid-kill-'));
  const clockStartMs = Date.now();
  const fal = await startFakeFal({
    life: { queuedPolls: 0, runningPolls: 1 },
    nowMs: () => fastClock(clockStartMs, clockFactor).nowMs(),
  });
  onTestFinished(async () => {
    await fal.close();
    await rm(parent, { recursive: true, force: true });
  });
  const folder = join(parent, 'library');
  const environment = { ...fal.environment, FAL_KEY: fal.key };
  const picture = await mediaFixture('picture.jpg');
  const program = await bundleChild('paid-library');
  return {
    folder,
    fal,
    promises: { ordered: new Set(), ready: new Set() },
    child: (openJobs) => {
      const options: PaidLibraryOptions = { picture, openJobs, clockStartMs, clockFactor, environment };
      return startChild(program, folder, JSON.stringify(options));
    },
  };
}

/** Kills a new library as `ends` say, one after the other, lets it come to rest, and holds it against the ledger. */
async function killAgainAndAgain(ends: readonly End[]): Promise<void> {
  const { folder, fal, promises, child } = await openRounds();
  // The next process loads its code while this one is at work.
  let next = child(2);
  for (const end of ends) {
    const current = next;
    next = child(2);
    expect({ end, complaints: await runAndKill(current, fal, end, promises) }).toEqual({ end, complaints: [] });
  }
  await next.kill();
  expect(await runAndKill(child(0), fal, 'idle', promises)).toEqual([]);

  const opened = openFolder({ libraryFolder: folder, appVersion: '0.1.0', clock: systemClock, logger: silentLogger });
  if (!opened.ok) throw new Error(opened.error.code);
  const { db } = opened.value;
  const repositories = createRepositories(db);
  const jobs = [...repositories.jobs.listOpen(), ...repositories.jobs.listSettledSince(0)];
  const takes = repositories.projects.list().flatMap(({ id }) => repositories.takes.listByProject(id));
  checkCharges(fal, jobs, promises);
  expect(takes.map(({ id }) => id).toSorted()).toEqual(jobs.flatMap(takeIdOf).toSorted());
  expect(db.prepare('PRAGMA integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
  expect(db.prepare('PRAGMA foreign_key_check').all([])).toEqual([]);
  await checkFiles(folder, fal, takes);
  opened.value.close();
}

function takeIdOf({ state }: Job): string[] {
  return state.name === 'ready' ? [state.takeId] : [];
}

/** What was ordered is there; what was charged is a take, and was charged once; what is not known was not charged. */
function checkCharges(fal: FakeFal, jobs: readonly Job[], promises: Promises): void {
  const { charges } = fal.ledger;
  const stateOf = new Map<string, string>(jobs.map(({ id, state }) => [id, state.name]));
  expect([...promises.ordered].filter((id) => !stateOf.has(id))).toEqual([]);
  expect([...promises.ready].filter((id) => stateOf.get(id) !== 'ready')).toEqual([]);
  expect([...new Set(stateOf.values())].filter((name) => name !== 'ready' && name !== 'unconfirmed')).toEqual([]);

  expect(new Set(charges.map(({ bodyHash }) => bodyHash)).size).toBe(charges.length);
  const ready = jobs.filter(({ state }) => state.name === 'ready').map(({ remoteId }) => remoteId ?? '');
  expect(ready.toSorted()).toEqual(charges.map(({ requestId }) => requestId).toSorted());
  expect(charges.filter(({ outcome }) => outcome !== 'billed')).toEqual([]);
  expect(ready.length).toBeGreaterThan(0);
}

/** Every take has its film, to the byte, and its sidecar; nothing half done is left. */
async function checkFiles(folder: string, fal: FakeFal, takes: readonly Take[]): Promise<void> {
  const media = await listFiles(join(folder, 'media'));
  const films = media.filter((path) => path.endsWith('.mp4'));
  expect(films.map((path) => basename(path)).toSorted()).toEqual(
    takes.map(({ assetId }) => `${assetId}.mp4`).toSorted(),
  );
  const sidecars = media.filter((path) => path.endsWith('.json')).map((path) => basename(path));
  expect(sidecars.toSorted()).toEqual(takes.map(({ id, assetId }) => `${assetId}.${id}.json`).toSorted());
  const made = fal.requests().flatMap(({ filmPaths }) => filmPaths.map((path) => fal.files.get(path)?.bytes));
  const hashes = made.flatMap((bytes) => (bytes === undefined ? [] : [sha256Of(bytes)]));
  for (const path of films) expect(sha256Of(await readFile(path))).toBe(basename(path, '.mp4'));
  expect(takes.map(({ assetId }) => assetId).toSorted()).toEqual(hashes.toSorted());
  // Pictures of orders; each was uploaded as it is.
  const pictures = new Set(media.filter((path) => path.endsWith('.jpg')).map((path) => basename(path, '.jpg')));
  expect(fal.uploads.filter(({ sha256 }) => !pictures.has(sha256))).toEqual([]);
  expect(await listFiles(join(folder, 'staged'))).toEqual([]);
  expect(await listFiles(join(folder, 'outbox'))).toEqual([]);
}

describe('rows 16, 17, 18 and 44: kill -9 while paid jobs are on their way', () => {
  const libraries = Array.from({ length: Math.ceil(rounds / roundsPerLibrary) }, (_unused, index) => index + 1);

  it.each(libraries)(
    `${String(roundsPerLibrary)} times, at random moments (seed %i): nothing is lost, and nothing is charged twice`,
    { timeout: 600_000 },
    async (seed) => {
      const random = seededRandom(seed);
      await killAgainAndAgain(Array.from({ length: roundsPerLibrary }, () => drawEnd(random)));
    },
  );
});
