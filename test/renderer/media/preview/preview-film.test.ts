import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { planOf, shotOf } from '../animatic-plans.ts';
import { framesOf, makePicture, soundOf, streamsOf, type DecodedFrame } from '../decoded-film.ts';
import type { Lab } from '../lab-page.ts';
import { openMediaLab, type LabPage, type MediaLab } from '../media-lab.ts';

let lab: MediaLab;
let page: LabPage;
let folder: string;
let films = 0;
const colors = ['red', 'green', 'blue', 'white'] as const;
type Color = (typeof colors)[number];
const pictures = {} as Record<Color, NonNullable<AnimaticShot['picture']>>;

function preview(plan: AnimaticPlan, stopAt: number | null = null) {
  return page.page.evaluate(([ofPlan, share]) => (window as unknown as { lab: Lab }).lab.preview(ofPlan, share), [
    plan,
    stopAt,
  ] as const);
}

/** Makes the film and keeps it as a file. */
async function film(plan: AnimaticPlan): Promise<{ path: string; drawnShots: number }> {
  const made = await preview(plan);
  if (made.kind !== 'film' || !('bytes' in made)) throw new Error(JSON.stringify(made));
  films += 1;
  const path = join(folder, `${films}.mp4`);
  await writeFile(path, Buffer.from(made.bytes, 'base64'));
  return { path, drawnShots: made.drawnShots };
}

const colorOf = ({ width, height, rgb }: DecodedFrame): Color | 'other' => {
  const at = (Math.floor(height * 0.8) * width + Math.floor(width / 2)) * 3;
  const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
  if (r > 200 && g > 200) return 'white';
  return r > 100 ? 'red' : g > 80 ? 'green' : b > 100 ? 'blue' : 'other';
};

async function colorsIn(path: string, { width, height }: { width: number; height: number }): Promise<string[]> {
  const seen: string[] = [];
  for await (const frame of framesOf(path, width, height)) seen.push(colorOf(frame));
  return seen;
}

/** Frames of each stretch of one colour: "31 red". */
function stretches(seen: readonly string[]): string[] {
  const runs: { color: string; count: number }[] = [];
  for (const color of seen) {
    const last = runs.at(-1);
    if (last?.color === color) last.count += 1;
    else runs.push({ color, count: 1 });
  }
  return runs.map(({ color, count }) => `${count} ${color}`);
}

const small = frameSizes['480p']['16:9'];
const lengths = [1_300, 2_100, 1_000, 1_600];
const fourShots = (rest: Partial<AnimaticPlan> = {}): AnimaticPlan =>
  planOf(
    lengths.map((durationMs, index) =>
      shotOf(index + 1, { durationMs, picture: pictures[colors[index] ?? 'red'], captions: ['Mira: Rain again.'] }),
    ),
    rest,
  );

const withShot = (plan: AnimaticPlan, index: number, change: Partial<AnimaticShot>): AnimaticPlan => ({
  ...plan,
  shots: plan.shots.map((shot, each) => (each === index ? { ...shot, ...change } : shot)),
});

const loudness = (sound: Float32Array, from: number, to: number): number => {
  const part = sound.subarray(from * 48_000, to * 48_000);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-preview-'));
  lab = await openMediaLab();
  for (const color of colors) {
    const path = await makePicture(join(folder, `${color}.png`), `color=c=${color}:size=640x360`);
    pictures[color] = { assetId: lab.addMedia(path), kind: 'image', atMs: 0 };
  }
  page = await lab.open();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a joined film', () => {
  it('cuts at the same frames as the rendered take, with no frame lost or doubled, and sound under all of it', async () => {
    const plan = fourShots({ hasAudio: true });
    const { path, drawnShots } = await film(plan);
    expect(drawnShots).toBe(4);
    expect(stretches(await colorsIn(path, small))).toEqual(['31 red', '51 green', '24 blue', '38 white']);
    const streams = await streamsOf(path);
    const video = streams.find((stream) => stream.codec_type === 'video');
    const audio = streams.find((stream) => stream.codec_type === 'audio');
    expect(video).toMatchObject({ codec_name: 'h264', nb_read_packets: '144', r_frame_rate: '24/1', ...small });
    expect(Number(video?.duration)).toBeCloseTo(6, 3);
    // A packet of sound lasts up to 21 ms; none begins behind the last frame.
    expect(Number(audio?.duration)).toBeLessThanOrEqual(6.001);
    expect(Number(audio?.duration)).toBeGreaterThan(6 - 0.05);
    const heard = await soundOf(path);
    for (const cut of [31, 82, 106]) expect(loudness(heard, cut / 24 - 0.005, cut / 24 + 0.045)).toBeGreaterThan(0.005);
    expect(loudness(heard, 0.2, 1)).toBeLessThan(0.0005);
  });

  it('is, frame by frame, what *Generate* makes of the same plan', async () => {
    const plan = fourShots();
    const { path } = await film(plan);
    const entry = await page.run({ kind: 'animatic', plan });
    const take = join(folder, 'take.mp4');
    await writeFile(take, page.desk.fileOf(entry));
    const taken: Uint8Array[] = [];
    for await (const { rgb } of framesOf(take, small.width, small.height)) taken.push(rgb.slice());
    let compared = 0;
    for await (const { index, rgb } of framesOf(path, small.width, small.height)) {
      // Encoders settle over the first frames after a cut.
      if (index % 12 !== 11) continue;
      compared += 1;
      const other = taken[index] ?? new Uint8Array(rgb.length);
      const squares = rgb.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);
      expect(10 * Math.log10((255 * 255 * rgb.length) / Math.max(1, squares))).toBeGreaterThan(34);
    }
    expect([taken.length, compared]).toEqual([144, 12]);
  });

  it.each(['4:3', '9:16', '21:9'] as const)('has the size of the clip at %s', async (ratio) => {
    const size = frameSizes['480p'][ratio];
    const plan = planOf([shotOf(1, { picture: pictures.red }), shotOf(2, { picture: pictures.blue })], size);
    const { path } = await film(plan);
    expect(stretches(await colorsIn(path, size))).toEqual(['24 red', '24 blue']);
  });

  it('has the sound of the reference, as long as the film', async () => {
    const assetId = lab.addMedia(await mediaFixture('tone.mp3'));
    const guideTrack = { assetId, usedRange: { startMs: 500, endMs: 2_000 } };
    const { path } = await film(fourShots({ hasAudio: true, guideTrack }));
    const heard = await soundOf(path);
    expect(loudness(heard, 0.1, 1.4)).toBeGreaterThan(0.02);
    expect(loudness(heard, 1.6, 5.9)).toBeLessThan(0.001);
  });
});

describe('what is drawn again', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `Nora: Line ${index + 1}.`);
  const twelve = (): AnimaticPlan =>
    planOf(lines.map((line, index) => shotOf(index + 1, { action: `Card ${index + 1}`, captions: [line] })));

  it('is the shot that changed, out of twelve, and nothing when it is undone', async () => {
    const plan = twelve();
    expect((await film(plan)).drawnShots).toBe(12);
    expect((await film(plan)).drawnShots).toBe(0);
    expect((await film(withShot(plan, 6, { captions: ['Nora: Another line.'] }))).drawnShots).toBe(1);
    expect((await film(plan)).drawnShots).toBe(0);
  });

  it('is both neighbours of an edge that moved, and the cut moves with it', async () => {
    const plan = fourShots();
    await film(plan);
    const retimed = withShot(withShot(plan, 0, { durationMs: 2_000 }), 1, { durationMs: 1_400 });
    const { path, drawnShots } = await film(retimed);
    expect(drawnShots).toBe(2);
    expect(stretches(await colorsIn(path, small))).toEqual(['48 red', '34 green', '24 blue', '38 white']);
  });

  it('is no shot when only the sound changes', async () => {
    await film(fourShots({ hasAudio: true }));
    expect((await film(fourShots())).drawnShots).toBe(0);
  });

  it('is a card that stands in for a reference, when its words change', async () => {
    const assetId = lab.addMedia(await mediaFixture('hevc-10bit.mp4'));
    const plan = (action: string): AnimaticPlan =>
      planOf([shotOf(1, { picture: { assetId, kind: 'video', atMs: 0 }, action }), shotOf(2, { action: 'Second.' })]);
    expect((await film(plan('Rain.'))).drawnShots).toBe(2);
    expect((await film(plan('Rain.'))).drawnShots).toBe(0);
    expect((await film(plan('Snow.'))).drawnShots).toBe(1);
  });

  it('is only the rest after it was stopped on the way', async () => {
    const plan = planOf(
      Array.from({ length: 6 }, (_, index) => shotOf(index + 1, { durationMs: 2_000, action: `Stopped ${index}` })),
    );
    expect((await preview(plan, 0.5)).kind).toBe('cancelled');
    const { drawnShots } = await film(plan);
    expect(drawnShots).toBeGreaterThan(0);
    expect(drawnShots).toBeLessThan(5);
  });

  it('is everything once the cache was given back', async () => {
    const plan = planOf([shotOf(1, { action: 'Given back.' })]);
    await film(plan);
    await page.page.evaluate(() => (window as unknown as { lab: Lab }).lab.closePreviews());
    expect((await film(plan)).drawnShots).toBe(1);
  });
});

it('says when this machine cannot compress the pictures', async () => {
  const outcome = await preview(planOf([shotOf(1)], { width: 865, height: 496 }));
  expect(outcome).toMatchObject({ kind: 'failed', detail: 'no encoder for 865 x 496' });
});

it('nothing above broke the policy of the app or threw in a window', () => {
  expect(lab.problems).toEqual([]);
});
