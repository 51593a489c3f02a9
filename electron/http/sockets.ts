import { once } from 'node:events';
import { isIP, connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { FoundAddress } from './look-up.ts';

interface PlainTarget {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly FoundAddress[];
}

export async function connectPlain(to: PlainTarget, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({
    host: to.host,
    port: to.port,
    noDelay: true,
    // What was checked is what is used; the system is not asked a second time.
    lookup(_host, _options, answer) {
      answer(null, [...to.addresses]);
    },
    autoSelectFamily: true,
  });
  return await untilReady(socket, 'connect', signal);
}

/** Ends with an error unless the server proves that it is `host`; there is no way to go on in spite of it. */
export async function encrypt(
  socket: Socket,
  host: string,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<Socket> {
  const secure = connectTls({
    socket,
    host,
    // Addresses are not names: SNI must not carry one. The certificate is compared with `host` in both cases.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secureContext,
    ALPNProtocols: ['http/1.1'],
    // Said aloud, because an environment variable could switch it off otherwise.
    rejectUnauthorized: true,
  });
  return await untilReady(secure, 'secureConnect', signal);
}

async function untilReady<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  // Stays for good: an error that comes between two owners of a socket must not end the process.
  socket.on('error', () => undefined);
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
