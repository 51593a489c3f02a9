import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxAttempts } from '#electron/media-work/create-media-work-queue.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { MediaFacts } from '#shared/domain/asset.ts';
import { mediaWorkLeaseMs, type MediaWorkClaim, type MediaWorkTask } from '#shared/domain/media-work.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { createManualClock, type ManualClock } from '#test/fakes/manual-clock.ts';
import { mediaFixture } from '#test/fixtures/media.ts';

let clock: ManualClock;
let library: TestLibrary;
beforeEach(async () => {
  clock = createManualClock();
  library = await openTestLibrary({ clock });
});
afterEach(async () => {
  await library.remove();
});

const probe = (digit: string): MediaWorkTask => ({
  kind: 'probe',
  assetId: digit.repeat(64) as AssetId,
  mediaKind: 'video',
});
const animatic: MediaWorkTask = {
  kind: 'animatic',
  plan: {
    width: 864,
    height: 496,
    framesPerSecond: 24,
    hasAudio: false,
    guideTrack: null,
    shots: [
      {
        number: 1,
        durationMs: 4_000,
        framing: null,
        camera: { move: 'static', speed: 'normal', direction: null },
        picture: null,
        action: 'A door opens.',
        captions: [],
        soundCue: '',
      },
    ],
  },
};
const facts: MediaFacts = {
  width: 640,
  height: 360,
  durationMs: 2_000,
  framesPerSecond: 24,
  videoCodec: 'avc',
  audioCodec: 'aac',
  canPreview: true,
};
const noPicture = { kind: 'probe', facts, thumbnailBytes: 0 } as const;

async function claim(session = 'window'): Promise<MediaWorkClaim> {
  const claimed = unwrap(await library.queue.claim(session));
  if (claimed === null) throw new Error('nothing to claim');
  return claimed;
}
const stateOf = (key: string): string => library.queue.statusOf(key).state;
const staged = async (): Promise<string[]> => await readdir(join(library.folder, 'staged')).catch(() => []);
const isLost = (result: Result<unknown, AppError>): boolean =>
  !result.ok && result.error.code === 'media-work.lease-lost';
/** Lets what nobody waits for come to its end. */
const settle = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 20));

describe('the media-work queue', () => {
  it('gives probes first, then the others in the order of asking', async () => {
    for (const [key, task] of [
      ['animatic:1', animatic],
      ['probe:a', probe('a')],
      ['animatic:2', animatic],
      ['probe:b', probe('b')],
    ] as const) {
      library.queue.enqueue(key, task);
      clock.advance(1);
    }
    const order = [await claim(), await claim(), await claim(), await claim()].map(({ task }) => task);
    expect(order).toEqual([probe('a'), probe('b'), animatic, animatic]);
    expect(unwrap(await library.queue.claim('window'))).toBeNull();
  });

  it('takes the same key twice as the same work', async () => {
    library.queue.enqueue('probe:a', probe('a'));
    library.queue.enqueue('probe:a', probe('a'));
    await claim();
    library.queue.enqueue('probe:a', probe('a'));
    library.queue.redo('probe:a', probe('a'));
    expect(unwrap(await library.queue.claim('window'))).toBeNull();
  });

  it('never gives two windows the same work', async () => {
    for (const digit of 'abc') library.queue.enqueue(`probe:${digit}`, probe(digit));
    const claims = await Promise.all(
      [1, 2, 3, 4, 5].map(async (n) => unwrap(await library.queue.claim(`window ${String(n)}`))),
    );
    const ids = claims.flatMap((claimed) => (claimed === null ? [] : [claimed.id]));
    expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
  });

  it('says how it stands: queued, claimed with a share, done with its file', async () => {
    library.queue.enqueue('animatic:1', animatic);
    expect(library.queue.statusOf('animatic:1')).toMatchObject({ state: 'queued', share: null, hasWindow: false });
    library.queue.sessionOpened('window');
    const { id, lease, stagedFileId } = await claim();
    unwrap(library.queue.progress(id, lease, 0.25));
    expect(library.queue.statusOf('animatic:1')).toMatchObject({ state: 'claimed', share: 0.25, hasWindow: true });
    const bytes = await stage(library.store, stagedFileId, await mediaFixture('faststart.mp4'));
    unwrap(await library.queue.complete(id, lease, { kind: 'animatic', bytes }));
    expect(library.queue.statusOf('animatic:1')).toMatchObject({
      state: 'done',
      share: null,
      stagedFileId,
      error: null,
    });
    expect(library.queue.isStagedFileInUse(stagedFileId)).toBe(true);
    expect(library.queue.statusOf('animatic:2')).toMatchObject({ state: 'none', stagedFileId: null });
  });

  it('does not believe a size that was not written', async () => {
    library.queue.enqueue('animatic:1', animatic);
    const { id, lease, stagedFileId } = await claim();
    const bytes = await stage(library.store, stagedFileId, await mediaFixture('faststart.mp4'));
    for (const wrong of [bytes - 1, bytes + 1]) {
      expect((await library.queue.complete(id, lease, { kind: 'animatic', bytes: wrong })).ok).toBe(false);
    }
    expect((await library.queue.complete(id, lease, noPicture)).ok).toBe(false);
    unwrap(await library.queue.complete(id, lease, { kind: 'animatic', bytes }));
  });

  it('tells listeners what changed, and windows that work waits', async () => {
    const changed: string[] = [];
    const stop = library.queue.onChange((key) => changed.push(key));
    for (const digit of 'abc') library.queue.enqueue(`probe:${digit}`, probe(digit));
    await settle();
    expect(changed).toEqual(['probe:a', 'probe:b', 'probe:c']);
    expect(library.announced).toEqual([{ name: 'mediaWork.queued', payload: { waiting: 3 } }]);
    stop();
    library.queue.sessionOpened('window');
    await settle();
    expect([changed.length, library.announced.length]).toEqual([3, 2]);
  });
});

describe('leases', () => {
  it("end after 30 s without progress; then the work is another window's", async () => {
    library.queue.enqueue('probe:a', probe('a'));
    const first = await claim('first');
    clock.advance(mediaWorkLeaseMs - 1);
    unwrap(library.queue.progress(first.id, first.lease, 0.5));
    clock.advance(mediaWorkLeaseMs - 1);
    expect(stateOf('probe:a')).toBe('claimed');
    clock.advance(1);
    await settle();
    expect(stateOf('probe:a')).toBe('queued');
    const second = await claim('second');
    expect(second.id).toBe(first.id);
    expect(isLost(library.queue.progress(first.id, first.lease, 0.9))).toBe(true);
    expect(isLost(await library.queue.complete(first.id, first.lease, noPicture))).toBe(true);
    expect(isLost(await library.queue.fail(first.id, first.lease, 'crashed', ''))).toBe(true);
    unwrap(library.queue.progress(second.id, second.lease, 0.1));
    expect(await staged()).toEqual([second.stagedFileId]);
  });

  it('end when their window goes away, and only those', async () => {
    for (const digit of 'ab') library.queue.enqueue(`probe:${digit}`, probe(digit));
    library.queue.sessionOpened('first');
    library.queue.sessionOpened('second');
    const lost = await claim('first');
    const kept = await claim('second');
    library.queue.sessionClosed('first');
    await settle();
    expect(isLost(library.queue.progress(lost.id, lost.lease, 0.5))).toBe(true);
    unwrap(library.queue.progress(kept.id, kept.lease, 0.5));
    expect(library.queue.statusOf('probe:a')).toMatchObject({ state: 'queued', hasWindow: true });
    library.queue.sessionClosed('second');
    expect(library.queue.statusOf('probe:a').hasWindow).toBe(false);
  });

  it(`are given ${String(maxAttempts)} times, then the work has failed`, async () => {
    library.queue.enqueue('animatic:1', animatic);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      expect(stateOf('animatic:1')).toBe('queued');
      const { id, lease } = await claim();
      unwrap(await library.queue.fail(id, lease, 'crashed', 'the worker went away'));
    }
    expect(library.queue.statusOf('animatic:1')).toMatchObject({
      state: 'failed',
      error: { code: 'internal', detail: 'crashed: the worker went away' },
    });
    expect(unwrap(await library.queue.claim('window'))).toBeNull();
    library.queue.redo('animatic:1', animatic);
    expect(stateOf('animatic:1')).toBe('queued');
    await claim();
  });

  it.each([
    ['cannot-decode', 'media.cannot-decode'],
    ['cannot-encode', 'media.cannot-encode'],
  ] as const)('are not given again after %s', async (reason, code) => {
    library.queue.enqueue('animatic:1', animatic);
    const { id, lease } = await claim();
    unwrap(await library.queue.fail(id, lease, reason, 'no such codec'));
    expect(library.queue.statusOf('animatic:1')).toMatchObject({ state: 'failed', error: { code } });
    expect(await staged()).toEqual([]);
  });

  it('run on after a result that was refused', async () => {
    library.queue.enqueue('animatic:1', animatic);
    const { id, lease } = await claim();
    expect((await library.queue.complete(id, lease, { kind: 'animatic', bytes: 1 })).ok).toBe(false);
    clock.advance(mediaWorkLeaseMs - 1);
    unwrap(library.queue.progress(id, lease, 0.5));
    expect((await library.queue.complete(id, lease, { kind: 'animatic', bytes: 1 })).ok).toBe(false);
    clock.advance(mediaWorkLeaseMs);
    await settle();
    expect(stateOf('animatic:1')).toBe('queued');
  });

  it('do not run out while a result is being checked', async () => {
    library.queue.enqueue('animatic:1', animatic);
    const { id, lease, stagedFileId } = await claim();
    const bytes = await stage(library.store, stagedFileId, await mediaFixture('faststart.mp4'));
    const completing = library.queue.complete(id, lease, { kind: 'animatic', bytes });
    clock.advance(mediaWorkLeaseMs * 2);
    unwrap(await completing);
    expect(stateOf('animatic:1')).toBe('done');
  });
});

describe('cancelling', () => {
  it('forgets work in every state, with its file', async () => {
    library.queue.enqueue('animatic:1', animatic);
    await library.queue.cancel('animatic:1');
    expect([stateOf('animatic:1'), unwrap(await library.queue.claim('window'))]).toEqual(['none', null]);

    library.queue.enqueue('animatic:1', animatic);
    const { id, lease, stagedFileId } = await claim();
    await library.queue.cancel('animatic:1');
    expect(isLost(library.queue.progress(id, lease, 0.5))).toBe(true);
    expect((await library.store.writeStaged(stagedFileId, 0, new Uint8Array(1))).ok).toBe(false);

    library.queue.enqueue('animatic:1', animatic);
    const again = await claim();
    const bytes = await stage(library.store, again.stagedFileId, await mediaFixture('faststart.mp4'));
    unwrap(await library.queue.complete(again.id, again.lease, { kind: 'animatic', bytes }));
    await library.queue.cancel('animatic:1');
    expect([stateOf('animatic:1'), await staged()]).toEqual(['none', []]);
    await library.queue.cancel('animatic:1');
  });

  it('reaches work that is just being claimed', async () => {
    library.queue.enqueue('animatic:1', animatic);
    const claiming = library.queue.claim('window');
    await library.queue.cancel('animatic:1');
    expect(unwrap(await claiming)).toBeNull();
    expect(await staged()).toEqual([]);
  });

  it('reaches work whose result is just being checked', async () => {
    library.queue.enqueue('animatic:1', animatic);
    const { id, lease, stagedFileId } = await claim();
    const bytes = await stage(library.store, stagedFileId, await mediaFixture('faststart.mp4'));
    const completing = library.queue.complete(id, lease, { kind: 'animatic', bytes });
    await library.queue.cancel('animatic:1');
    expect(isLost(await completing)).toBe(true);
    expect([stateOf('animatic:1'), await staged()]).toEqual(['none', []]);
  });
});

describe('after a restart', () => {
  async function restart(): Promise<void> {
    await library.close();
    library = await openTestLibrary({ clock, folder: library.folder });
  }

  it('a probe that was claimed is queued again, and its attempts count', async () => {
    library.queue.enqueue('probe:a', probe('a'));
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      expect(stateOf('probe:a')).toBe('queued');
      const { id, lease } = await claim();
      await restart();
      expect(isLost(library.queue.progress(id, lease, 0.5))).toBe(true);
    }
    expect(stateOf('probe:a')).toBe('failed');
  });

  it('a film that was claimed begins anew, however often the application ends in the middle of it', async () => {
    library.queue.enqueue('animatic:1', animatic);
    for (let attempt = 1; attempt <= maxAttempts + 1; attempt += 1) {
      const { id, lease } = await claim();
      await restart();
      expect(isLost(library.queue.progress(id, lease, 0.5))).toBe(true);
      expect(stateOf('animatic:1')).toBe('queued');
    }
  });

  it('a done animatic is still done, and the sweep leaves its file', async () => {
    library.queue.enqueue('animatic:1', animatic);
    library.queue.enqueue('animatic:2', animatic);
    const { id, lease, stagedFileId } = await claim();
    const bytes = await stage(library.store, stagedFileId, await mediaFixture('faststart.mp4'));
    unwrap(await library.queue.complete(id, lease, { kind: 'animatic', bytes }));
    await claim();
    await restart();
    expect(await library.store.sweep((staging) => library.queue.isStagedFileInUse(staging))).toBe(1);
    expect(library.queue.statusOf('animatic:1')).toMatchObject({ state: 'done', stagedFileId });
    expect(await staged()).toEqual([stagedFileId]);
  });

  it('a row that cannot be read is left out, and hides no other', async () => {
    library.queue.enqueue('probe:a', probe('a'));
    library.queue.enqueue('probe:b', probe('b'));
    library.db.prepare<readonly [string]>("UPDATE media_work SET task = ? WHERE key = 'probe:a'").run(['{"kind":"x"}']);
    expect((await claim()).task).toEqual(probe('b'));
    expect(library.db.damagedRowCount()).toBe(1);
    expect(unwrap(await library.queue.claim('window'))).toBeNull();
  });
});

it('answers the calls of a window in the words of the contract', async () => {
  expect(await library.mediaWork.claim('window')).toEqual({ ok: true, value: null });
  library.queue.enqueue('probe:a', probe('a'));
  const { id, lease } = await claim();
  expect(await library.mediaWork.progress({ id, lease, share: 0.5 })).toEqual({ ok: true, value: {} });
  expect(await library.mediaWork.complete({ id, lease, result: noPicture })).toEqual({ ok: true, value: {} });
  const late = { id, lease, reason: 'crashed', detail: '' } as const;
  expect(unwrapError(await library.mediaWork.fail(late)).code).toBe('media-work.lease-lost');
  const foreign = { id: newId<typeof id>(), lease, share: 1 };
  expect(unwrapError(await library.mediaWork.progress(foreign)).code).toBe('media-work.lease-lost');
});
