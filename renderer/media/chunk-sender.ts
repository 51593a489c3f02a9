import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { maxChunksInFlight, type FromWorker } from './worker-messages.ts';

type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** The worker's end of the file: hands out chunks, and waits while too many are on their way. */
export class ChunkSender {
  readonly #post: Post;
  #inFlight = 0;
  #waiting: (() => void)[] = [];

  constructor(post: Post) {
    this.#post = post;
  }

  async send(offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    for (let start = 0; start < bytes.byteLength; start += maxChunkBytes) {
      while (this.#inFlight >= maxChunksInFlight) await this.#nextWritten();
      this.#inFlight += 1;
      // A copy of its own: what is handed over is gone from here, and the caller may still use its buffer.
      const piece = bytes.slice(start, start + maxChunkBytes);
      this.#post({ kind: 'chunk', offset: offset + start, bytes: piece }, [piece.buffer]);
    }
  }

  /** Everything that was sent is written. */
  async drained(): Promise<void> {
    while (this.#inFlight > 0) await this.#nextWritten();
  }

  written(): void {
    this.#inFlight -= 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  #nextWritten(): Promise<void> {
    return new Promise((wake) => {
      this.#waiting.push(wake);
    });
  }
}
