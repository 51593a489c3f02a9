import { ok, type Result } from '#shared/result.ts';
import { maxChunks } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import { findSizeRefusal, refuse, type PictureSize, type Refusal } from './refusal.ts';

const signatureBytes = 8;
const chunkOverheadBytes = 12;
const headerDataBytes = 13;

/** A PNG is whole when its chunks follow one another without a gap from IHDR to IEND. */
export function checkPng(file: ByteReader): Result<PictureSize, Refusal> {
  let offset = signatureBytes;
  let size: PictureSize | null = null;
  let hasPixels = false;
  for (let count = 0; count < maxChunks; count += 1) {
    const header = file.read(offset, 8);
    if (header.length < 8) return refuse('asset.truncated', 'no IEND');
    const length = header.readUInt32BE(0);
    const type = header.toString('latin1', 4, 8);
    const end = offset + chunkOverheadBytes + length;
    if (!/^[A-Za-z]{4}$/.test(type)) return refuse('asset.damaged', 'a chunk without a type');
    if (end > file.size) return refuse('asset.truncated', `${type} ends past the file`);
    if (size === null) {
      if (type !== 'IHDR' || length !== headerDataBytes) return refuse('asset.damaged', 'no IHDR');
      const data = file.read(offset + 8, 8);
      size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) };
      const refusal = findSizeRefusal(size);
      if (refusal !== null) return refusal;
    }
    if (type === 'acTL') return refuse('asset.unsupported-type', 'an animation', { found: 'APNG' });
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return hasPixels ? ok(size) : refuse('asset.damaged', 'no IDAT');
    offset = end;
  }
  return refuse('asset.damaged', 'too many chunks');
}
