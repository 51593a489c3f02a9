import { closeSync, openSync, readSync } from 'node:fs';

/** What stands in a write-ahead log (https://sqlite.org/fileformat2.html#walformat). */
export type LogFile =
  /** No log, or an empty one: the database file alone is the whole truth. */
  | { readonly kind: 'none' }
  /** Bytes that SQLite would throw away without a word. */
  | { readonly kind: 'unreadable' }
  /** `identity` stays the same for as long as the log file lives. */
  | { readonly kind: 'log'; readonly identity: number };

const headerBytes = 32;
const frameHeaderBytes = 24;
/** The lowest bit says in which byte order the checksums count. */
const magicLittleEndian = 0x377f0682;
const magicBigEndian = 0x377f0683;

export function readLogFile(databaseFile: string): LogFile {
  return readLog(databaseFile, (read) => {
    const header = read(0, headerBytes);
    if (header.byteLength === 0) return { kind: 'none' };
    if (!isHeader(header)) return { kind: 'unreadable' };
    // Both numbers rise by one whenever the log starts over, so their difference is the random start of the first salt.
    const restarts = header.readUInt32BE(12);
    const salt = header.readUInt32BE(16);
    return { kind: 'log', identity: (salt - restarts) >>> 0 };
  });
}

/** Whether SQLite would replay anything: a log may hold only the beginning of a transaction that never ended. */
export function hasCommit(databaseFile: string): boolean {
  return readLog(databaseFile, (read) => {
    const header = read(0, headerBytes);
    if (!isHeader(header)) return false;
    const frameBytes = frameHeaderBytes + header.readUInt32BE(8);
    let checksum = checksumOf(header, 24, isBigEndian(header));
    for (let offset = headerBytes; ; offset += frameBytes) {
      const frame = read(offset, frameBytes);
      const isOfThisRound = frame.byteLength === frameBytes && frame.compare(header, 16, 24, 8, 16) === 0;
      if (!isOfThisRound) return false;
      checksum = checksumOf(frame.subarray(0, 8), 8, isBigEndian(header), checksum);
      checksum = checksumOf(
        frame.subarray(frameHeaderBytes),
        frameBytes - frameHeaderBytes,
        isBigEndian(header),
        checksum,
      );
      if (!isEqual(checksum, frame, 16)) return false;
      const isCommit = frame.readUInt32BE(4) !== 0;
      if (isCommit) return true;
    }
  });
}

const fileMagic = 'SQLite format 3\0';
const fileHeaderBytes = 100;
const applicationIdOffset = 68;

/**
 * The `application_id` in the database file itself, whatever its log says; `null` when it is not a database. Never call
 * this while this process has the database open: closing the file here would drop the locks SQLite holds on it
 * (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_). The log
 * itself is never locked.
 */
export function readFileMark(databaseFile: string): number | null {
  return readParts(databaseFile, (read) => {
    const start = read(0, fileHeaderBytes);
    if (start.byteLength < fileHeaderBytes || start.toString('latin1', 0, fileMagic.length) !== fileMagic) return null;
    return start.readUInt32BE(applicationIdOffset);
  });
}

function isHeader(header: Buffer): boolean {
  if (header.byteLength < headerBytes) return false;
  const magic = header.readUInt32BE(0);
  if (magic !== magicLittleEndian && magic !== magicBigEndian) return false;
  return isEqual(checksumOf(header, 24, isBigEndian(header)), header, 24);
}

function isBigEndian(header: Buffer): boolean {
  return header.readUInt32BE(0) === magicBigEndian;
}

type Checksum = readonly [number, number];

function checksumOf(bytes: Buffer, length: number, bigEndian: boolean, start: Checksum = [0, 0]): Checksum {
  let [first, second] = start;
  for (let offset = 0; offset < length; offset += 8) {
    const a = bigEndian ? bytes.readUInt32BE(offset) : bytes.readUInt32LE(offset);
    const b = bigEndian ? bytes.readUInt32BE(offset + 4) : bytes.readUInt32LE(offset + 4);
    first = (first + a + second) >>> 0;
    second = (second + b + first) >>> 0;
  }
  return [first, second];
}

function isEqual([first, second]: Checksum, bytes: Buffer, offset: number): boolean {
  return bytes.readUInt32BE(offset) === first && bytes.readUInt32BE(offset + 4) === second;
}

/** Reads up to `length` bytes; fewer at the end of the file, none when there is no file. */
type Read = (offset: number, length: number) => Buffer;

function readLog<T>(databaseFile: string, look: (read: Read) => T): T {
  return readParts(`${databaseFile}-wal`, look);
}

function readParts<T>(file: string, look: (read: Read) => T): T {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return look(() => Buffer.alloc(0));
    throw error;
  }
  try {
    return look((offset, length) => {
      const part = Buffer.alloc(length);
      return part.subarray(0, readSync(descriptor, part, 0, length, offset));
    });
  } finally {
    closeSync(descriptor);
  }
}
