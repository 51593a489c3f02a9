import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseJson, sessionPath, tokenBodySchema } from '#shared/ipc/wire.ts';
import type { Application } from '../application.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import { readText, sendResponse, sendStatus, toRequest } from './http-exchange.ts';
import { mayAct, mayRead, type ServerAddress } from './request-guard.ts';
import type { Secrets } from './secrets.ts';

export interface HttpHandlerOptions {
  readonly application: Application;
  readonly address: ServerAddress;
  readonly secrets: Secrets;
  readonly logger: Logger;
}

/** Paths that show what a person made; everything else is the interface itself, the same for everybody. */
const privatePaths = /^\/(?:media|thumb)(?:\/|$)/;
const maxTokenBodyBytes = 1_024;

export function createHttpHandler(options: HttpHandlerOptions): RequestListener {
  return (incoming, outgoing) => {
    handle(options, incoming, outgoing).catch((error: unknown) => {
      options.logger.error('A request failed.', { error: describeError(error) });
      if (outgoing.headersSent) outgoing.destroy();
      else sendStatus(outgoing, 500);
    });
  };
}

async function handle(options: HttpHandlerOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.method === 'POST') await handleSignIn(options, incoming, outgoing);
  else if (incoming.method === 'GET' || incoming.method === 'HEAD') await handleRead(options, incoming, outgoing);
  else sendStatus(outgoing, 405);
}

async function handleSignIn(
  { address, secrets }: HttpHandlerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!mayAct(address, incoming.headers)) return sendStatus(outgoing, 403);
  if (incoming.url !== sessionPath) return sendStatus(outgoing, 404);
  // A plain form of another site cannot send JSON.
  if (incoming.headers['content-type'] !== 'application/json') return sendStatus(outgoing, 415);
  const text = await readText(incoming, maxTokenBodyBytes);
  if (text === null) return sendStatus(outgoing, 413);
  const body = tokenBodySchema.safeParse(parseJson(text));
  if (!body.success) return sendStatus(outgoing, 400);
  const keys = secrets.exchange(body.data.token);
  if (keys === null) return sendStatus(outgoing, 401);
  outgoing.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'set-cookie': `${cookieName(address)}=${keys.cookie}; Path=/; HttpOnly; SameSite=Strict`,
  });
  outgoing.end(JSON.stringify({ secret: keys.secret }));
}

async function handleRead(
  { application, address, secrets }: HttpHandlerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!mayRead(address, incoming.headers)) return sendStatus(outgoing, 403);
  const leaving = new AbortController();
  outgoing.once('close', () => {
    leaving.abort();
  });
  const request = toRequest(incoming, address.origin, leaving.signal);
  if (request === null) return sendStatus(outgoing, 400);
  const isPrivate = privatePaths.test(new URL(request.url).pathname);
  if (isPrivate && !hasCookie(address, secrets, incoming.headers.cookie)) return sendStatus(outgoing, 401);
  await sendResponse(await application.respond(request), outgoing);
}

/** Cookies ignore ports: another server on this machine gets ours sent, so each has a name of its own. */
function cookieName(address: ServerAddress): string {
  return `dailies-${address.host.split(':').at(-1) ?? ''}`;
}

function hasCookie(address: ServerAddress, secrets: Secrets, header: string | undefined): boolean {
  const prefix = `${cookieName(address)}=`;
  const cookie = (header ?? '').split(/; ?/).find((part) => part.startsWith(prefix));
  return cookie !== undefined && secrets.isCookie(cookie.slice(prefix.length));
}
