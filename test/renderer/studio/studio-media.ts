import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MediaAnswer } from '#test/renderer/built-page.ts';

const run = promisify(execFile);

/** Pictures and films that ffmpeg draws; each asset id of the scenes gets its own. */
const sources: Readonly<Record<string, string>> = {
  1: 'gradients=s=480x270:c0=0x8a8d92:c1=0x3a3f46:x0=120:y0=60:x1=460:y1=260:n=2',
  2: 'gradients=s=480x270:c0=0x0a1d2b:c1=0x2f5d78:c2=0xc98f4a:x0=0:y0=240:x1=470:y1=20:n=3',
  3: 'gradients=s=480x270:c0=0x120a08:c1=0xb9793a:c2=0x1b1410:x0=240:y0=0:x1=250:y1=270:n=3',
  11: 'gradients=s=1280x720:c0=0x06131c:c1=0x1d4a63:c2=0x93602c:n=3:speed=0.02:r=24:d=15',
  12: 'gradients=s=1280x720:c0=0x1b0f20:c1=0x6b3c5c:c2=0xd08c56:n=3:speed=0.02:r=24:d=15',
  13: 'gradients=s=1280x720:c0=0x041018:c1=0x245b7c:c2=0xd9a05a:n=3:speed=0.03:r=24:d=15',
};

/** Answers `/thumb/` and `/media/` for the scenes of the studio. */
export async function studioMedia(): Promise<MediaAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-studio-media-'));
  await Promise.all(
    Object.entries(sources).map(async ([number, source]) => {
      const isFilm = Number(number) > 10;
      if (isFilm) {
        await run('ffmpeg', [
          '-v',
          'error',
          '-f',
          'lavfi',
          '-i',
          source,
          '-t',
          '15',
          '-c:v',
          'libx264',
          '-preset',
          'ultrafast',
          '-pix_fmt',
          'yuv420p',
          '-movflags',
          '+faststart',
          join(folder, `${number}.mp4`),
        ]);
      }
      await run('ffmpeg', [
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        source,
        '-frames:v',
        '1',
        '-vf',
        'scale=480:-2',
        join(folder, `${number}.png`),
      ]);
    }),
  );
  return async (path) => {
    const [, kind, id] = /^\/(media|thumb)\/0*(\d+)$/u.exec(path) ?? [];
    if (id === undefined || sources[id] === undefined) return null;
    const isFilm = kind === 'media' && Number(id) > 10;
    const body = await readFile(join(folder, isFilm ? `${id}.mp4` : `${id}.png`));
    return { body, type: isFilm ? 'video/mp4' : 'image/png' };
  };
}
