import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import {
  callFrameSchema,
  closeCodes,
  decodeChunkFrame,
  helloFrameSchema,
  parseJson,
  type CallFrame,
  type ServerFrame,
} from '#shared/ipc/wire.ts';
import type { Application } from '../application.ts';
import type { Sender } from '../ipc/sender.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Secrets } from './secrets.ts';

/** A socket that does not say who it is within this time is closed, in milliseconds. */
const helloWithinMs = 5_000;
/** Calls of one page at work at the same time; above it, its socket is not read. */
const maxInFlight = 32;
/** Bytes waiting for a page that does not read; above it, the socket is cut and the page asks for a snapshot. */
const maxUnsentBytes = 67_108_864;

interface SocketSessionOptions {
  readonly application: Application;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One page on one socket: nothing counts before the page secret, then calls in and results and events out. */
export class SocketSession {
  readonly id = randomUUID();
  readonly #socket: WebSocket;
  readonly #options: SocketSessionOptions;
  readonly #stopWaiting: () => void;
  #sender: Sender | null = null;
  #inFlight = 0;

  constructor(socket: WebSocket, options: SocketSessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#stopWaiting = options.clock.after(helloWithinMs, () => {
      socket.close(closeCodes.signedOut);
    });
    socket.on('message', (data: RawData, isBinary: boolean) => {
      this.#receive(data, isBinary);
    });
    // A frame over the limit or a broken one: ws closes the socket by itself.
    socket.on('error', (error) => {
      options.logger.warn('A socket failed.', { error: error.message });
    });
    socket.once('close', () => {
      this.#stopWaiting();
      if (this.#sender !== null) options.application.sessionClosed(this.#sender);
    });
  }

  sendEvent(envelope: EventEnvelope): void {
    if (this.#sender !== null) this.#send({ kind: 'event', envelope });
  }

  /** The server stops. */
  end(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // The default `binaryType` gives one Buffer per message.
    const bytes = data as Buffer;
    if (this.#sender === null) this.#welcome(isBinary ? null : bytes);
    else void this.#call(this.#sender, isBinary ? fromChunk(bytes) : fromText(bytes));
  }

  #welcome(bytes: Buffer | null): void {
    const hello = helloFrameSchema.safeParse(bytes === null ? null : parseJson(bytes.toString('utf8')));
    if (!hello.success || !this.#options.secrets.isSecret(hello.data.secret)) {
      this.#socket.close(closeCodes.signedOut);
      return;
    }
    this.#stopWaiting();
    this.#sender = { sessionId: this.id, isTrusted: true };
    this.#send({ kind: 'welcome' });
  }

  async #call(sender: Sender, call: CallFrame | null): Promise<void> {
    if (call === null) {
      this.#socket.close(closeCodes.badFrame);
      return;
    }
    this.#inFlight += 1;
    if (this.#inFlight >= maxInFlight) this.#socket.pause();
    const result = await this.#options.application.invoke(sender, call.method, call.input);
    this.#inFlight -= 1;
    if (this.#inFlight < maxInFlight && this.#socket.isPaused) this.#socket.resume();
    this.#send({ kind: 'result', id: call.id, result });
  }

  #send(frame: ServerFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(frame));
    if (this.#socket.bufferedAmount > maxUnsentBytes) this.#socket.terminate();
  }
}

function fromText(bytes: Buffer): CallFrame | null {
  const call = callFrameSchema.safeParse(parseJson(bytes.toString('utf8')));
  return call.success ? call.data : null;
}

function fromChunk(bytes: Buffer): CallFrame | null {
  const chunk = decodeChunkFrame(bytes);
  if (chunk === null) return null;
  const { id, ...place } = chunk.header;
  return { id, method: 'staged.write', input: { ...place, bytes: chunk.bytes } };
}
