import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface StreamFacts {
  readonly codec_type: string;
  readonly codec_name: string;
  readonly width?: number;
  readonly height?: number;
  readonly nb_read_packets?: string;
  readonly r_frame_rate?: string;
  readonly duration?: string;
  readonly color_range?: string;
  readonly color_space?: string;
  readonly sample_rate?: string;
  readonly channels?: number;
}

/** What ffprobe reads in a file; counts the packets instead of believing the header. */
export async function streamsOf(path: string): Promise<readonly StreamFacts[]> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-count_packets', '-show_streams', '-of', 'json', path]);
  return (JSON.parse(stdout) as { streams: StreamFacts[] }).streams;
}

/** Red, green, blue of every pixel of a frame. */
export interface DecodedFrame {
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** Every frame of a film as ffmpeg decodes it, one after the other; each is gone when the next comes. */
export async function* framesOf(path: string, width: number, height: number): AsyncGenerator<DecodedFrame> {
  const ffmpeg = spawn('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-vsync',
    '0',
    '-',
  ]);
  const bytes = width * height * 3;
  let parts: Buffer[] = [];
  let held = 0;
  let index = 0;
  for await (const part of ffmpeg.stdout as AsyncIterable<Buffer>) {
    parts.push(part);
    held += part.length;
    if (held < bytes) continue;
    let all = Buffer.concat(parts);
    while (all.length >= bytes) {
      yield { index, width, height, rgb: all.subarray(0, bytes) };
      index += 1;
      all = all.subarray(bytes);
    }
    parts = [all];
    held = all.length;
  }
}

/** Mono samples at 48 kHz. */
export async function soundOf(path: string): Promise<Float32Array> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'f32le', '-ac', '1', '-ar', '48000', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 28,
  });
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.byteLength >> 2).slice();
}

/** The boxes of an MP4, in order. */
export function topLevelBoxes(file: Buffer): string[] {
  const names: string[] = [];
  for (let offset = 0; offset + 8 <= file.length;) {
    const size = file.readUInt32BE(offset);
    names.push(file.toString('latin1', offset + 4, offset + 8));
    offset += size === 1 ? Number(file.readBigUInt64BE(offset + 8)) : size;
  }
  return names;
}

export async function makePicture(path: string, filter: string): Promise<string> {
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', filter, '-frames:v', '1', path]);
  return path;
}
