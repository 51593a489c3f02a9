import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface MediaFacts {
  /** ffprobe's name, such as `mov,mp4,m4a,3gp,3g2,mj2`, `png_pipe` or `mp3`. */
  readonly format: string;
  /** Of the first picture stream; `null` for sound alone. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** 0 for a still. */
  readonly durationMs: number;
}

interface Probe {
  readonly format?: { readonly format_name?: string; readonly duration?: string };
  readonly streams?: readonly { readonly width?: number; readonly height?: number }[];
}

/** What a file really is; `null` when it is no media. */
export async function readMediaFacts(bytes: Uint8Array): Promise<MediaFacts | null> {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-probe-'));
  const path = join(folder, 'file');
  try {
    await writeFile(path, bytes);
    const shown = ['-show_entries', 'format=format_name,duration:stream=width,height', '-of', 'json'];
    const { stdout } = await run('ffprobe', ['-v', 'error', ...shown, path]);
    const { format, streams = [] } = JSON.parse(stdout) as Probe;
    const picture = streams.find(({ width, height }) => width !== undefined && height !== undefined);
    return {
      format: format?.format_name ?? '',
      size: picture === undefined ? null : { width: picture.width ?? 0, height: picture.height ?? 0 },
      durationMs: Math.round(Number(format?.duration ?? 0) * 1_000) || 0,
    };
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
