import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

interface FilmServerOptions {
  /** Header and all, such as `"one"` or `W/"one"`; `null`: none. */
  etag: string | null;
  film: Buffer;
  /** Answers instead of the film; `false`: it did not. */
  instead?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface FilmServer {
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  /** May be changed while it runs. */
  readonly options: FilmServerOptions;
  /** Heads of the requests, in order. */
  readonly asked: IncomingMessage['headers'][];
}

/** A server of one film that knows ranges and `If-Range`, as a CDN does. Gone when the test is over. */
export async function startFilmServer(film: Buffer, etag: string | null = '"one"'): Promise<FilmServer> {
  const options: FilmServerOptions = { film, etag };
  const asked: FilmServer['asked'] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    if (options.instead?.(request, response) === true) return;
    const { film: bytes, etag: tag } = options;
    const common = { 'content-type': 'video/mp4', ...(tag === null ? {} : { etag: tag }) };
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN);
    const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === tag;
    if (Number.isNaN(start) || !isSame) {
      response.writeHead(200, { ...common, 'content-length': bytes.length }).end(bytes);
      return;
    }
    const rest = bytes.subarray(start);
    const range = `bytes ${String(start)}-${String(bytes.length - 1)}/${String(bytes.length)}`;
    response.writeHead(206, { ...common, 'content-range': range, 'content-length': rest.length }).end(rest);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const origin = `http://127.0.0.1:${String(address.port)}`;
  return { url: `${origin}/out/film.mp4?signature=abc`, origin, port: address.port, options, asked };
}
