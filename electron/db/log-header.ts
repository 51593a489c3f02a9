import { closeSync, openSync, readSync } from 'node:fs';

/** What stands at the beginning of a write-ahead log (https://sqlite.org/fileformat2.html#walformat). */
export type LogHeader =
  /** No log, or an empty one: the database file alone is the whole truth. */
  | { readonly kind: 'none' }
  /** Bytes that SQLite would throw away without a word. */
  | { readonly kind: 'unreadable' }
  /** `identity` stays the same for as long as the log file lives. */
  | { readonly kind: 'log'; readonly identity: number };

const headerBytes = 32;
const checksummedBytes = 24;
/** The lowest bit says in which byte order the checksums count. */
const magicLittleEndian = 0x377f0682;
const magicBigEndian = 0x377f0683;

export function readLogHeader(databaseFile: string): LogHeader {
  const header = readStart(`${databaseFile}-wal`, headerBytes);
  if (header.byteLength === 0) return { kind: 'none' };
  if (header.byteLength < headerBytes) return { kind: 'unreadable' };
  const magic = header.readUInt32BE(0);
  if (magic !== magicLittleEndian && magic !== magicBigEndian) return { kind: 'unreadable' };
  if (!isChecksumRight(header, magic === magicBigEndian)) return { kind: 'unreadable' };
  // Both numbers rise by one whenever the log starts over, so their difference is the random start of the first salt.
  const restarts = header.readUInt32BE(12);
  const salt = header.readUInt32BE(16);
  return { kind: 'log', identity: (salt - restarts) >>> 0 };
}

function isChecksumRight(header: Buffer, isBigEndian: boolean): boolean {
  let first = 0;
  let second = 0;
  for (let offset = 0; offset < checksummedBytes; offset += 8) {
    const [a, b] = isBigEndian
      ? [header.readUInt32BE(offset), header.readUInt32BE(offset + 4)]
      : [header.readUInt32LE(offset), header.readUInt32LE(offset + 4)];
    first = (first + a + second) >>> 0;
    second = (second + b + first) >>> 0;
  }
  return header.readUInt32BE(checksummedBytes) === first && header.readUInt32BE(checksummedBytes + 4) === second;
}

const fileMagic = 'SQLite format 3\0';
const applicationIdOffset = 68;

/** The `application_id` in the database file itself, whatever its log says; `null` when it is not a database. */
export function readFileMark(databaseFile: string): number | null {
  const start = readStart(databaseFile, 100);
  if (start.byteLength < 100 || start.toString('latin1', 0, fileMagic.length) !== fileMagic) return null;
  return start.readUInt32BE(applicationIdOffset);
}

/** The first bytes of a file, fewer when it is shorter, none when it is not there. */
function readStart(file: string, bytes: number): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    const start = Buffer.alloc(bytes);
    return start.subarray(0, readSync(descriptor, start, 0, bytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
