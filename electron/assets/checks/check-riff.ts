import { ok, type Result } from '#shared/result.ts';
import { maxChunks } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import { findSizeRefusal, refuse, type PictureSize, type Refusal } from './refusal.ts';

const riffHeaderBytes = 12;

interface Chunk {
  readonly type: string;
  readonly dataOffset: number;
  readonly length: number;
}

/** Calls back with each chunk until it answers with a verdict. A chunk that ends past the file ends the walk. */
function walkChunks<T>(
  file: ByteReader,
  visit: (chunk: Chunk) => Result<T, Refusal> | null,
): Result<T, Refusal> | null {
  let offset = riffHeaderBytes;
  for (let count = 0; offset + 8 <= file.size; count += 1) {
    if (count >= maxChunks) return refuse('asset.damaged', 'too many chunks');
    const header = file.read(offset, 8);
    const chunk = { type: header.toString('latin1', 0, 4), dataOffset: offset + 8, length: header.readUInt32LE(4) };
    if (chunk.dataOffset + chunk.length > file.size) {
      return refuse('asset.truncated', `the chunk ${JSON.stringify(chunk.type)} ends past the file`);
    }
    const verdict = visit(chunk);
    if (verdict !== null) return verdict;
    // Chunks start at even offsets.
    offset = chunk.dataOffset + chunk.length + (chunk.length % 2);
  }
  return null;
}

export function checkWebp(file: ByteReader): Result<PictureSize, Refusal> {
  if (8 + file.read(4, 4).readUInt32LE(0) > file.size) return refuse('asset.truncated', 'RIFF ends past the file');
  let canvas: PictureSize | null = null;
  const verdict = walkChunks<PictureSize>(file, (chunk) => {
    const data = file.read(chunk.dataOffset, Math.min(10, chunk.length));
    if (chunk.type === 'VP8X' && data.length === 10) {
      if ((data.readUInt8(0) & 0x02) !== 0) return refuseAnimation();
      canvas = { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
      return findSizeRefusal(canvas);
    }
    if (chunk.type === 'ANIM' || chunk.type === 'ANMF') return refuseAnimation();
    if (chunk.type !== 'VP8 ' && chunk.type !== 'VP8L') return null;
    const size = chunk.type === 'VP8 ' ? readLossySize(data) : readLosslessSize(data);
    if (size === null) return refuse('asset.damaged', 'no picture header');
    return findSizeRefusal(size) ?? ok(canvas ?? size);
  });
  return verdict ?? refuse('asset.truncated', 'no picture');
}

function refuseAnimation(): Result<never, Refusal> {
  return refuse('asset.unsupported-type', 'an animation', { found: 'animated WebP' });
}

function readLossySize(data: Buffer): PictureSize | null {
  if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return null;
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

function readLosslessSize(data: Buffer): PictureSize | null {
  if (data.length < 5 || data.readUInt8(0) !== 0x2f) return null;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Sound files are looked at by the demuxer too; this finds what it would forgive. */
export function checkWav(file: ByteReader): Result<null, Refusal> {
  let hasFormat = false;
  const verdict = walkChunks<null>(file, (chunk) => {
    if (chunk.type === 'fmt ') {
      const data = file.read(chunk.dataOffset, 16);
      hasFormat = data.length === 16 && data.readUInt16LE(2) > 0 && data.readUInt32LE(4) > 0;
    }
    if (chunk.type !== 'data') return null;
    if (!hasFormat) return refuse('asset.damaged', 'no fmt before data');
    return chunk.length === 0 ? refuse('asset.damaged', 'no samples') : ok(null);
  });
  return verdict ?? refuse('asset.truncated', 'no data');
}
