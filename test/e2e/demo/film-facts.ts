import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const probeSchema = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string(),
      width: z.number().optional(),
      height: z.number().optional(),
      nb_read_frames: z.string().optional(),
    }),
  ),
  format: z.object({ duration: z.string() }),
});

export interface FilmFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly seconds: number;
  readonly hasSound: boolean;
}

/** What ffprobe, which shares no code with the app, reads in a film. Frames are counted, not believed. */
export async function filmFacts(path: string): Promise<FilmFacts> {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-count_frames',
    '-print_format',
    'json',
    '-show_entries',
    'format=duration:stream=codec_type,width,height,nb_read_frames',
    path,
  ]);
  const { streams, format } = probeSchema.parse(JSON.parse(stdout));
  const video = streams.find((stream) => stream.codec_type === 'video');
  return {
    width: video?.width ?? 0,
    height: video?.height ?? 0,
    frames: Number(video?.nb_read_frames ?? 0),
    seconds: Number(format.duration),
    hasSound: streams.some((stream) => stream.codec_type === 'audio'),
  };
}

/** Frames whose picture differs more from the one before than any camera move makes it: the first frame of each new shot. */
export async function cutFrames(path: string, framesPerSecond: number): Promise<number[]> {
  const { stderr } = await run('ffmpeg', ['-i', path, '-vf', "select='gt(scene,0.1)',showinfo", '-f', 'null', '-'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const times = Array.from(stderr.matchAll(/showinfo.* pts_time:([\d.]+)/g), (match) => Number(match[1]));
  return times.map((seconds) => Math.round(seconds * framesPerSecond));
}
