import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import { framesOf, soundOf, streamsOf, topLevelBoxes, type StreamFacts } from './decoded-film.ts';
import type { Lab } from './lab-page.ts';
import { openMediaLab, type LabPage, type MediaLab } from './media-lab.ts';

const run = promisify(execFile);

let lab: MediaLab;
let page: LabPage;
let folder: string;
let copies = 0;

interface Copy {
  readonly path: string;
  readonly file: Buffer;
  readonly streams: readonly StreamFacts[];
  readonly shares: readonly number[];
}

const recipeOf = (change: Partial<DerivativeRecipe>): DerivativeRecipe => ({
  range: null,
  size: null,
  mime: 'video/mp4',
  maxBytes: null,
  ...change,
});

async function entryOf(path: string, change: Partial<DerivativeRecipe>, at: LabPage = page) {
  return at.run({ kind: 'derive', sourceId: lab.addMedia(path), recipe: recipeOf(change) });
}

async function copyOf(path: string, change: Partial<DerivativeRecipe>): Promise<Copy> {
  const entry = await entryOf(path, change);
  expect(entry.failure).toBeNull();
  const file = page.desk.fileOf(entry);
  expect(entry.result).toEqual({ kind: 'derive', bytes: file.byteLength });
  copies += 1;
  const copy = join(folder, `${copies}.${(change.mime ?? 'video/mp4').split('/')[1] ?? ''}`);
  await writeFile(copy, file);
  return { path: copy, file, streams: await streamsOf(copy), shares: entry.shares };
}

const copyOfFixture = async (name: MediaFixture, change: Partial<DerivativeRecipe>): Promise<Copy> =>
  copyOf(await mediaFixture(name), change);

const failureOf = async (path: string, change: Partial<DerivativeRecipe>, at?: LabPage) => {
  const { failure, result } = await entryOf(path, change, at);
  expect(result).toBeNull();
  return failure?.reason;
};

async function ffmpeg(name: string, ...args: string[]): Promise<string> {
  const path = join(folder, name);
  await run('ffmpeg', ['-v', 'error', '-y', ...args, path]);
  return path;
}

const streamOf = ({ streams }: Pick<Copy, 'streams'>, type: string): StreamFacts => {
  const found = streams.find(({ codec_type }) => codec_type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
};
const secondsOf = (copy: Copy, type: string): number => Number(streamOf(copy, type).duration);

/** SHA-256 of every packet of a stream, as it lies in the file. */
async function packetsOf(path: string, stream: string): Promise<string[]> {
  const args = ['-v', 'error', '-i', path, '-map', `0:${stream}`, '-c', 'copy', '-f', 'framehash', '-'];
  const { stdout } = await run('ffmpeg', args, { maxBuffer: 2 ** 24 });
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => line.split(',').at(-1)?.trim() ?? '');
}

/** Frames that a reader without a sense for edit lists shows. */
async function countAllFrames(path: string): Promise<number> {
  const args = ['-v', 'error', '-ignore_editlist', '1', '-count_frames', '-select_streams', 'v'];
  const { stdout } = await run('ffprobe', [...args, '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', path]);
  return Number(stdout.trim());
}

/** Mean difference of two frames, 0 to 255. */
function difference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
}

async function frameAt(path: string, width: number, height: number, index: number): Promise<Buffer> {
  for await (const frame of framesOf(path, width, height)) if (frame.index === index) return Buffer.from(frame.rgb);
  throw new Error(`no frame ${index}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-derive-'));
  lab = await openMediaLab();
  page = await lab.open();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('cutting a film', () => {
  it('between key frames begins at the very frame and hides nothing', async () => {
    const source = await mediaFixture('five-seconds-720p.mp4');
    const copy = await copyOf(source, { range: { startMs: 1_500, endMs: 4_000 } });
    expect(streamOf(copy, 'video')).toMatchObject({ codec_name: 'h264', width: 1_280, height: 720 });
    expect(secondsOf(copy, 'video')).toBeCloseTo(2.5, 1);
    expect(await countAllFrames(copy.path)).toBe(60);
    const first = await frameAt(copy.path, 1_280, 720, 0);
    // The counter in the picture differs from frame to frame; the right one is nearer than its neighbours.
    const near = await Promise.all(
      [35, 36, 37].map(async (index) => difference(first, await frameAt(source, 1_280, 720, index))),
    );
    expect(near.indexOf(Math.min(...near))).toBe(1);
    expect(copy.shares).toEqual([...copy.shares].sort((one, other) => one - other));
    const boxes = topLevelBoxes(copy.file);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  it('keeps the packets of its sound', async () => {
    const source = await mediaFixture('five-seconds-720p.mp4');
    const copy = await copyOf(source, { range: { startMs: 1_500, endMs: 4_000 } });
    expect(streamOf(copy, 'audio').codec_name).toBe('aac');
    expect(Math.abs(secondsOf(copy, 'audio') - 2.5)).toBeLessThan(0.06);
    const originals = await packetsOf(source, 'a');
    const kept = await packetsOf(copy.path, 'a');
    // Packets of 1024 samples; none that lies outside of the cut, not even to be hidden.
    expect(kept.length).toBe(Math.floor((2.5 * 44_100) / 1_024));
    const start = originals.indexOf(kept[1] ?? '');
    expect(kept.slice(1)).toEqual(originals.slice(start, start + kept.length - 1));
  });

  it('from a key frame to the end copies the picture as it is', async () => {
    const source = await mediaFixture('five-seconds-720p.mp4');
    const copy = await copyOf(source, { range: { startMs: 2_000, endMs: 5_000 } });
    expect(await packetsOf(copy.path, 'v')).toEqual((await packetsOf(source, 'v')).slice(48));
    expect(await countAllFrames(copy.path)).toBe(72);
  });

  it('before the end loses no frame of a film whose frames rest on later ones', async () => {
    const args = '-f lavfi -i testsrc2=size=320x180:rate=24:duration=3 -c:v libx264 -bf 3 -g 48 -pix_fmt yuv420p';
    const source = await ffmpeg('b-frames.mp4', ...args.split(' '));
    const copy = await copyOf(source, { range: { startMs: 0, endMs: 1_500 } });
    expect(await countAllFrames(copy.path)).toBe(36);
  });

  it('without sound, and of variable rate, is as long as it was asked to be', async () => {
    for (const name of ['no-audio.mp4', 'variable-rate.mp4'] as const) {
      const copy = await copyOfFixture(name, { range: { startMs: 400, endMs: 1_700 } });
      expect(copy.streams).toHaveLength(1);
      expect(Math.abs(secondsOf(copy, 'video') - 1.3)).toBeLessThanOrEqual(0.1);
    }
  });
});

describe('scaling a film', () => {
  it('gives exactly the size, the whole length and the same sound', async () => {
    const source = await mediaFixture('faststart.mp4');
    const copy = await copyOf(source, { size: { width: 430, height: 242 } });
    expect(streamOf(copy, 'video')).toMatchObject({ width: 430, height: 242, nb_read_packets: '48' });
    expect(await packetsOf(copy.path, 'a')).toEqual(await packetsOf(source, 'a'));
  });

  it('turns the pixels of a film that was only marked as turned', async () => {
    const copy = await copyOfFixture('rotated.mp4', { size: { width: 180, height: 320 } });
    expect(streamOf(copy, 'video')).toMatchObject({ width: 180, height: 320 });
    const { stdout } = await run('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'stream_side_data=rotation',
      '-of',
      'csv=p=0',
      copy.path,
    ]);
    expect(stdout.trim()).toBe('');
  });

  it('stays below a number of bytes, or says that it cannot', async () => {
    const noise = await ffmpeg(
      'noise.mp4',
      ...'-f lavfi -i nullsrc=size=640x360:rate=24:duration=2,noise=alls=24:allf=t -c:v libx264 -preset ultrafast -qp 16 -pix_fmt yuv420p'.split(
        ' ',
      ),
    );
    const copy = await copyOf(noise, { maxBytes: 1_000_000 });
    expect(copy.file.byteLength).toBeLessThanOrEqual(1_000_000);
    expect(streamOf(copy, 'video')).toMatchObject({ width: 640, height: 360, nb_read_packets: '48' });
    expect(await failureOf(noise, { maxBytes: 10_000 })).toBe('cannot-fit');
  });
});

describe('another container', () => {
  it('takes a QuickTime film over packet by packet', async () => {
    const source = await mediaFixture('film.mov');
    const copy = await copyOf(source, {});
    expect(copy.file.toString('latin1', 4, 8)).toBe('ftyp');
    expect(copy.file.toString('latin1', 8, 12)).not.toBe('qt  ');
    expect(await packetsOf(copy.path, 'v')).toEqual(await packetsOf(source, 'v'));
    expect(await packetsOf(copy.path, 'a')).toEqual(await packetsOf(source, 'a'));
  });

  it('takes HEVC over as it is where it cannot be decoded, and cannot cut it', async () => {
    const source = await mediaFixture('hevc-10bit.mp4');
    const copy = await copyOf(source, {});
    expect(streamOf(copy, 'video')).toMatchObject({ codec_name: 'hevc', nb_read_packets: '48' });
    expect(await failureOf(source, { range: { startMs: 300, endMs: 1_400 } })).toBe('cannot-decode');
  });

  it('makes no silent film of one whose sound cannot be encoded here', async () => {
    const source = await ffmpeg(
      'pcm.mov',
      ...'-f lavfi -i testsrc2=size=320x180:rate=24:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 -pix_fmt yuv420p -c:a pcm_s16le'.split(
        ' ',
      ),
    );
    const without = await lab.open('no-aac');
    expect(await failureOf(source, {}, without)).toBe('cannot-encode-sound');
    await without.close();
  });

  it('gives up on a film that is damaged or gone', async () => {
    const path = join(folder, 'random.mp4');
    await writeFile(path, crypto.getRandomValues(new Uint8Array(50_000)));
    expect(await failureOf(path, {})).toBe('cannot-decode');
    expect(await failureOf(join(folder, 'gone.mp4'), {})).toBe('cannot-decode');
  });
});

describe('work that was taken away', () => {
  it('stops at once, and the next piece is done', async () => {
    const other = await lab.open();
    const { desk } = other;
    const claimed = desk.nextEntry();
    const sourceId = lab.addMedia(await mediaFixture('five-seconds-720p.mp4'));
    desk.enqueue({ kind: 'derive', sourceId, recipe: recipeOf({ size: { width: 1_920, height: 1_080 } }) });
    await other.page.evaluate(() => (window as unknown as { lab: Lab }).lab.queued());
    const entry = await claimed;
    await expect.poll(() => entry.shares.length).toBeGreaterThan(0);
    desk.takeAway(entry);
    expect(await failureOf(join(folder, 'gone.png'), { mime: 'image/png' }, other)).toBe('cannot-decode');
    expect([entry.result, entry.failure, desk.refusedWrites]).toEqual([null, null, 0]);
    await other.close();
  });
});

describe('sounds', () => {
  it('becomes a WAV, exact to the sample', async () => {
    const source = await mediaFixture('tone.mp3');
    const copy = await copyOf(source, { mime: 'audio/wav', range: { startMs: 700, endMs: 2_200 } });
    expect(streamOf(copy, 'audio')).toMatchObject({ codec_name: 'pcm_s16le', channels: 1, sample_rate: '44100' });
    const samples = await soundOf(copy.path);
    expect(Math.abs(samples.length / 48_000 - 1.5)).toBeLessThan(0.001);
    expect(Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)).toBeGreaterThan(0.05);
  });

  it('of a film can be taken alone', async () => {
    const copy = await copyOfFixture('faststart.mp4', { mime: 'audio/wav' });
    expect(copy.streams).toHaveLength(1);
    expect(Math.abs(secondsOf(copy, 'audio') - 2)).toBeLessThan(0.06);
  });

  it('gives up channels and rate for size, and says when that is not enough', async () => {
    const stereo = await ffmpeg('stereo.wav', ...'-f lavfi -i sine=duration=3:sample_rate=48000 -ac 2'.split(' '));
    const copy = await copyOf(stereo, { mime: 'audio/wav', maxBytes: 200_000 });
    expect(copy.file.byteLength).toBeLessThanOrEqual(200_000);
    expect(streamOf(copy, 'audio')).toMatchObject({ channels: 1, sample_rate: '24000' });
    expect(Math.abs(secondsOf(copy, 'audio') - 3)).toBeLessThan(0.01);
    expect(await failureOf(stereo, { mime: 'audio/wav', maxBytes: 50_000 })).toBe('cannot-fit');
  });
});

describe('pictures', () => {
  it('become JPEG or PNG at exactly the size', async () => {
    const source = await mediaFixture('picture.webp');
    for (const [mime, codec] of [
      ['image/jpeg', 'mjpeg'],
      ['image/png', 'png'],
    ] as const) {
      const copy = await copyOf(source, { mime, size: { width: 333, height: 250 } });
      expect(copy.streams[0]).toMatchObject({ codec_name: codec, width: 333, height: 250 });
    }
  });

  it('give up quality for size, as little as needed', async () => {
    const noise = await ffmpeg(
      'noise.png',
      ...'-f lavfi -i nullsrc=size=400x300,noise=alls=80:allf=t -frames:v 1'.split(' '),
    );
    const best = await copyOf(noise, { mime: 'image/jpeg' });
    const smaller = await copyOf(noise, { mime: 'image/jpeg', maxBytes: Math.round(best.file.byteLength * 0.7) });
    expect(smaller.file.byteLength).toBeLessThanOrEqual(best.file.byteLength * 0.7);
    expect(smaller.file.byteLength).toBeGreaterThan(best.file.byteLength * 0.4);
    expect(smaller.streams[0]).toMatchObject({ width: 400, height: 300 });
    expect(await failureOf(noise, { mime: 'image/jpeg', maxBytes: 1_000 })).toBe('cannot-fit');
    expect(await failureOf(noise, { mime: 'image/png', maxBytes: 1_000 })).toBe('cannot-fit');
  });

  it('are white where they were clear', async () => {
    const clear = await ffmpeg(
      'clear.png',
      ...'-f lavfi -i color=c=red@0.0:size=64x64,format=rgba -frames:v 1'.split(' '),
    );
    const copy = await copyOf(clear, { mime: 'image/jpeg' });
    expect([...(await frameAt(copy.path, 64, 64, 0)).subarray(0, 3)].every((channel) => channel > 250)).toBe(true);
  });

  it('that cannot be decoded are told', async () => {
    const path = join(folder, 'random.png');
    await writeFile(path, crypto.getRandomValues(new Uint8Array(5_000)));
    expect(await failureOf(path, { mime: 'image/jpeg' })).toBe('cannot-decode');
  });
});
