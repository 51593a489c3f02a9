import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';

export interface HashPort {
  isCancelled(): boolean;
  /** A sign of life. */
  tellHashing(): void;
}

interface Hashed {
  readonly sha256: string;
  readonly bytes: number;
}

const blockBytes = 4 * 2 ** 20;
const blocksPerSign = 4;

/** Reads to the end, but not on and on when the file grows past `expectedBytes`. `null` when cancelled. */
export async function hashOnly(fileDescriptor: number, expectedBytes: number, port: HashPort): Promise<Hashed | null> {
  return await hashBlocks(fileDescriptor, expectedBytes, port, () => Promise.resolve());
}

/** Copies to a new file and hashes what is copied; the copy is fsynced. */
export async function copyAndHash(
  fileDescriptor: number,
  expectedBytes: number,
  to: string,
  port: HashPort,
): Promise<Hashed | null> {
  const target = await open(to, 'wx', 0o600);
  try {
    const hashed = await hashBlocks(fileDescriptor, expectedBytes, port, async (block, offset) => {
      for (let done = 0; done < block.length;) {
        done += (await target.write(block, done, block.length - done, offset + done)).bytesWritten;
      }
    });
    if (hashed !== null) await target.sync();
    return hashed;
  } finally {
    await target.close();
  }
}

/** Two blocks take turns: one is written by the system while the other is hashed here. */
async function hashBlocks(
  fileDescriptor: number,
  expectedBytes: number,
  port: HashPort,
  write: (block: Buffer, offset: number) => Promise<void>,
): Promise<Hashed | null> {
  const hash = createHash('sha256');
  let current = Buffer.allocUnsafe(blockBytes);
  let other = Buffer.allocUnsafe(blockBytes);
  let offset = 0;
  let writing = Promise.resolve();
  try {
    for (let count = 1; offset <= expectedBytes; count += 1) {
      if (port.isCancelled()) return null;
      const length = readSync(fileDescriptor, current, 0, blockBytes, offset);
      if (length === 0) break;
      const block = current.subarray(0, length);
      await writing;
      writing = write(block, offset);
      // Awaited in the next round; a failure in between must not count as unhandled.
      writing.catch(() => undefined);
      hash.update(block);
      offset += length;
      [current, other] = [other, current];
      if (count % blocksPerSign === 0) port.tellHashing();
    }
  } finally {
    await writing;
  }
  return { sha256: hash.digest('hex'), bytes: offset };
}
