import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeSidecarSchema } from '#electron/assets/take-sidecar.ts';
import type { JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import { eventually, pass } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { openRenderWindow, type Render } from '#test/fakes/render-window.ts';
import { openJobLibrary, unwrap, type JobLibrary, type JobLibraryOptions } from '#test/fixtures/job-library.ts';
import { filmWithMark, renderedFilm } from '#test/fixtures/rendered-film.ts';

async function orderAnimatic(options: JobLibraryOptions = {}, takes = 1) {
  const library = await openJobLibrary(options);
  const { clipId, spec } = library.addClip((short) => ({ ...short, parameters: { ...short.parameters, takes } }));
  const jobs = unwrap(library.generations.order(library.click(clipId)));
  return { library, clipId, spec, jobs };
}

function views(library: JobLibrary): readonly JobView[] {
  return library.generations.list(0);
}

/** Works like a window until every job is settled or holds. */
async function finish(library: JobLibrary, render?: Render): Promise<readonly JobView[]> {
  const window = openRenderWindow({ queue: library.media.queue, store: library.media.store }, render);
  const isDone = ({ state, hold }: JobView) =>
    ['ready', 'failed', 'cancelled', 'expired'].includes(state) || (state === 'downloading' && hold !== 'none');
  for (let isAllDone = false; !isAllDone;) {
    await window.work();
    await new Promise((resolve) => setTimeout(resolve, 20));
    isAllDone = views(library).every(isDone);
  }
  return views(library);
}

async function listFiles(library: JobLibrary, folder: string): Promise<string[]> {
  const entries = await readdir(join(library.folder, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('an animatic', () => {
  it('becomes a verified take with its history beside it, and is not made active', async () => {
    const { library, clipId, spec } = await orderAnimatic();
    const [job] = await finish(library);
    expect(job).toMatchObject({ state: 'ready', charged: 'no', progress: null, error: null, takeNumber: 1 });

    const take = job?.takeId == null ? null : library.repositories.takes.find(job.takeId);
    expect(take).toMatchObject({ clipId, number: 1, providerId: 'animatic', generationId: job?.generationId });
    expect(library.repositories.clips.find(clipId)?.activeTakeId).toBeNull();
    const asset = take === null ? null : library.repositories.assets.find(take.assetId);
    expect(asset).toMatchObject({ kind: 'video', mime: 'video/mp4', origin: 'generated' });
    // Facts and a thumbnail are asked for like those of any file.
    expect(library.media.queue.statusOf(`probe:${asset?.id ?? ''}`).state).not.toBe('none');
    expect(unwrap(await library.media.store.verify(take?.assetId ?? ('' as never)))).toBe('intact');

    const sidecar = (await listFiles(library, 'media')).find((path) => path.endsWith('.json')) ?? '';
    expect(takeSidecarSchema.parse(JSON.parse(await readFile(sidecar, 'utf8')))).toMatchObject({
      takeId: take?.id,
      jobId: job?.id,
      clipName: 'Window seat',
      projectName: 'Rain',
      price: { kind: 'free' },
      spec,
      compiledPrompt: expect.stringContaining('Rain on a window') as string,
      asset: { id: take?.assetId },
    });
  });

  it('leaves nothing behind in the staged folder, the work queue or the job', async () => {
    const { library, jobs } = await orderAnimatic();
    await finish(library);
    await library.runner.stop();
    expect(await listFiles(library, 'staged')).toEqual([]);
    const [job] = jobs.map(({ id }) => library.store.find(id));
    expect(library.media.queue.statusOf(`animatic:${job?.intentId ?? ''}`).state).toBe('none');
    expect(library.store.listUnforgotten(Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it('announces the file and the take before the job that is ready', async () => {
    const { library } = await orderAnimatic();
    await finish(library);
    const names = library.announced
      .filter(({ name, payload }) => name !== 'jobs.changed' || (payload as JobView).state === 'ready')
      .map(({ name }) => name)
      .filter((name) => name !== 'mediaWork.queued');
    expect(names.slice(0, 3)).toEqual(['assets.changed', 'takes.changed', 'jobs.changed']);
  });

  it('holds while there is no window, and goes on when one comes', async () => {
    const { library } = await orderAnimatic();
    await eventually(() => views(library)[0]?.hold === 'window');
    expect(views(library)[0]).toMatchObject({ state: 'running', hold: 'window', charged: 'no' });
    const window = openRenderWindow({ queue: library.media.queue, store: library.media.store });
    await eventually(() => views(library)[0]?.hold === 'none');
    await window.work();
    await eventually(() => views(library)[0]?.state === 'ready');
  });

  it('row 42: two takes of the same bytes are one file and two takes', async () => {
    const { library } = await orderAnimatic({}, 2);
    const [first, second] = await finish(library);
    expect([first?.state, second?.state]).toEqual(['ready', 'ready']);
    const films = (await listFiles(library, 'media')).filter((path) => path.endsWith('.mp4'));
    const sidecars = (await listFiles(library, 'media')).filter((path) => path.endsWith('.json'));
    expect([films.length, sidecars.length]).toEqual([1, 2]);
    const takes = [first, second].map((job) => library.repositories.takes.find(job?.takeId ?? ('' as never)));
    expect(new Set(takes.map((take) => take?.assetId)).size).toBe(1);
    expect(new Set(takes.map((take) => take?.id)).size).toBe(2);
  });

  it('row 29: cancelled while it is drawn is forgotten, and the window learns it', async () => {
    const { library, jobs } = await orderAnimatic();
    const [id] = jobs.map((job) => job.id);
    const finished = finish(library, async () => {
      if (id !== undefined) library.runner.cancel(id);
      await eventually(() => views(library)[0]?.state === 'cancelled');
      return new Uint8Array(await readFile(await renderedFilm()));
    });
    expect((await finished)[0]).toMatchObject({ state: 'cancelled', charged: 'no', takeId: null });
    await library.runner.stop();
    expect(await listFiles(library, 'media')).toEqual([]);
    await eventually(() => library.store.listUnforgotten(Number.MAX_SAFE_INTEGER).length === 0);
  });
});

describe('a result that is not what was asked for', () => {
  const wrong: readonly (readonly [string, Render])[] = [
    ['another size', async () => new Uint8Array(await readFile(await renderedFilm('640x640')))],
    ['a second too long', async () => new Uint8Array(await readFile(await renderedFilm('864x496', 5)))],
    [
      'row 38: not a video at all',
      async () => new TextEncoder().encode('<html><body>Sign in to the network</body></html>'),
    ],
    ['cut off', async () => (await filmWithMark(await renderedFilm(), '')).slice(0, 20_000)],
  ];

  it.each(wrong)('is refused and removed: %s', async (_what, render) => {
    const { library } = await orderAnimatic();
    const [job] = await finish(library, render);
    expect(job).toMatchObject({ state: 'failed', charged: 'no', error: { code: 'media.wrong-output', charged: 'no' } });
    await library.runner.stop();
    expect(await listFiles(library, 'staged')).toEqual([]);
    expect(await listFiles(library, 'media')).toEqual([]);
    expect(
      library.repositories.takes.listByProject(library.repositories.projects.list()[0]?.id ?? ('' as never)),
    ).toEqual([]);
  });

  it('may be one frame off', async () => {
    const { library } = await orderAnimatic();
    const [job] = await finish(library, async () => await filmWithMark(await renderedFilm('864x496', 4 + 1 / 24), ''));
    expect(job?.state).toBe('ready');
  });

  it('fails when the window cannot encode, with its reason', async () => {
    const { library } = await orderAnimatic();
    library.media.queue.sessionOpened('window');
    await eventually(() => views(library)[0]?.state === 'running');
    const claim = unwrap(await library.media.queue.claim('window'));
    if (claim === null) throw new Error('nothing to draw');
    await library.media.queue.fail(claim.id, claim.lease, 'cannot-encode', 'no encoder');
    await eventually(() => views(library)[0]?.state === 'failed');
    expect(views(library)[0]).toMatchObject({ charged: 'no', error: { code: 'media.cannot-encode' } });
  });
});

describe('a file that cannot be kept', () => {
  /** The store refuses `times` takes with this. */
  const refusing = (error: AppError, times: number): JobLibraryOptions => {
    let left = times;
    return {
      wrapAssets: (assets) => ({
        ...assets,
        async keepTake(...args) {
          left -= 1;
          return left >= 0 ? err(error) : await assets.keepTake(...args);
        },
      }),
    };
  };

  it('row 39: waits for space and goes on by itself', async () => {
    const clock = createManualClock(Date.now());
    const { library } = await orderAnimatic({ clock, ...refusing(appError('storage', 'storage.full'), 2) });
    const window = openRenderWindow({ queue: library.media.queue, store: library.media.store });
    while (views(library)[0]?.hold !== 'space') {
      await pass(clock, 300, 100);
      await window.work();
    }
    expect(views(library)[0]).toMatchObject({ state: 'downloading', hold: 'space', error: { code: 'storage.full' } });
    while (views(library)[0]?.state !== 'ready') {
      await pass(clock, 500, 500);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(views(library)[0]).toMatchObject({ state: 'ready', hold: 'none', error: null });
  });

  it('row 40: holds for a person when the folder is read-only, and goes on with the same film', async () => {
    const { library, jobs } = await orderAnimatic(refusing(appError('storage', 'storage.read-only'), 1));
    expect((await finish(library))[0]).toMatchObject({
      state: 'downloading',
      hold: 'person',
      error: { code: 'storage.read-only' },
    });
    const [job] = jobs;
    if (job === undefined) throw new Error('an order has a job');
    expect(unwrap(await library.jobs.resume({ jobId: job.id, useCurrentKey: false }))).toMatchObject({
      id: job.id,
      hold: 'none',
    });
    await eventually(() => views(library)[0]?.state === 'ready');
    expect(views(library)).toHaveLength(1);
  });

  it('is asked for again when the machine is busy', async () => {
    const { library } = await orderAnimatic(
      refusing(
        { kind: 'rate-limited', code: 'rate.limited', params: {}, retry: 'auto', charged: 'no', retryAfterMs: 1 },
        1,
      ),
    );
    expect((await finish(library))[0]?.state).toBe('ready');
  });

  it('that is gone ends the job', async () => {
    const { library } = await orderAnimatic(refusing(appError('not-found', 'entity.not-found'), 1));
    expect((await finish(library))[0]).toMatchObject({ state: 'expired', charged: 'no' });
  });
});

describe('row 44: an end in the middle of keeping', () => {
  it('after the rename and before the commit is adopted from the sidecar, without a second take', async () => {
    const { library, jobs } = await orderAnimatic({
      wrapStore: (store) => ({
        ...store,
        saveTake() {
          throw new Error('the power went');
        },
      }),
    });
    const window = openRenderWindow({ queue: library.media.queue, store: library.media.store });
    await eventually(() => views(library)[0]?.state === 'running');
    await window.work();
    await eventually(() => library.complaints.length > 0);
    const kinds = (await listFiles(library, 'media')).map((path) => path.split('.').at(-1));
    expect(new Set(kinds)).toEqual(new Set(['json', 'mp4']));
    await library.kill();

    const again = await openJobLibrary({ folder: library.folder });
    const [job] = views(again);
    expect(job).toMatchObject({ id: jobs[0]?.id, state: 'ready' });
    expect(again.repositories.takes.isKnown(job?.takeId ?? ('' as never))).toBe(true);
    expect(again.repositories.jobEvents.list(job?.id ?? ('' as never)).at(-1)?.name).toBe('adopted');
    await eventually(() => again.store.listUnforgotten(Number.MAX_SAFE_INTEGER).length === 0);
    expect((await listFiles(again, 'media')).length).toBe(2);
  });

  it('leaves a damaged file alone and does not take it for a result', async () => {
    const { library } = await orderAnimatic({
      wrapStore: (store) => ({
        ...store,
        saveTake() {
          throw new Error('the power went');
        },
      }),
    });
    const window = openRenderWindow({ queue: library.media.queue, store: library.media.store });
    await eventually(() => views(library)[0]?.state === 'running');
    await window.work();
    await eventually(() => library.complaints.length > 0);
    await library.kill();
    const film = (await listFiles(library, 'media')).find((path) => path.endsWith('.mp4')) ?? '';
    const bytes = await readFile(film);
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 0xff;
    await writeFile(film, bytes);

    const again = await openJobLibrary({ folder: library.folder });
    await eventually(() => views(again)[0]?.state === 'expired');
    expect(again.repositories.takes.listByProject(again.repositories.projects.list()[0]?.id ?? ('' as never))).toEqual(
      [],
    );
  });
});
