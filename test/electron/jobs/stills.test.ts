import { describe, expect, it } from 'vitest';
import type { StillSource } from '#electron/jobs/still-source.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { RemoteStatus } from '#electron/providers/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import { pass, until } from '#test/fakes/eventually.ts';
import { openJobLibrary, type JobLibrary } from '#test/fixtures/job-library.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { orderPaid } from './paid-job.ts';

const completed: RemoteStatus = {
  kind: 'completed',
  output: { kind: 'url', url: 'https://cdn.test/film', bytes: null, expiresAt: null },
  bill: null,
  lastFrameUrl: 'https://cdn.test/still.png',
};

/** A job whose film and still are done. `failures`: of the still, before it comes. */
async function orderWithStill(failures: readonly AppError[] = []) {
  const left = [...failures];
  const asked: Parameters<StillSource['fetch']>[0][] = [];
  const picture = await mediaFixture('picture.png');
  const stills = (assets: JobLibrary['media']['store']): StillSource => ({
    async fetch(request) {
      asked.push(request);
      const failure = left.shift();
      return failure === undefined ? await assets.keepPath(picture) : err(failure);
    },
  });
  const setup = await orderPaid(undefined, { stills });
  setup.library.downloads.film = await renderedFilm();
  setup.provider.statuses.push(completed);
  const take = (library = setup.library) => {
    const { takeId } = library.generations.list(0).find(({ id }) => id === setup.id) ?? {};
    return library.repositories.takes.find(takeId ?? newId());
  };
  return { ...setup, asked, stills, take };
}

describe('a still of the last frame', () => {
  it('comes after the film, is an asset of the library, and belongs to the take', async () => {
    const { library, clock, view, take, asked, log } = await orderWithStill();
    await pass(clock, 1_500, 500);
    await until(clock, () => view().state === 'ready');
    const id = take()?.lastFrameAssetId ?? null;
    const asset = id === null ? null : library.repositories.assets.find(id);
    expect(asset).toMatchObject({ kind: 'image', mime: 'image/png', origin: 'imported', probe: 'pending' });
    expect(id === null ? null : await library.media.store.verify(id)).toEqual({ ok: true, value: 'intact' });
    const page = library.repositories.items.list({ bucket: 'all', kinds: ['image'], cursor: null, limit: 10 });
    expect(page.items.map((item) => item.asset.id)).toEqual([id]);
    expect(asked).toMatchObject([{ url: 'https://cdn.test/still.png', name: 'Window seat 1, last frame' }]);
    expect(log().slice(-4)).toEqual(['completed', 'fetched', 'still-kept', 'kept']);
    const told = library.announced.filter(({ name }) => name === 'assets.changed').map(({ payload }) => payload);
    expect(told).toContainEqual(asset);
  });

  it('that comes at the second try is kept', async () => {
    const { clock, view, take, asked } = await orderWithStill([appError('network', 'network.failed')]);
    await pass(clock, 1_500, 500);
    await until(clock, () => view().state === 'ready');
    expect(asked).toHaveLength(2);
    expect(take()?.lastFrameAssetId).not.toBeNull();
  });

  it.each([
    appError('network', 'network.offline'),
    appError('provider-changed', 'download.not-an-image'),
    appError('storage', 'storage.full'),
    appError('network', 'network.address-refused'),
  ])('that never comes ($code) leaves the take as it is', async (error) => {
    const { clock, view, take, asked, log } = await orderWithStill([error, error, error, error]);
    await pass(clock, 1_500, 500);
    await until(clock, () => view().state === 'ready');
    expect(take()).toMatchObject({ lastFrameAssetId: null });
    expect(view()).toMatchObject({ charged: 'yes', error: null, hold: 'none' });
    expect(asked).toHaveLength(3);
    expect(log().filter((name) => name === 'still-failed')).toHaveLength(3);
  });

  it('is linked after a kill between it and the film', async () => {
    const first = await orderWithStill();
    const killed = await orderPaidUntilStill(first);
    const again = await openJobLibrary({
      clock: first.clock,
      providers: [first.provider],
      folder: killed.folder,
      stills: first.stills,
    });
    await until(first.clock, () => again.store.find(first.id)?.state.name === 'ready');
    expect(first.asked).toHaveLength(1);
    expect(first.take(again)?.lastFrameAssetId).not.toBeNull();
  });
});

/** Ends the process as soon as the still is there. */
async function orderPaidUntilStill({ clock, library, log }: Awaited<ReturnType<typeof orderWithStill>>) {
  library.media.store.keepTake = async () => await new Promise(() => undefined);
  await pass(clock, 1_500, 500);
  await until(clock, () => log().includes('still-kept'));
  await library.kill();
  return library;
}
