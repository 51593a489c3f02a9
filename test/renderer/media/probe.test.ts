import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaFacts } from '#shared/domain/asset.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import { openMediaLab, type LabPage, type MediaLab } from './media-lab.ts';
import { lyingPng } from './odd-pictures.ts';

const run = promisify(execFile);

let lab: MediaLab;
let page: LabPage;
let folder: string;

interface Probed {
  readonly facts: MediaFacts;
  /** Raw RGBA of the thumbnail, and its size. */
  readonly thumbnail: { readonly width: number; readonly height: number; readonly rgba: Buffer } | null;
}

async function decodeThumbnail(bytes: Buffer): Promise<Probed['thumbnail']> {
  const path = join(folder, 'thumbnail.webp');
  await writeFile(path, bytes);
  const { stdout: size } = await run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_name,width,height',
    '-of',
    'csv=p=0',
    path,
  ]);
  const [codec, width, height] = size.trim().split(',');
  expect(codec).toBe('webp');
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 24,
  });
  return { width: Number(width), height: Number(height), rgba: stdout };
}

async function probePath(path: string, mediaKind: MediaKind): Promise<Probed> {
  const entry = await page.run({ kind: 'probe', assetId: lab.addMedia(path), mediaKind });
  expect(entry.failure).toBeNull();
  if (entry.result?.kind !== 'probe') throw new Error('no result of a probe');
  const file = page.desk.fileOf(entry);
  expect(entry.result.thumbnailBytes).toBe(file.byteLength);
  return { facts: entry.result.facts, thumbnail: file.byteLength === 0 ? null : await decodeThumbnail(file) };
}

const probeOf = async (name: MediaFixture, kind: MediaKind): Promise<Probed> =>
  probePath(await mediaFixture(name), kind);

async function ffmpeg(name: string, ...args: string[]): Promise<string> {
  const path = join(folder, name);
  await run('ffmpeg', ['-v', 'error', '-y', ...args, path]);
  return path;
}

const colorAt = (thumbnail: Probed['thumbnail'], x: number, y: number): number[] => {
  if (thumbnail === null) throw new Error('no thumbnail');
  const at = (Math.floor(y * thumbnail.height) * thumbnail.width + Math.floor(x * thumbnail.width)) * 4;
  return [...thumbnail.rgba.subarray(at, at + 4)];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-probe-'));
  lab = await openMediaLab();
  page = await lab.open();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('pictures', () => {
  it.each(['picture.jpg', 'picture.png', 'picture.webp'] as const)('%s: facts and a thumbnail', async (name) => {
    const { facts, thumbnail } = await probeOf(name, 'image');
    expect(facts).toEqual({
      width: 800,
      height: 600,
      durationMs: null,
      framesPerSecond: null,
      videoCodec: null,
      audioCodec: null,
      canPreview: true,
    });
    expect(thumbnail).toMatchObject({ width: 480, height: 360 });
  });

  it('keeps a small picture at its size', async () => {
    const path = await ffmpeg(
      'small.png',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=122x66,scale=61:33,format=rgb24',
      '-frames:v',
      '1',
    );
    expect((await probePath(path, 'image')).thumbnail).toMatchObject({ width: 61, height: 33 });
  });

  it('turns a photograph as its camera says', async () => {
    // Left half red, right half blue, then an EXIF note: turn a quarter to the right.
    const plain = await ffmpeg(
      'halves.jpg',
      '-f',
      'lavfi',
      '-i',
      'color=c=blue:size=320x160,drawbox=w=160:h=160:c=red:t=fill',
      '-frames:v',
      '1',
      '-q:v',
      '2',
    );
    const turned = join(folder, 'turned.jpg');
    await writeFile(turned, withOrientation(await readFile(plain), 6));
    const { facts, thumbnail } = await probePath(turned, 'image');
    expect(facts).toMatchObject({ width: 160, height: 320 });
    expect(thumbnail).toMatchObject({ width: 160, height: 320 });
    const top = colorAt(thumbnail, 0.5, 0.2);
    const bottom = colorAt(thumbnail, 0.5, 0.8);
    expect(top[0]).toBeGreaterThan(180);
    expect(bottom[2]).toBeGreaterThan(180);
  });

  it('keeps transparency', async () => {
    const path = await ffmpeg(
      'clear.png',
      '-f',
      'lavfi',
      '-i',
      'color=c=red@0.0:size=64x64,format=rgba',
      '-frames:v',
      '1',
    );
    expect(colorAt((await probePath(path, 'image')).thumbnail, 0.5, 0.5)[3]).toBe(0);
  });
});

/** The picture with an EXIF block that holds nothing but an orientation. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  exif.writeUInt16BE(orientation, 24);
  const header = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), header, exif, jpeg.subarray(2)]);
}

describe('films', () => {
  const film = { width: 640, height: 360, durationMs: 2_000, framesPerSecond: 24, videoCodec: 'avc', canPreview: true };

  it.each([
    ['index at the front', 'faststart.mp4', { ...film, audioCodec: 'aac' }],
    ['moov at end', 'moov-at-end.mp4', { ...film, audioCodec: 'aac' }],
    ['fragmented', 'fragmented.mp4', { ...film, audioCodec: 'aac' }],
    ['no audio', 'no-audio.mp4', { ...film, audioCodec: null }],
    ['QuickTime', 'film.mov', { ...film, audioCodec: 'aac' }],
  ] as const)('row 59: %s', async (_, name, expected) => {
    const { facts, thumbnail } = await probeOf(name, 'video');
    // The sound of a film ends up to one packet of it (23 ms) after the picture.
    expect(Math.abs((facts.durationMs ?? 0) - expected.durationMs)).toBeLessThan(60);
    expect({ ...facts, durationMs: expected.durationMs }).toEqual(expected);
    expect(thumbnail).toMatchObject({ width: 480, height: 270 });
  });

  it('row 59: a rotated film is as wide and as high as it is shown', async () => {
    const { facts, thumbnail } = await probeOf('rotated.mp4', 'video');
    expect(facts).toMatchObject({ width: 360, height: 640, canPreview: true });
    expect(thumbnail).toMatchObject({ width: 270, height: 480 });
  });

  it('row 59: a film of variable rate has its usual rate and its whole length', async () => {
    const { facts, thumbnail } = await probeOf('variable-rate.mp4', 'video');
    expect(facts.canPreview).toBe(true);
    expect(facts.framesPerSecond).toBeGreaterThan(5);
    expect(facts.framesPerSecond).toBeLessThanOrEqual(24);
    expect(Math.abs((facts.durationMs ?? 0) - 2_000)).toBeLessThan(150);
    expect(thumbnail).not.toBeNull();
  });

  it('row 59: HEVC in 10 bits cannot be previewed here, but everything about it is known', async () => {
    const { facts, thumbnail } = await probeOf('hevc-10bit.mp4', 'video');
    expect(facts).toEqual({
      width: 640,
      height: 360,
      durationMs: 2_000,
      framesPerSecond: 24,
      videoCodec: 'hevc',
      audioCodec: null,
      canPreview: false,
    });
    expect(thumbnail).toBeNull();
  });

  it('row 59: an odd size stays odd', async () => {
    const path = await ffmpeg(
      'odd.mp4',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=642x362:rate=24:duration=1,scale=321:181,setsar=1',
      '-pix_fmt',
      'yuv444p',
    );
    const { facts, thumbnail } = await probePath(path, 'video');
    expect(facts).toMatchObject({ width: 321, height: 181, videoCodec: 'avc' });
    // 4:4:4 may or may not be decoded; a yes comes with a picture.
    expect(facts.canPreview).toBe(thumbnail !== null);
  });

  it('row 59: pixels that are not square count as wide as they are shown', async () => {
    const path = await ffmpeg(
      'anamorphic.mp4',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=320x240:rate=24:duration=1,setsar=4/3',
      '-pix_fmt',
      'yuv420p',
    );
    const { facts, thumbnail } = await probePath(path, 'video');
    expect(facts).toMatchObject({ width: 427, height: 240 });
    expect(thumbnail).toMatchObject({ width: 427, height: 240 });
  });

  it('chooses a frame that shows something', async () => {
    // Black for the first second of four, then red beside blue.
    const path = await ffmpeg(
      'fade-in.mp4',
      '-filter_complex',
      'color=c=black:size=320x180:rate=24:duration=1.6[a];color=c=blue:size=320x180:rate=24:duration=2.4,drawbox=w=160:h=180:c=red:t=fill[b];[a][b]concat',
      '-pix_fmt',
      'yuv420p',
    );
    const { thumbnail } = await probePath(path, 'video');
    expect(colorAt(thumbnail, 0.25, 0.5)[0]).toBeGreaterThan(150);
    expect(colorAt(thumbnail, 0.75, 0.5)[2]).toBeGreaterThan(150);
  });

  it('shows a film that is black all through as black', async () => {
    const path = await ffmpeg(
      'black.mp4',
      '-f',
      'lavfi',
      '-i',
      'color=c=black:size=320x180:rate=24:duration=1',
      '-pix_fmt',
      'yuv420p',
    );
    const { facts, thumbnail } = await probePath(path, 'video');
    expect(facts.canPreview).toBe(true);
    expect(colorAt(thumbnail, 0.5, 0.5)[0]).toBeLessThan(10);
  });

  it('reads parts of a large file, not all of it', async () => {
    const path = await ffmpeg(
      'large.mp4',
      '-f',
      'lavfi',
      '-i',
      'nullsrc=size=1280x720:rate=24:duration=3,noise=alls=100:allf=t',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-qp',
      '18',
      '-g',
      '12',
      '-pix_fmt',
      'yuv420p',
    );
    const id = lab.addMedia(path);
    const entry = await page.run({ kind: 'probe', assetId: id, mediaKind: 'video' });
    expect(entry.failure).toBeNull();
    expect(lab.rangesOf(id).length).toBeGreaterThan(0);
    expect(lab.rangesOf(id).every((range) => range.startsWith('bytes='))).toBe(true);
  });
});

describe('sounds', () => {
  it.each([
    ['tone.mp3', 'mp3'],
    ['tone.wav', 'pcm-s16'],
  ] as const)('%s: facts and a waveform', async (name, audioCodec) => {
    const { facts, thumbnail } = await probeOf(name, 'audio');
    expect(facts).toMatchObject({ width: null, height: null, framesPerSecond: null, videoCodec: null, audioCodec });
    expect(facts.canPreview).toBe(true);
    expect(Math.abs((facts.durationMs ?? 0) - 3_000)).toBeLessThan(60);
    expect(thumbnail).toMatchObject({ width: 480, height: 270 });
  });

  it('draws what is heard: neutral grey on nothing, high where it is loud', async () => {
    const path = await ffmpeg('half.wav', '-f', 'lavfi', '-i', "aevalsrc='if(lt(t,1.5),0.01,0.8)*sin(2*PI*440*t)':d=3");
    const { thumbnail } = await probePath(path, 'audio');
    if (thumbnail === null) throw new Error('no waveform');
    const drawn = (left: number, right: number): { pixels: number; colors: Set<string> } => {
      let pixels = 0;
      const colors = new Set<string>();
      for (let y = 0; y < thumbnail.height; y += 1) {
        for (let x = Math.floor(left * thumbnail.width); x < right * thumbnail.width; x += 1) {
          const at = (y * thumbnail.width + x) * 4;
          const [r = 0, g = 0, b = 0, alpha = 0] = thumbnail.rgba.subarray(at, at + 4);
          if (alpha < 250) continue;
          pixels += 1;
          colors.add(Math.max(r, g, b) - Math.min(r, g, b) < 16 ? 'grey' : `${r},${g},${b}`);
        }
      }
      return { pixels, colors };
    };
    expect(drawn(0.5, 1).pixels).toBeGreaterThan(drawn(0, 0.5).pixels * 3);
    expect([...drawn(0, 1).colors]).toEqual(['grey']);
    expect(colorAt(thumbnail, 0.01, 0.02)[3]).toBe(0);
  });

  it('draws silence as a line of dots', async () => {
    const path = await ffmpeg('silent.wav', '-f', 'lavfi', '-i', 'anullsrc=duration=1');
    const { facts, thumbnail } = await probePath(path, 'audio');
    expect(facts.canPreview).toBe(true);
    expect(thumbnail).not.toBeNull();
  });

  it('a film without a picture is a sound', async () => {
    const { facts } = await probeOf('only-sound.mp4', 'video');
    expect(facts).toMatchObject({ width: null, height: null, audioCodec: 'aac', canPreview: true });
  });
});

describe('files that lie', () => {
  const failureOf = async (name: string, bytes: Uint8Array, mediaKind: MediaKind) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const entry = await page.run({ kind: 'probe', assetId: lab.addMedia(path), mediaKind });
    return entry.failure?.reason;
  };

  it('row 60: random bytes, a single byte and a picture named film are told as undecodable', async () => {
    expect(await failureOf('random.mp4', randomBytes(100_000), 'video')).toBe('cannot-decode');
    expect(await failureOf('one.mp4', new Uint8Array(1), 'video')).toBe('cannot-decode');
    expect(await failureOf('picture.mp4', await readFile(await mediaFixture('picture.png')), 'video')).toBe(
      'cannot-decode',
    );
    expect(await failureOf('random.png', randomBytes(100_000), 'image')).toBe('cannot-decode');
    expect(await failureOf('script.mp3', Buffer.from('#!/bin/sh\necho no\n'), 'audio')).toBe('cannot-decode');
  });

  it('row 60: a film that is cut off keeps its facts or is told as undecodable, and the next one works', async () => {
    const whole = await readFile(await mediaFixture('faststart.mp4'));
    const path = join(folder, 'cut.mp4');
    await writeFile(path, whole.subarray(0, Math.floor(whole.length * 0.6)));
    const entry = await page.run({ kind: 'probe', assetId: lab.addMedia(path), mediaKind: 'video' });
    expect(entry.failure?.reason ?? entry.result?.kind).toMatch(/^(cannot-decode|probe)$/u);
    expect((await probeOf('faststart.mp4', 'video')).facts.canPreview).toBe(true);
  });

  it('row 61: a picture of 65,535 x 65,535 pixels is not decoded; its claim is all that is known', async () => {
    const path = join(folder, 'huge.png');
    await writeFile(path, lyingPng(65_535, 65_535));
    const { facts, thumbnail } = await probePath(path, 'image');
    expect(facts).toMatchObject({ width: 65_535, height: 65_535, canPreview: false });
    expect(thumbnail).toBeNull();
  });

  it('row 61: box sizes of 4 GiB and of 64 bits end in a refusal', async () => {
    const huge = Buffer.from('000000186674797069736f6d0000020069736f6d69736f32ffffffff6d6f6f76', 'hex');
    const wide = Buffer.from('000000186674797069736f6d0000020069736f6d69736f32000000016d6f6f76ffffffffffffffff', 'hex');
    expect(await failureOf('box-4g.mp4', huge, 'video')).toBe('cannot-decode');
    expect(await failureOf('box-64.mp4', wide, 'video')).toBe('cannot-decode');
  });

  it('a file that is gone is told', async () => {
    const path = join(folder, 'gone.mp4');
    await copyFile(await mediaFixture('faststart.mp4'), path);
    const assetId = lab.addMedia(path);
    await rm(path);
    const entry = await page.run({ kind: 'probe', assetId, mediaKind: 'video' });
    expect(entry.failure?.reason).toBe('cannot-decode');
  });
});
