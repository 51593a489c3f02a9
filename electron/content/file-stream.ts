import { open } from 'node:fs/promises';
import type { ByteRange } from './byte-range.ts';

/** Small at first, so that a player gets its header at once; then large enough to keep up with the disk. */
const firstBlockBytes = 64 * 1024;
const blockBytes = 512 * 1024;

/**
 * Bytes of a file as a stream that holds no file handle between two reads. A page that vanishes, a player that pauses
 * for an hour and an abort in mid-stream are then all the same: there is nothing to leak. Files of the library never
 * change under their name, so the parts fit together.
 */
export function streamFile(path: string, range: ByteRange, signal: AbortSignal): ReadableStream<Uint8Array> {
  let offset = range.first;
  let block = firstBlockBytes;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (signal.aborted) {
          controller.error(signal.reason);
          return;
        }
        const bytes = await readBlock(path, offset, Math.min(block, range.last + 1 - offset));
        if (bytes.length === 0) {
          controller.error(new Error('the file is shorter than announced'));
          return;
        }
        offset += bytes.length;
        block = blockBytes;
        controller.enqueue(bytes);
        if (offset > range.last) controller.close();
      },
    },
    // Nothing is read before somebody wants it.
    { highWaterMark: 0 },
  );
}

async function readBlock(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
