import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a request asks for of a body of so many bytes; `end` is the last one. */
export interface AskedRange {
  readonly start: number;
  readonly end: number;
  readonly isPart: boolean;
}

/** Reads `Range: bytes=a-b` as the app's own host does; anything else asks for all. */
export function askedRange(request: IncomingMessage, size: number): AskedRange {
  const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
  const last = range?.[2] === undefined || range[2] === '' ? size - 1 : Number(range[2]);
  return { start: Number(range?.[1] ?? 0), end: Math.min(size - 1, last), isPart: range !== null };
}

/**
 * Begins an answer with media. A player that lost a part of a film asks for the rest alone, and takes a server that sends
 * everything again for a broken file.
 */
export function beginMedia(response: ServerResponse, { start, end, isPart }: AskedRange, size: number): void {
  response.writeHead(isPart ? 206 : 200, {
    'Content-Length': end - start + 1,
    'Accept-Ranges': 'bytes',
    ...(isPart ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
  });
}
