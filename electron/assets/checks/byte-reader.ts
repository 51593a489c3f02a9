import { readSync } from 'node:fs';

/** A file of known size, read in pieces. Checks run in a worker, where blocking reads are simplest and fastest. */
export interface ByteReader {
  readonly size: number;
  /** Bytes from `offset` on; fewer than `length` at the end of the file, none past it. */
  read(offset: number, length: number): Buffer;
}

export function createFileReader(fileDescriptor: number, size: number): ByteReader {
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const count = readSync(fileDescriptor, bytes, filled, wanted - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
  };
}

/** The part of a file from `start` to `end`, in memory: nested structures are walked without a system call each. */
export function createBufferReader(bytes: Buffer): ByteReader {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)) };
}
