import { ok, type Result } from '#shared/result.ts';
import { maxChunks } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import { findSizeRefusal, refuse, type PictureSize, type Refusal } from './refusal.ts';

const windowBytes = 2 ** 20;
const marker = { startOfScan: 0xda, endOfImage: 0xd9 } as const;

/** Start-of-frame markers: C0 to CF without the three that mean something else. */
function isStartOfFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** Markers that stand alone, without a length. */
function isStandalone(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd7);
}

/**
 * A JPEG is whole when its scans run up to an end-of-image marker. Whatever follows it (trailers of phone cameras) is
 * left alone; thumbnails inside segments are skipped with their segment.
 */
export function checkJpeg(file: ByteReader): Result<PictureSize, Refusal> {
  let offset = 2;
  let size: PictureSize | null = null;
  let hasScan = false;
  for (let count = 0; count < maxChunks; count += 1) {
    const found = findNextMarker(file, offset, hasScan);
    if (found === 'end-of-file') return refuse('asset.truncated', 'no end-of-image marker');
    if (found === 'no-marker') return refuse('asset.damaged', 'bytes where a marker belongs');
    offset = found.offset + 2;
    if (found.code === marker.endOfImage) {
      return size !== null && hasScan ? ok(size) : refuse('asset.damaged', 'no picture before the end');
    }
    if (isStandalone(found.code)) continue;
    const head = file.read(offset, 7);
    if (head.length < 7) return refuse('asset.truncated', 'a segment ends past the file');
    if (isStartOfFrame(found.code)) {
      size = { height: head.readUInt16BE(3), width: head.readUInt16BE(5) };
      const refusal = findSizeRefusal(size);
      if (refusal !== null) return refusal;
    }
    if (found.code === marker.startOfScan) hasScan = true;
    offset += head.readUInt16BE(0);
    if (offset > file.size) return refuse('asset.truncated', 'a segment ends past the file');
  }
  return refuse('asset.damaged', 'too many segments');
}

type NextMarker = { readonly offset: number; readonly code: number } | 'end-of-file' | 'no-marker';

/** Before the first scan a marker must stand at `offset`; after it, coded picture data may come first. */
function findNextMarker(file: ByteReader, start: number, mayHaveData: boolean): NextMarker {
  for (let base = start; base < file.size;) {
    const bytes = file.read(base, windowBytes);
    let at = mayHaveData ? bytes.indexOf(0xff) : 0;
    while (at !== -1 && at + 1 < bytes.length) {
      const code = bytes[at + 1] ?? 0;
      if (bytes[at] !== 0xff) return 'no-marker';
      if (code !== 0xff && !(mayHaveData && (code === 0 || isStandalone(code)))) return { offset: base + at, code };
      at = mayHaveData ? bytes.indexOf(0xff, at + (code === 0xff ? 1 : 2)) : at + 1;
    }
    // A lone FF at the end of the window is looked at again together with the byte after it.
    base += at === -1 ? bytes.length : at;
    if (base >= file.size - 1) break;
  }
  return 'end-of-file';
}
