import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import { connectTo, type Way } from './connect.ts';
import type { Deadlines } from './deadlines.ts';
import { describeFailure } from './failure.ts';
import type { HttpFailure, HttpHead, HttpRequest } from './http-client.ts';
import { takeIn } from './inbox.ts';
import { createRequestBody, type RequestBody } from './request-body.ts';
import type { RequestHeaders } from './request-headers.ts';
import type { CheckedUrl } from './url-rules.ts';

/** One request on its way to one address. */
export interface Hop {
  readonly to: CheckedUrl;
  readonly headers: RequestHeaders;
  readonly request: Pick<HttpRequest, 'method' | 'body' | 'onSent'>;
}

export interface Exchange {
  readonly kind: 'answered';
  readonly head: HttpHead;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection. */
  close(): Promise<void>;
}

/** Larger than any provider's, small enough for memory. */
const maxHeaderBytes = 32_768;

const neverPause = 2 ** 40;

/** One attempt on a connection of its own. */
export async function exchange(way: Way, hop: Hop, deadlines: Deadlines): Promise<Exchange | HttpFailure> {
  const { signal } = deadlines;
  deadlines.expect('connect');
  const connected = await connectTo(way, hop.to, signal);
  if (!connected.ok) return { kind: 'not-sent', error: connected.error };
  const socket = connected.value;
  const client = createClient(hop.to.url.origin, socket);
  const body = startBody(hop, socket, deadlines);
  try {
    const answer = await client.request({
      method: hop.request.method,
      path: `${hop.to.url.pathname}${hop.to.url.search}`,
      headers: {
        ...hop.headers,
        'accept-encoding': 'identity',
        ...(body === null ? {} : { 'content-length': String(body.bytes) }),
      },
      body: body?.stream ?? null,
      signal,
      // Says `connection: close`, too.
      reset: true,
      // undici 7 ends the process with an assertion when a connection ends while its parser waits for a slow reader.
      // So it never waits, and `takeIn` bounds what piles up.
      highWaterMark: neverPause,
    });
    return {
      kind: 'answered',
      head: readHead(answer, hop.to.url),
      body: takeIn(answer.body, socket),
      close: async () => {
        // The connection first: a body that ends while bytes still come keeps undici 7 reading for ever.
        socket.destroy();
        answer.body.destroy();
        await client.destroy();
      },
    };
  } catch (error) {
    await client.destroy();
    socket.destroy();
    // Without a body, or with an empty one, the request is one piece and is given to the connection at once.
    const isSent = body === null || body.isLastByteHanded();
    return { kind: isSent ? 'unanswered' : 'not-sent', error: describeFailure(signal.aborted ? signal.reason : error) };
  }
}

/** Uses the given connection once; when that is gone there is no second one, so nothing can be sent twice. */
function createClient(origin: string, socket: Socket): Client {
  let isUsed = false;
  return new Client(origin, {
    connect(_options, done) {
      const isGone = isUsed || socket.destroyed;
      isUsed = true;
      // Later, because the client does not notice a connection that is there at once.
      queueMicrotask(() => {
        if (isGone) done(socket.errored ?? new Error('the connection is gone'), null);
        else done(null, socket);
      });
    },
    maxHeaderSize: maxHeaderBytes,
    // Ours are in `deadlines`.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

function startBody({ request }: Hop, socket: Socket, deadlines: Deadlines): RequestBody | null {
  const bytes = request.body instanceof Uint8Array ? request.body.byteLength : request.body?.bytes;
  if (request.body === undefined || bytes === 0) {
    deadlines.expect('first byte');
    return null;
  }
  deadlines.expect('send');
  return createRequestBody(request.body, socket, deadlines.signal, {
    onSent(sent) {
      if (sent !== bytes) deadlines.expect('send');
      request.onSent?.(sent);
    },
    onLastByte() {
      deadlines.expect('first byte');
    },
  });
}

function readHead({ statusCode, headers }: Dispatcher.ResponseData, url: URL): HttpHead {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { status: statusCode, headers: flat, url: url.href };
}
