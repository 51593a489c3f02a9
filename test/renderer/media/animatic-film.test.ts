import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { framings } from '#shared/domain/shot.ts';
import type { AssetId } from '#shared/ids.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { planOf, shotOf } from './animatic-plans.ts';
import {
  framesOf,
  makePicture,
  soundOf,
  streamsOf,
  topLevelBoxes,
  type DecodedFrame,
  type StreamFacts,
} from './decoded-film.ts';
import { openMediaLab, type MediaLab } from './media-lab.ts';

let lab: MediaLab;
let folder: string;
let films = 0;
const pictures = new Map<string, AssetId>();

async function render(plan: AnimaticPlan): Promise<{ path: string; file: Buffer; streams: readonly StreamFacts[] }> {
  const { run: perform, desk, close } = await lab.open();
  const entry = await perform({ kind: 'animatic', plan });
  expect(entry.failure).toBeNull();
  const file = desk.fileOf(entry);
  expect(entry.result).toEqual({ kind: 'animatic', bytes: file.byteLength });
  expect(entry.shares).toEqual([...entry.shares].sort((one, other) => one - other));
  await close();
  films += 1;
  const path = join(folder, `${films}.mp4`);
  await writeFile(path, file);
  return { path, file, streams: await streamsOf(path) };
}

async function solid(color: string): Promise<{ assetId: AssetId; kind: 'image'; atMs: number }> {
  const path = await makePicture(join(folder, `${color}.png`), `color=c=${color}:size=640x360`);
  const assetId = pictures.get(color) ?? lab.addMedia(path);
  pictures.set(color, assetId);
  return { assetId, kind: 'image', atMs: 0 };
}

const pixel = ({ width, rgb }: DecodedFrame, x: number, y: number): [number, number, number] => {
  const at = (Math.floor(y) * width + Math.floor(x)) * 3;
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
};

const loudness = (sound: Float32Array, from: number, to: number): number => {
  const part = sound.subarray(from * 48_000, to * 48_000);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-film-'));
  lab = await openMediaLab();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the file', () => {
  const sizes = (['480p', '720p'] as const).flatMap((resolution) =>
    Object.entries(frameSizes[resolution]).map(([ratio, size]) => ({ resolution, ratio, ...size })),
  );

  it.each(sizes)('$resolution $ratio is exactly $width x $height, 24 fps, H.264 and starts fast', async (size) => {
    const { width, height } = size;
    const { file, streams } = await render(planOf([shotOf(1, { action: 'Rain.' })], { width, height }));
    expect(streams).toHaveLength(1);
    const [video] = streams;
    expect(video).toMatchObject({ codec_name: 'h264', width, height, r_frame_rate: '24/1', nb_read_packets: '24' });
    expect(video).toMatchObject({ color_range: 'tv', color_space: 'bt709' });
    const boxes = topLevelBoxes(file);
    expect(boxes.indexOf('moov')).toBeGreaterThan(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  it('is VP9 where H.264 cannot be encoded', async () => {
    const page = await lab.open('no-avc');
    const entry = await page.run({ kind: 'animatic', plan: planOf([shotOf(1)], { hasAudio: true }) });
    expect(entry.failure).toBeNull();
    const path = join(folder, 'vp9.mp4');
    await writeFile(path, page.desk.fileOf(entry));
    await page.close();
    const [video] = await streamsOf(path);
    expect(video).toMatchObject({ codec_name: 'vp9', width: 864, height: 496, nb_read_packets: '24' });
  });

  it('is a film that the app itself can read and show', async () => {
    const { path } = await render(planOf([shotOf(1), shotOf(2, { durationMs: 1_500 })], { hasAudio: true }));
    const page = await lab.open();
    const entry = await page.run({ kind: 'probe', assetId: lab.addMedia(path), mediaKind: 'video' });
    await page.close();
    if (entry.result?.kind !== 'probe') throw new Error('no facts');
    const { facts } = entry.result;
    expect(facts).toMatchObject({ width: 864, height: 496, framesPerSecond: 24, videoCodec: 'avc', canPreview: true });
    expect(Math.abs((facts.durationMs ?? 0) - 2_500)).toBeLessThanOrEqual(42);
  });

  it('cuts exactly at the edges of the shots, and lasts exactly as long as they do', async () => {
    const colors = ['red', 'green', 'blue', 'white'];
    const lengths = [1_300, 2_100, 1_000, 1_600];
    const shots = await Promise.all(
      lengths.map(async (durationMs, index) =>
        shotOf(index + 1, { durationMs, picture: await solid(colors[index] ?? 'red') }),
      ),
    );
    const { path, streams } = await render(planOf(shots, { hasAudio: true }));
    expect(streams.find((stream) => stream.codec_type === 'video')?.nb_read_packets).toBe('144');
    const seen: string[] = [];
    for await (const frame of framesOf(path, 864, 496)) {
      const [r, g, b] = pixel(frame, 432, 400);
      seen.push(r > 200 && g > 200 ? 'white' : r > 100 ? 'red' : g > 80 ? 'green' : b > 100 ? 'blue' : 'black');
    }
    expect(seen).toHaveLength(144);
    const cuts = seen.flatMap((color, index) => (index > 0 && color !== seen[index - 1] ? [index] : []));
    expect(cuts).toEqual([31, 82, 106]);
    expect([...new Set(seen)]).toEqual(colors);
  });

  it('shows colours as they are', async () => {
    const { path } = await render(planOf([shotOf(1, { picture: await solid('0xF5A939') })]));
    for await (const frame of framesOf(path, 864, 496)) {
      if (frame.index !== 12) continue;
      const [r, g, b] = pixel(frame, 432, 400);
      expect(Math.abs(r - 0xf5)).toBeLessThanOrEqual(4);
      expect(Math.abs(g - 0xa9)).toBeLessThanOrEqual(4);
      expect(Math.abs(b - 0x39)).toBeLessThanOrEqual(4);
    }
  });

  it('is drawn the same for the same plan, to the pixel', async () => {
    const camera = { move: 'handheld-follow', speed: 'normal', direction: null } as const;
    const shots = framings.map((framing, index) =>
      shotOf(index + 1, {
        framing,
        camera,
        action: 'Lamps slide over his cap.',
        captions: ['Conductor: Only at night.'],
      }),
    );
    const plan = planOf(shots);
    const one = await lab.open();
    const other = await lab.open();
    const frames = shots.flatMap((_, index) => [index * 24, index * 24 + 17]);
    const drawn = await one.drawnFrames(plan, frames);
    expect(new Set(drawn).size).toBe(frames.length);
    expect(await other.drawnFrames(plan, frames)).toEqual(drawn);
    await one.close();
    await other.close();
  });

  it('takes a frame of a film, at its time, as the picture of a shot', async () => {
    const path = join(folder, 'two-colors.mp4');
    await makeTwoColors(path);
    const assetId = lab.addMedia(path);
    const shot = (atMs: number) => shotOf(1, { picture: { assetId, kind: 'video', atMs } });
    for (const [atMs, color] of [
      [500, 'red'],
      [1_500, 'blue'],
    ] as const) {
      const film = await render(planOf([shot(atMs)]));
      for await (const frame of framesOf(film.path, 864, 496)) {
        const [r, , b] = pixel(frame, 432, 400);
        expect(color === 'red' ? r - b : b - r).toBeGreaterThan(100);
      }
    }
  });

  it('draws a card where the reference cannot be decoded here, instead of failing', async () => {
    const assetId = lab.addMedia(await mediaFixture('hevc-10bit.mp4'));
    const { path } = await render(
      planOf([shotOf(1, { picture: { assetId, kind: 'video', atMs: 0 }, action: 'Rain.' })]),
    );
    for await (const frame of framesOf(path, 864, 496)) {
      const [r, g, b] = pixel(frame, 780, 300);
      expect(Math.max(r, g, b)).toBeLessThan(120);
    }
  });
});

const run = promisify(execFile);

async function makeTwoColors(path: string): Promise<void> {
  const filter =
    'color=c=red:size=320x180:rate=24:duration=1[a];color=c=blue:size=320x180:rate=24:duration=1[b];[a][b]concat';
  await run('ffmpeg', ['-v', 'error', '-y', '-filter_complex', filter, '-pix_fmt', 'yuv420p', path]);
}

describe('words on the picture', () => {
  const long =
    'Mira: 雨はいつもこの線で降るの、それとも私が残りたい夜だけ? Does it always rain on this line, or only on the nights 🌧️🌧️ I would rather stay?';

  it.each(Object.entries(frameSizes['480p']))(
    'stay inside the safe area at %s, however long',
    async (_, { width, height }) => {
      const picture = await solid('0x202020');
      const shot = shotOf(1, {
        picture,
        framing: 'over-the-shoulder',
        camera: { move: 'handheld-follow', speed: 'normal', direction: null },
        captions: [long],
        soundCue: 'Drops on glass, a wheel joint far away, the hum of the heating and somebody who turns a page',
      });
      const { path } = await render(planOf([shot], { width, height }));
      let captionPixels = 0;
      let slatePixels = 0;
      const outside: string[] = [];
      for await (const frame of framesOf(path, width, height)) {
        for (let y = 0; y < height; y += 1) {
          for (let x = 0; x < width; x += 1) {
            // The picture is grey: one channel tells all.
            if ((frame.rgb[(y * width + x) * 3] ?? 0) < 150) continue;
            const isInside = x >= width * 0.05 - 1 && x <= width * 0.95 && y >= height * 0.05 - 1 && y <= height * 0.95;
            if (!isInside) outside.push(`${x},${y}`);
            if (y > height * 0.6) captionPixels += 1;
            if (y < height * 0.3) slatePixels += 1;
          }
        }
      }
      expect(outside).toEqual([]);
      expect(captionPixels / 24).toBeGreaterThan(200);
      expect(slatePixels / 24).toBeGreaterThan(60);
    },
  );

  it('are drawn in the bundled font', async () => {
    const page = await lab.open();
    const before = lab.fontsServed();
    await page.run({ kind: 'animatic', plan: planOf([shotOf(1, { action: 'Ночь. Rain.' })]) });
    const fonts = lab.fontsServed().slice(before.length);
    expect(fonts.some((name) => name.includes('inter-latin-wght'))).toBe(true);
    expect(fonts.some((name) => name.includes('inter-cyrillic-wght'))).toBe(true);
    expect(fonts.some((name) => name.includes('greek'))).toBe(false);
    await page.close();
  });
});

describe('the guide track', () => {
  const threeShots = [shotOf(1), shotOf(2), shotOf(3)];
  const sound = async (plan: AnimaticPlan): Promise<Float32Array> => {
    const { path, streams } = await render(plan);
    const audio = streams.find((stream) => stream.codec_type === 'audio');
    const video = streams.find((stream) => stream.codec_type === 'video');
    expect(audio).toMatchObject({ sample_rate: '48000', channels: 2 });
    expect(['aac', 'opus']).toContain(audio?.codec_name);
    expect(Math.abs(Number(audio?.duration) - Number(video?.duration))).toBeLessThanOrEqual(1 / 24);
    return soundOf(path);
  };

  it('is the used range of the reference, then silence', async () => {
    const assetId = lab.addMedia(await mediaFixture('tone.mp3'));
    const usedRange = { startMs: 500, endMs: 2_000 };
    const heard = await sound(planOf(threeShots, { hasAudio: true, guideTrack: { assetId, usedRange } }));
    expect(loudness(heard, 0.1, 1.4)).toBeGreaterThan(0.02);
    expect(loudness(heard, 1.6, 2.9)).toBeLessThan(0.001);
    // 440 Hz cross zero 880 times a second, at whatever rate the file was.
    const second = heard.subarray(9_600, 57_600);
    const crossings = second.filter(
      (value, index) => index > 0 && Math.sign(value) !== Math.sign(second[index - 1] ?? 0),
    );
    expect(Math.abs(crossings.length - 880)).toBeLessThan(12);
  });

  it('ends with the film when the reference is longer', async () => {
    const assetId = lab.addMedia(await mediaFixture('tone.wav'));
    const heard = await sound(planOf([shotOf(1)], { hasAudio: true, guideTrack: { assetId, usedRange: null } }));
    expect(loudness(heard, 0.1, 0.9)).toBeGreaterThan(0.02);
    expect(heard.length / 48_000).toBeLessThan(1.05);
  });

  it('ticks at the cuts when there is no reference, or none that can be decoded', async () => {
    const picture = lab.addMedia(await mediaFixture('picture.png'));
    for (const guideTrack of [null, { assetId: picture, usedRange: null }]) {
      const heard = await sound(planOf(threeShots, { hasAudio: true, guideTrack }));
      for (const cut of [1, 2]) expect(loudness(heard, cut - 0.005, cut + 0.045)).toBeGreaterThan(0.005);
      for (const quiet of [0.1, 0.5, 1.5, 2.5]) expect(loudness(heard, quiet, quiet + 0.05)).toBeLessThan(0.0005);
    }
  });
});

it('nothing above broke the policy of the app or threw in a window', () => {
  expect(lab.problems).toEqual([]);
});
