import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import type { AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { describeFailure, networkError } from './failure.ts';
import { systemLookUp, type FoundAddress } from './look-up.ts';
import { connectPlain, encrypt } from './sockets.ts';
import { untilAborted } from './until-aborted.ts';
import { hostOf } from './url-rules.ts';

interface ProxyWay {
  readonly proxy: URL;
  readonly certificates: () => SecureContext;
}

interface Target {
  readonly addresses: readonly FoundAddress[];
  readonly port: number;
}

/**
 * A connection through a proxy. It is asked for the address that we have looked up and checked, never for the name: a
 * proxy would look the name up again, inside the network that it guards.
 */
export async function openTunnel(
  way: ProxyWay,
  { addresses, port }: Target,
  signal: AbortSignal,
): Promise<Result<Socket, AppError>> {
  const target = addresses.find(({ family }) => family === 4) ?? addresses[0];
  if (target === undefined) throw new Error('a name without addresses has been refused before');
  const authority = `${target.family === 6 ? `[${target.address}]` : target.address}:${String(port)}`;
  let socket: Socket | null = null;
  try {
    socket = await connectToProxy(way, signal);
    const status = await askForTunnel(way.proxy, socket, authority, signal);
    if (status === 200) return ok(socket);
    socket.destroy();
    const wants = status === 407 ? ', it wants another name or password' : '';
    return err(networkError('network.proxy', `the proxy answered ${String(status)}${wants}`));
  } catch (error) {
    socket?.destroy();
    if (signal.aborted) return err(describeFailure(signal.reason));
    return err(networkError('network.proxy', describeFailure(error).detail ?? ''));
  }
}

/** The proxy is the person's own choice, so it may be anywhere. */
async function connectToProxy({ proxy, certificates }: ProxyWay, signal: AbortSignal): Promise<Socket> {
  const host = hostOf(proxy);
  const isSecure = proxy.protocol === 'https:';
  const port = Number(proxy.port) || (isSecure ? 443 : 80);
  const addresses = await untilAborted(systemLookUp(host), signal);
  const plain = await connectPlain({ host, port, addresses }, signal);
  return isSecure ? await encrypt(plain, host, certificates(), signal) : plain;
}

async function askForTunnel(proxy: URL, socket: Socket, authority: string, signal: AbortSignal): Promise<number> {
  const client = new Client(proxy.origin, {
    connect(_options, done) {
      // Later, because the client does not notice a connection that is there at once.
      queueMicrotask(() => {
        done(null, socket);
      });
    },
    headersTimeout: 0,
  });
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization = username === '' ? {} : { 'proxy-authorization': `Basic ${login}` };
  const answer = await client.connect({ path: authority, headers: { host: authority, ...authorization }, signal });
  return answer.statusCode;
}
