import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { networkError } from './failure.ts';
import { HttpCut } from './http-client.ts';

/** Of an answer that comes faster than it is read. */
const maxWaitingBytes = 64 * 2 ** 20;

/**
 * Takes in an answer as it comes, and gives it out as it is asked for. A stream that breaks throws away what nobody has
 * read yet; here the reader still gets it, and meets the break after the last byte that came. A reader that is too slow
 * loses the connection; it may ask for the rest.
 */
export function takeIn(body: Readable, socket: Socket): AsyncIterable<Uint8Array> {
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let end: { readonly error: Error | null } | null = null;
  let wake = (): void => undefined;
  const finish = (error: Error | null): void => {
    end ??= { error };
    wake();
  };
  body.on('data', (piece: Buffer) => {
    waiting.push(piece);
    waitingBytes += piece.byteLength;
    if (waitingBytes > maxWaitingBytes) {
      socket.destroy(new HttpCut(networkError('network.failed', 'the answer came faster than it was read')));
    }
    wake();
  });
  body.on('end', () => {
    finish(null);
  });
  body.on('error', finish);
  body.on('close', () => {
    finish(new HttpCut(networkError('network.failed', 'the answer was left')));
  });

  async function* giveOut(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = waiting.shift();
      if (piece !== undefined) {
        waitingBytes -= piece.byteLength;
        yield piece;
      } else if (end === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (end.error === null) {
        return;
      } else {
        throw end.error;
      }
    }
  }
  return giveOut();
}
