import { appError } from '#shared/errors.ts';
import {
  closeCodes,
  encodeChunkFrame,
  parseJson,
  serverFrameSchema,
  socketPath,
  type CallFrame,
  type ChunkHeader,
} from '#shared/ipc/wire.ts';
import { err } from '#shared/result.ts';
import type { Line, Transport } from './transport.ts';

interface SocketOptions {
  /** `ws://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Finds the page secret; `null` when this page has none and needs a fresh link. */
  readonly getSecret: () => Promise<string | null>;
  /** The server does not know the secret any more. */
  readonly onSignedOut: () => void;
  /** Waits before try 1, 2, … of reconnecting, in milliseconds. */
  readonly retryDelayMs?: (tries: number) => number;
}

/** 0.25 s doubling to 5 s, with jitter so that many tabs do not come back in step. */
function backoffMs(tries: number): number {
  return Math.min(5_000, 250 * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);
}

/** The browser host's line: one WebSocket that comes back by itself. Calls on a line that is down fail at once. */
class SocketTransport implements Transport {
  readonly #options: SocketOptions;
  readonly #pending = new Map<number, (result: unknown) => void>();
  readonly #eventListeners = new Set<(envelope: unknown) => void>();
  readonly #lineListeners = new Set<(line: Line) => void>();
  #line: Line = 'connecting';
  /** Set while calls can be made. */
  #socket: WebSocket | null = null;
  #nextId = 0;
  #tries = 0;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const secret = await this.#options.getSecret();
    if (secret === null) {
      this.#setLine('signed-out');
      return;
    }
    const socket = new WebSocket(this.#options.origin + socketPath);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ secret }));
    });
    socket.addEventListener('message', (message) => {
      this.#receive(socket, message.data);
    });
    socket.addEventListener('close', (event) => {
      this.#closed(event.code);
    });
  }

  call(method: string, input: unknown): Promise<unknown> {
    const socket = this.#socket;
    if (socket === null) return Promise.resolve(offline());
    const id = this.#nextId;
    this.#nextId += 1;
    socket.send(encodeCall({ id, method, input }));
    return new Promise((resolve) => this.#pending.set(id, resolve));
  }

  onEvent(listener: (envelope: unknown) => void): void {
    this.#eventListeners.add(listener);
  }

  onLine(listener: (line: Line) => void): void {
    this.#lineListeners.add(listener);
    listener(this.#line);
  }

  #setLine(next: Line): void {
    if (next === this.#line) return;
    this.#line = next;
    for (const listener of this.#lineListeners) listener(next);
  }

  #receive(socket: WebSocket, data: unknown): void {
    const frame = serverFrameSchema.parse(parseJson(String(data)));
    if (frame.kind === 'event') {
      for (const listener of this.#eventListeners) listener(frame.envelope);
    } else if (frame.kind === 'result') {
      this.#pending.get(frame.id)?.(frame.result);
      this.#pending.delete(frame.id);
    } else {
      this.#socket = socket;
      this.#tries = 0;
      this.#setLine('connected');
    }
  }

  #closed(code: number): void {
    this.#socket = null;
    for (const settle of this.#pending.values()) settle(offline());
    this.#pending.clear();
    if (code === closeCodes.signedOut) {
      this.#options.onSignedOut();
      this.#setLine('signed-out');
      return;
    }
    this.#setLine('lost');
    this.#tries += 1;
    setTimeout(() => void this.open(), (this.#options.retryDelayMs ?? backoffMs)(this.#tries));
  }
}

export function createSocketTransport(options: SocketOptions): Transport {
  const transport = new SocketTransport(options);
  void transport.open();
  return transport;
}

function encodeCall(call: CallFrame): string | Uint8Array<ArrayBuffer> {
  if (call.method !== 'staged.write' || !isChunk(call.input)) return JSON.stringify(call);
  const { stagedFileId, offset, bytes } = call.input;
  return encodeChunkFrame({ id: call.id, stagedFileId, offset }, bytes);
}

function isChunk(input: unknown): input is Omit<ChunkHeader, 'id'> & { readonly bytes: Uint8Array } {
  return typeof input === 'object' && input !== null && 'bytes' in input && input.bytes instanceof Uint8Array;
}

function offline(): unknown {
  return err(appError('network', 'network.offline'));
}
