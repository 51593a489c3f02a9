import { ok, type Result } from '#shared/result.ts';
import { maxBoxDepth, maxBoxes, maxIndexBytes } from '../limits.ts';
import { createBufferReader, type ByteReader } from './byte-reader.ts';
import { refuse, type Refusal } from './refusal.ts';
import { checkAgreement, readTable, type Table } from './sample-tables.ts';

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'edts', 'mvex', 'moof', 'traf']);

interface Box {
  readonly type: string;
  readonly dataOffset: number;
  readonly end: number;
}

interface Walk {
  count: number;
  readonly seen: Set<string>;
  /** Tables of the track that is being walked. */
  tables: Table[];
  /** Samples of all fragments. */
  fragmentSamples: number;
  /** Bytes of the whole file: no table can promise more samples than that. */
  readonly fileBytes: number;
}

/**
 * Walks an MP4 or MOV before any demuxer sees it, in bounded time and memory: every box must end within its parent and
 * every table within its box, so that sizes of 4 GiB, 64-bit overflows and a million boxes end here.
 */
export function checkBoxes(file: ByteReader): Result<null, Refusal> {
  const walk: Walk = { count: 0, seen: new Set(), tables: [], fragmentSamples: 0, fileBytes: file.size };
  const refusal = walkBoxes(file, 0, file.size, 0, walk);
  if (refusal !== null) return refusal;
  if (!walk.seen.has('moov')) return refuse('asset.truncated', 'no index (moov)');
  if (!walk.seen.has('mdat')) return refuse('asset.truncated', 'no media data (mdat)');
  return ok(null);
}

function walkBoxes(
  reader: ByteReader,
  start: number,
  end: number,
  depth: number,
  walk: Walk,
): Result<never, Refusal> | null {
  if (depth > maxBoxDepth) return refuse('asset.damaged', 'boxes nested too deep');
  let offset = start;
  while (offset < end) {
    // QuickTime ends some containers with four zero bytes.
    if (depth > 0 && end - offset < 8) return null;
    walk.count += 1;
    if (walk.count > maxBoxes) return refuse('asset.damaged', `more than ${String(maxBoxes)} boxes`);
    const box = readBox(reader, offset, end, depth);
    if (!box.ok) return box;
    if (box.value === null) return null;
    walk.seen.add(box.value.type);
    const refusal = checkBox(reader, box.value, depth, walk);
    if (refusal !== null) return refusal;
    offset = box.value.end;
  }
  return null;
}

function readBox(reader: ByteReader, offset: number, end: number, depth: number): Result<Box | null, Refusal> {
  const header = reader.read(offset, 16);
  if (header.length < 8) return refuse('asset.truncated', 'the file ends within a box header');
  const type = header.toString('latin1', 4, 8);
  const shortSize = header.readUInt32BE(0);
  // Zeroes after the last box are padding; a zero size before a type means "up to the end of the file".
  if (shortSize === 0 && type === '\0\0\0\0') return ok(null);
  if (shortSize === 0) {
    return depth === 0 ? ok({ type, dataOffset: offset + 8, end }) : refuse('asset.damaged', `${type} without a size`);
  }
  const isLong = shortSize === 1;
  if (isLong && header.length < 16) return refuse('asset.truncated', 'the file ends within a box header');
  const size = isLong ? Number(header.readBigUInt64BE(8)) : shortSize;
  const headerBytes = isLong ? 16 : 8;
  if (size < headerBytes || !Number.isSafeInteger(size)) return refuse('asset.damaged', `${type} has an absurd size`);
  if (offset + size > end) {
    return depth === 0
      ? refuse('asset.truncated', `${type} ends past the file`)
      : refuse('asset.damaged', `${type} ends past its parent`);
  }
  return ok({ type, dataOffset: offset + headerBytes, end: offset + size });
}

function checkBox(reader: ByteReader, box: Box, depth: number, walk: Walk): Result<never, Refusal> | null {
  const bytes = box.end - box.dataOffset;
  if (box.type === 'moov' && depth === 0) {
    if (bytes > maxIndexBytes) return refuse('asset.damaged', 'an index of absurd size');
    const index = reader.read(box.dataOffset, bytes);
    return walkBoxes(createBufferReader(index), 0, bytes, depth + 1, walk);
  }
  if (box.type === 'stbl') {
    walk.tables = [];
    return walkBoxes(reader, box.dataOffset, box.end, depth + 1, walk) ?? checkAgreement(reader, walk.tables);
  }
  if (containers.has(box.type)) return walkBoxes(reader, box.dataOffset, box.end, depth + 1, walk);
  const table = readTable(reader, box, walk.fileBytes);
  if (!table.ok) return table;
  if (table.value === null) return null;
  if (box.type === 'trun') walk.fragmentSamples += table.value.count;
  else walk.tables.push(table.value);
  const isTooMany = walk.fragmentSamples > walk.fileBytes;
  return isTooMany ? refuse('asset.damaged', 'fragments promise more samples than the file has bytes') : null;
}
