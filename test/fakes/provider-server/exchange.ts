import type { IncomingHttpHeaders } from 'node:http';

/** A request that has arrived whole. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The body as a JSON object; `null` when it is none. */
export function readObject({ body }: Pick<Exchange, 'body'>): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
