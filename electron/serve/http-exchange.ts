import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';

/** A request without a body, as the application wants it; `null` when its target is not a path. */
export function toRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request | null {
  const target = incoming.url ?? '';
  // `GET http://elsewhere/` and `//elsewhere` would leave our origin when resolved.
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(target, origin)) return null;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value);
  }
  return new Request(new URL(target, origin), { method: incoming.method ?? 'GET', headers, signal });
}

/** Writes a response at the speed at which it is read; a reader that leaves stops the source. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // DOM and Node describe the same stream with two types.
  const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  await pipeline(body, outgoing).catch((error: unknown) => {
    // Seeking in a video drops half of all responses; that is not a fault.
    if (!outgoing.destroyed && !isGone(error)) throw error;
  });
}

export function sendStatus(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  outgoing.end(`${status}\n`);
}

/** The whole body as text; `null` when it is longer than `maxBytes`. */
export async function readText(incoming: IncomingMessage, maxBytes: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    const chunk = part as Buffer;
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR' || code === 'EPIPE';
}
