import type { ByteReader } from './byte-reader.ts';
import { refuse, type Refusal } from './refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** A table of a track: where its entries are and how many there are. */
export interface Table {
  readonly type: string;
  /** Absolute offset of the first entry. */
  readonly entriesAt: number;
  readonly count: number;
}

const layouts: Readonly<Record<string, { readonly countAt: number; readonly entryBytes: number }>> = {
  stts: { countAt: 4, entryBytes: 8 },
  ctts: { countAt: 4, entryBytes: 8 },
  stss: { countAt: 4, entryBytes: 4 },
  stsc: { countAt: 4, entryBytes: 12 },
  stco: { countAt: 4, entryBytes: 4 },
  co64: { countAt: 4, entryBytes: 8 },
};
/** Flags of a `trun`, each adding 4 bytes: to the header, and to every sample. */
const runHeaderFlags = [0x1, 0x4];
const runSampleFlags = [0x100, 0x200, 0x400, 0x800];

interface BoxContent {
  readonly type: string;
  readonly dataOffset: number;
  readonly end: number;
}

/**
 * Reads how many entries a table has; they must fit into its box. `null` for a box that is no table. `fileBytes` bounds
 * samples that have no entry of their own: each takes at least one byte.
 */
export function readTable(
  reader: ByteReader,
  { type, dataOffset, end }: BoxContent,
  fileBytes: number,
): Result<Table | null, Refusal> {
  const layout = layouts[type];
  const isSized = type === 'stsz' || type === 'stz2';
  if (layout === undefined && !isSized && type !== 'trun') return ok(null);
  const head = reader.read(dataOffset, Math.min(12, end - dataOffset));
  const headBytes = isSized ? 12 : 8;
  if (head.length < headBytes) return refuse('asset.damaged', `${type} is too short`);
  const count = head.readUInt32BE(headBytes - 4);
  const entriesAt = dataOffset + headBytes;
  const needed = layout === undefined ? neededBytes(type, head, count) : count * layout.entryBytes;
  if (count > fileBytes || entriesAt + needed > end) return refuse('asset.damaged', `${type} promises too much`);
  return ok({ type, entriesAt, count });
}

function neededBytes(type: string, head: Buffer, count: number): number {
  const flags = head.readUInt32BE(0) & 0xffffff;
  const bytesOf = (known: readonly number[]): number => known.filter((flag) => (flags & flag) !== 0).length * 4;
  if (type === 'trun') return bytesOf(runHeaderFlags) + count * bytesOf(runSampleFlags);
  // One size for all samples needs no entries; `stz2` says how many bits each entry has.
  if (type === 'stsz') return head.readUInt32BE(4) === 0 ? count * 4 : 0;
  return Math.ceil((count * head.readUInt8(7)) / 8);
}

/**
 * The tables of one track must agree about how many samples there are. A demuxer believes each of them and would walk
 * samples that exist in one table only, for minutes.
 */
export function checkAgreement(reader: ByteReader, tables: readonly Table[]): Result<never, Refusal> | null {
  const find = (...types: readonly string[]): Table | undefined => tables.find(({ type }) => types.includes(type));
  const samples = find('stsz', 'stz2')?.count ?? 0;
  const chunks = find('stco', 'co64')?.count ?? 0;
  // Muxers are sometimes off by a few; what matters is the order of magnitude.
  const mostSamples = samples * 2 + 16;
  for (const table of tables) {
    if (table.type !== 'stts' && table.type !== 'ctts') continue;
    let sum = 0;
    for (let index = 0; index < table.count; index += 1) sum += readNumber(reader, table.entriesAt + index * 8);
    if (sum > mostSamples) return refuse('asset.damaged', `${table.type} counts ${String(sum)} samples`);
  }
  const runs = find('stsc');
  let lastFirst = 0;
  for (let index = 0; index < (runs?.count ?? 0); index += 1) {
    const at = (runs?.entriesAt ?? 0) + index * 12;
    const first = readNumber(reader, at);
    const perChunk = readNumber(reader, at + 4);
    if (first <= lastFirst || first > chunks || perChunk > mostSamples) {
      return refuse('asset.damaged', 'stsc does not fit the other tables');
    }
    lastFirst = first;
  }
  return null;
}

function readNumber(reader: ByteReader, offset: number): number {
  return reader.read(offset, 4).readUInt32BE(0);
}
