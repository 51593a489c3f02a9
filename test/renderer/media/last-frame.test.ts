import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipIdSchema, takeIdSchema } from '#shared/ids.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { planOf, shotOf } from './animatic-plans.ts';
import { openMediaLab, type LabPage, type MediaLab } from './media-lab.ts';

const run = promisify(execFile);

let lab: MediaLab;
let page: LabPage;
let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-last-frame-'));
  lab = await openMediaLab();
  page = await lab.open();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

async function film(args: string, extension = 'mp4'): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.${extension}`);
  await run('ffmpeg', ['-v', 'error', '-y', ...args.split(' '), path]);
  return path;
}

const takeId = takeIdSchema.parse('019ab000-0000-7000-8000-000000000001');
const newClipId = clipIdSchema.parse('019ab000-0000-7000-8000-000000000002');

async function entryOf(path: string) {
  return page.run({ kind: 'still', takeId, sourceId: lab.addMedia(path), newClipId });
}

async function stillOf(path: string): Promise<Buffer> {
  const entry = await entryOf(path);
  expect(entry.failure).toBeNull();
  const file = page.desk.fileOf(entry);
  expect(entry.result).toEqual({ kind: 'still', bytes: file.byteLength });
  return file;
}

/** Red, green, blue of every pixel, and how many pixels a line has. */
interface Pixels {
  readonly rgb: Buffer;
  readonly width: number;
}

async function pixelsOf(path: string, filter: string): Promise<Pixels> {
  const size = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width', '-of', 'csv=p=0', path];
  const width = Number((await run('ffprobe', size)).stdout.trim().split(',')[0]);
  const args = ['-v', 'error', '-i', path, '-map', '0:v:0', '-vf', `${filter}format=rgb24`, '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 31 });
  return { rgb: stdout, width };
}

/** The last frame as ffmpeg decodes it, and how far the picture is from it, in decibels; the same picture: infinite. */
async function distance(filmPath: string, still: Buffer, matrix = ''): Promise<number> {
  files += 1;
  const path = join(folder, `${files}.png`);
  await writeFile(path, still);
  const all = await pixelsOf(filmPath, matrix === '' ? '' : `scale=in_color_matrix=${matrix},`);
  const own = await pixelsOf(path, '');
  const last = all.rgb.subarray(all.rgb.length - own.rgb.length);
  expect(all.rgb.length % own.rgb.length).toBe(0);
  return psnr(last, own.rgb);
}

function psnr(one: Buffer, other: Buffer): number {
  let squares = 0;
  for (let at = 0; at < one.length; at += 1) squares += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return 10 * Math.log10(255 ** 2 / (squares / one.length));
}

/** Moving counters, hard edges and every hue: frames beside each other are far less alike than 40 dB. */
const moving = (size: string, seconds = 2, rate = '24') =>
  `-f lavfi -i testsrc2=size=${size}:rate=${rate}:duration=${seconds}`;
const hd = '-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv';
const sd = '-colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m -color_range tv';
const filterTo = (matrix: string, range = 'tv') =>
  `-vf scale=out_color_matrix=${matrix}:out_range=${range},format=yuv420p`;

describe('the last frame of a take is what ffmpeg decodes last', () => {
  it.each([
    ['480p', `${moving('864x496')} ${filterTo('smpte170m')} ${sd} -c:v libx264`, ''],
    ['720p', `${moving('1280x720')} ${filterTo('bt709')} ${hd} -c:v libx264`, ''],
    ['1080p', `${moving('1920x1080', 1)} ${filterTo('bt709')} ${hd} -c:v libx264`, ''],
    ['480p in the colours of HD, as the file says', `${moving('864x496')} ${filterTo('bt709')} ${hd} -c:v libx264`, ''],
    [
      '720p in the colours of SD, as the file says',
      `${moving('1280x720')} ${filterTo('smpte170m')} ${sd} -c:v libx264`,
      '',
    ],
    ['720p that says nothing: BT.709', `${moving('1280x720')} ${filterTo('bt709')} -c:v libx264`, 'bt709'],
    ['480p that says nothing: BT.601', `${moving('864x496')} ${filterTo('smpte170m')} -c:v libx264`, 'smpte170m'],
    [
      '480p whose head says nothing, but whose frames do',
      `${moving('864x496')} ${filterTo('bt709')} ${hd} -c:v libx264 -movflags -write_colr`,
      '',
    ],
    [
      'full range',
      `${moving('1280x720')} ${filterTo('bt709', 'pc')} -colorspace bt709 -color_range pc -c:v libx264`,
      '',
    ],
    [
      'frames that rest on later ones',
      `${moving('1280x720')} ${filterTo('bt709')} ${hd} -c:v libx264 -bf 3 -b_strategy 0 -g 250`,
      '',
    ],
    ['one key frame in the middle', `${moving('1280x720')} ${filterTo('bt709')} ${hd} -c:v libx264 -bf 2 -g 30`, ''],
    ['odd sides', `${moving('1470x630', 1)} ${filterTo('bt709')} ${hd} -c:v libx264`, ''],
    ['29.97 frames in a second', `${moving('864x496', 2, '30000/1001')} ${filterTo('bt709')} ${hd} -c:v libx264`, ''],
    ['VP9', `${moving('864x496', 1)} ${filterTo('bt709')} ${hd} -c:v libvpx-vp9 -b:v 2M -deadline realtime`, ''],
  ])('%s', async (_, args, matrix) => {
    const path = await film(args);
    expect(await distance(path, await stillOf(path), matrix)).toBeGreaterThan(40);
  });

  it('an odd last time stamp', async () => {
    // The last frames come at times that no frame rate has, and the last one stays for 3 ms.
    const path = await film(
      `${moving('864x496')} -vf setpts='if(gte(N,40),PTS+N*7,PTS)',scale=out_color_matrix=bt709,format=yuv420p ${hd} -vsync vfr -enc_time_base 1/90000 -c:v libx264 -bf 2 -video_track_timescale 90000`,
    );
    expect(await distance(path, await stillOf(path))).toBeGreaterThan(40);
  });

  it('with sound that lasts longer than the picture', async () => {
    const path = await film(
      `${moving('864x496', 2)} -f lavfi -i sine=frequency=440:duration=3 ${filterTo('bt709')} ${hd} -c:v libx264 -c:a aac`,
    );
    expect(await distance(path, await stillOf(path))).toBeGreaterThan(40);
  });

  it("the app's own animatic", async () => {
    const entry = await page.run({ kind: 'animatic', plan: planOf([shotOf(1), shotOf(2)]) });
    const path = join(folder, 'animatic.mp4');
    await writeFile(path, page.desk.fileOf(entry));
    expect(await distance(path, await stillOf(path))).toBeGreaterThan(40);
  }, 120_000);

  it('and not the one before it', async () => {
    const path = await film(`${moving('864x496')} ${filterTo('bt709')} ${hd} -c:v libx264 -bf 0`);
    const shorter = await film(`-i ${path} -frames:v 47 -c copy`);
    expect(await distance(shorter, await stillOf(path))).toBeLessThan(35);
  });
});

describe('a still', () => {
  it('of the same film is the same picture', async () => {
    const path = await film(`${moving('864x496', 1)} ${filterTo('bt709')} ${hd} -c:v libx264`);
    expect(await stillOf(path)).toEqual(await stillOf(path));
  });

  it('stands upright', async () => {
    const lying = await film(`${moving('864x496', 1)} ${filterTo('bt709')} ${hd} -c:v libx264`);
    const path = join(folder, 'turned.mp4');
    await run('ffmpeg', ['-v', 'error', '-i', lying, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', path]);
    const { width, rgb } = await pixelsOf(await saved(await stillOf(path)), '');
    expect([width, rgb.length / 3 / width]).toEqual([496, 864]);
    expect(await distance(path, await stillOf(path))).toBeGreaterThan(35);
  });

  it('tells how far it is, and ends at the whole', async () => {
    const { shares } = await entryOf(await mediaFixture('five-seconds-720p.mp4'));
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it('of what is no film is refused with the reason', async () => {
    const sound = await entryOf(await mediaFixture('tone.wav'));
    expect(sound.failure).toMatchObject({ reason: 'cannot-decode', detail: 'no picture' });
    const broken = join(folder, 'broken.mp4');
    await writeFile(broken, Buffer.from('ftyp, says somebody'));
    expect((await entryOf(broken)).failure).toMatchObject({ reason: 'cannot-decode' });
  });
});

it('no window said anything in its console', () => {
  expect(lab.problems).toEqual([]);
});

async function saved(still: Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.png`);
  await writeFile(path, still);
  return path;
}
