import type { HttpRequest } from './http-client.ts';

/** RFC 9110: a token; nothing that could end a line. */
const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Ours to decide: they say where a message goes, where it ends, and how it is packed. */
const reserved = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What another origin than the first may learn: nothing that can be a credential under a name of its own. */
const harmless = new Set(['accept', 'if-range', 'range', 'user-agent']);

export type RequestHeaders = Readonly<Record<string, string>>;

/** The headers of a request in lower case; `null` when one of them cannot or must not be sent. */
export function readHeaders({ headers = {} }: Pick<HttpRequest, 'headers'>): RequestHeaders | null {
  const read: Record<string, string> = {};
  for (const [given, text] of Object.entries(headers)) {
    const key = given.toLowerCase();
    if (!name.test(key) || !value.test(text) || reserved.has(key) || key in read) return null;
    read[key] = text;
  }
  return read;
}

export function withoutCredentials(headers: RequestHeaders): RequestHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => harmless.has(key)));
}
