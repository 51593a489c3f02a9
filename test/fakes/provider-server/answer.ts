/** What a route answers. A body that is iterated is sent in pieces and has no length. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** How an answer leaves; without one it leaves whole. */
export type Delivery =
  /** Not one byte, then RST. */
  | { readonly kind: 'reset' }
  /** So many bytes of the body, then RST. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** So many bytes of the body, then silence. `-1`: not even a head. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** In pieces of this size, with a pause before each. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number };

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return bytesAnswer(status, Buffer.from(JSON.stringify(value)), { 'content-type': 'application/json', ...headers });
}

export function bytesAnswer(status: number, body: Uint8Array, headers: Readonly<Record<string, string>>): Answer {
  return { status, headers: { 'content-length': String(body.length), ...headers }, body };
}
