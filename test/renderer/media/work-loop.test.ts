import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { planOf, shotOf } from './animatic-plans.ts';
import { makePicture } from './decoded-film.ts';
import type { Lab } from './lab-page.ts';
import { openMediaLab, type LabPage, type MediaLab } from './media-lab.ts';

let lab: MediaLab;
let picture: AssetId;
let folder: string;
let page: LabPage | null = null;

const probe = () => ({ kind: 'probe', assetId: picture, mediaKind: 'image' }) as const;
const longRender = () => ({ kind: 'animatic', plan: planOf([shotOf(1, { durationMs: 15_000 })]) }) as const;

async function open(worker?: 'hangs' | 'crashes' | 'missing'): Promise<LabPage> {
  page = await lab.open(worker);
  return page;
}

/** Waits for something that happens by itself. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((wake) => setTimeout(wake, 25));
}

const state = (of: LabPage, value: Parameters<Lab['connection']>[0]): Promise<void> =>
  of.page.evaluate((to) => (window as unknown as { lab: Lab }).lab.connection(to), value);

const workersIn = (of: LabPage): number => of.page.workers().length;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-work-loop-'));
  lab = await openMediaLab();
  picture = lab.addMedia(await mediaFixture('picture.jpg'));
}, 60_000);

afterEach(async () => {
  await page?.close();
  page = null;
});

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the work loop', () => {
  it('looks for work when the line comes up, when told, and after each piece, one at a time', async () => {
    const { desk, page: window } = await open();
    await until(() => desk.claims === 1);
    for (let index = 0; index < 3; index += 1) desk.enqueue(probe());
    await window.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    await until(() => desk.entries.length === 3 && desk.entries.every(({ result }) => result !== null));
    // Three pieces and the answer that there is no more; plus the first look.
    await until(() => desk.claims >= 5);
    expect(desk.claims).toBe(5);
    expect(lab.problems).toEqual([]);
  });

  it('ends its worker when there is nothing to do', async () => {
    const opened = await open();
    const { desk } = opened;
    const entry = await opened.run(probe());
    expect(entry.result?.kind).toBe('probe');
    await until(() => workersIn(opened) === 0);
    expect(desk.entries).toHaveLength(1);
  });

  it('tells how far a render is, always forwards, and leaves the window alive', async () => {
    const opened = await open();
    const done = opened.run(longRender());
    let turns = 0;
    // The main thread answers all the time.
    while ((await Promise.race([done.then(() => 'done'), opened.page.evaluate(() => 'alive')])) === 'alive') turns += 1;
    const entry = await done;
    expect(turns).toBeGreaterThan(10);
    expect(entry.result?.kind).toBe('animatic');
    expect(entry.shares.length).toBeGreaterThan(1);
    expect(entry.shares).toEqual([...entry.shares].sort((one, other) => one - other));
  });

  it('has at most four chunks on their way', async () => {
    const opened = await open();
    const { desk } = opened;
    let release = (): void => undefined;
    desk.writeGate = new Promise((resolve) => {
      release = resolve;
    });
    // Noise cannot be compressed: a few seconds of it are more than four chunks.
    const noise = lab.addMedia(
      await makePicture(join(folder, 'noise.png'), "nullsrc=size=1280x720,geq='random(1)*255'"),
    );
    const picture = { assetId: noise, kind: 'image', atMs: 0 } as const;
    const camera = { move: 'pan', speed: 'fast', direction: null } as const;
    const plan = planOf([shotOf(1, { picture, camera, durationMs: 7_000 })], { width: 1_280, height: 720 });
    const done = opened.run({ kind: 'animatic', plan });
    await until(() => desk.maxWritesInFlight === 4);
    release();
    const entry = await done;
    expect(entry.chunks.length).toBeGreaterThan(4);
    expect(entry.chunks.every(({ bytes }) => bytes.byteLength <= 1_048_576)).toBe(true);
    expect(desk.maxWritesInFlight).toBe(4);
  });

  it('stops a render whose lease was taken away, reports nothing, and goes on with the next piece', async () => {
    const opened = await open();
    const { desk } = opened;
    const claimed = desk.nextEntry();
    desk.enqueue(longRender());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    const entry = await claimed;
    await until(() => entry.shares.length > 0);
    desk.takeAway(entry);
    const next = await opened.run(probe());
    expect(next.result?.kind).toBe('probe');
    // It stopped at once, and not only when it had a whole film that nobody took.
    expect(desk.refusedWrites).toBe(0);
    expect(entry.result).toBeNull();
    expect(entry.failure).toBeNull();
  });

  it('drops its work when the line breaks, and looks again when it is back', async () => {
    const opened = await open();
    const { desk } = opened;
    const claimed = desk.nextEntry();
    desk.enqueue(longRender());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    const entry = await claimed;
    await until(() => entry.shares.length > 0);
    await state(opened, 'lost');
    await until(() => workersIn(opened) === 0);
    const claimsBefore = desk.claims;
    desk.enqueue(probe());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    expect(desk.claims).toBe(claimsBefore);
    const next = desk.nextEntry();
    await state(opened, 'connected');
    await desk.settled(await next);
    expect(entry.result).toBeNull();
  });

  it('asks again later when asking failed', async () => {
    const opened = await open();
    const { desk } = opened;
    await until(() => desk.claims > 0);
    desk.failures.set('mediaWork.claim', appError('storage', 'storage.busy'));
    desk.enqueue(probe());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    const claimed = desk.nextEntry();
    desk.failures.clear();
    await desk.settled(await claimed);
    expect(desk.entries[0]?.result?.kind).toBe('probe');
  });

  it('gives up a piece whose bytes nobody takes, and does not call it done or failed', async () => {
    const opened = await open();
    const { desk } = opened;
    desk.failures.set('staged.write', appError('storage', 'storage.full'));
    const claimed = desk.nextEntry();
    desk.enqueue(probe());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    const entry = await claimed;
    const claims = desk.claims;
    // It asks for other work then.
    await until(() => workersIn(opened) === 0 && desk.claims > claims);
    expect(entry.result).toBeNull();
    expect(entry.failure).toBeNull();
  });

  it('row 61: a worker that hangs is ended and told, and the window stays alive', async () => {
    const opened = await open('hangs');
    const entry = await opened.run(probe());
    expect(entry.failure?.reason).toBe('timed-out');
    expect(await opened.page.evaluate(() => document.title)).toBe('Lab');
    await until(() => workersIn(opened) === 0);
    // While it hung, the lease was kept by the window.
    const again = await opened.run(probe());
    expect(again.failure?.reason).toBe('timed-out');
  });

  it('a worker that falls over is told, with what it said', async () => {
    const opened = await open('crashes');
    const entry = await opened.run(probe());
    expect(entry.failure).toMatchObject({ reason: 'crashed' });
    expect(entry.failure?.detail).toContain('the decoder fell over');
  });

  it('a worker that cannot be loaded is told', async () => {
    const opened = await open('missing');
    const entry = await opened.run(probe());
    expect(entry.failure?.reason).toBe('crashed');
  });

  it('a size that cannot be encoded is told', async () => {
    const opened = await open();
    const entry = await opened.run({ kind: 'animatic', plan: planOf([shotOf(1)], { width: 101, height: 101 }) });
    expect(entry.failure).toMatchObject({ reason: 'cannot-encode' });
  });

  it('does nothing more once it is stopped', async () => {
    const opened = await open();
    const { desk } = opened;
    await until(() => desk.claims === 1);
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.stop());
    desk.enqueue(probe());
    await opened.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    expect(desk.claims).toBe(1);
  });
});
