import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { appError } from '#shared/errors.ts';
import { HttpCut, type HttpBody } from './http-client.ts';

/** Bytes handed over at once, so that progress and time limits see a slow upload move. */
const pieceBytes = 65_536;

export interface RequestBody {
  readonly stream: Readable;
  readonly bytes: number;
  /**
   * False proves that the request cannot have been acted upon: the last byte of the body was never given to the
   * connection, and a server that was promised `bytes` bytes has no whole request.
   */
  isLastByteHanded(): boolean;
}

interface Watcher {
  /** Bytes of the body handed to the connection so far. */
  onSent(bytes: number): void;
  onLastByte(): void;
}

/**
 * The body of a request, with its last byte held back until the system has taken everything before it. What goes wrong
 * up to then, at the other end or in the source, is certain to have left the request unfinished.
 */
export function createRequestBody(body: HttpBody, socket: Socket, signal: AbortSignal, watcher: Watcher): RequestBody {
  const bytes = body instanceof Uint8Array ? body.byteLength : body.bytes;
  const source = body instanceof Uint8Array ? [body] : body.open(signal);
  let isLastByteHanded = false;

  async function* send(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for await (const piece of exactly(source, bytes)) {
      const isLast = sent + piece.byteLength === bytes;
      const first = isLast ? piece.subarray(0, -1) : piece;
      if (first.byteLength > 0) yield first;
      sent += first.byteLength;
      watcher.onSent(sent);
      if (!isLast) continue;
      if (sent > 0) await untilTaken(socket);
      signal.throwIfAborted();
      isLastByteHanded = true;
      watcher.onLastByte();
      yield piece.subarray(-1);
      watcher.onSent(bytes);
    }
  }
  return { stream: Readable.from(send()), bytes, isLastByteHanded: () => isLastByteHanded };
}

/** Pieces of a fixed size that add up to what was announced; a source that has more or less ends the request. */
async function* exactly(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  // One piece stays behind: only after it is clear that nothing follows may it go.
  let waiting: Uint8Array | null = null;
  for await (const chunk of source) {
    for (let start = 0; start < chunk.byteLength; start += pieceBytes) {
      if (waiting !== null) yield waiting;
      waiting = chunk.subarray(start, start + pieceBytes);
      taken += waiting.byteLength;
      if (taken > bytes) throw wrongLength();
    }
  }
  if (taken !== bytes) throw wrongLength();
  if (waiting !== null) yield waiting;
}

function wrongLength(): HttpCut {
  return new HttpCut(appError('internal', 'internal', { detail: 'a body of another length than announced' }));
}

/** Waits until the system has taken what was written, and until news of a dead connection have been heard. */
async function untilTaken(socket: Socket): Promise<void> {
  while (socket.writableLength > 0 && !socket.destroyed) {
    const written = new Promise<void>((resolve) => {
      socket.write('', () => {
        resolve();
      });
    });
    await Promise.race([written, once(socket, 'close')]);
  }
  await setImmediate();
  if (socket.destroyed) throw socket.errored ?? new Error('the connection ended before the request was whole');
}
