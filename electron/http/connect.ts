import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { describeFailure } from './failure.ts';
import { findAddresses, type HttpMode, type LookUp } from './look-up.ts';
import { noProxy, type FindProxy } from './proxy.ts';
import { connectPlain, encrypt } from './sockets.ts';
import { openTunnel } from './tunnel.ts';
import { untilAborted } from './until-aborted.ts';
import { hostOf, type CheckedUrl } from './url-rules.ts';

/** How this client reaches anybody. */
export interface Way {
  readonly mode: HttpMode;
  readonly lookUp: LookUp;
  readonly findProxy: FindProxy;
  readonly certificates: () => SecureContext;
}

/**
 * A connection that nobody has used: looked up, checked, connected, and encrypted to a server that has proven its name.
 * Until this answers, nothing of a request has been written, so every failure here is one of a request not sent.
 */
export async function connectTo(
  way: Way,
  { url, isTrusted }: CheckedUrl,
  signal: AbortSignal,
): Promise<Result<Socket, AppError>> {
  try {
    const host = hostOf(url);
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const found = await untilAborted(findAddresses(host, isTrusted, way), signal);
    if (!found.ok) return found;
    const proxy = way.mode === 'loopback-only' ? noProxy(url) : way.findProxy(url);
    if (!proxy.ok) return proxy;
    const target = { host, port, addresses: found.value };
    const plain =
      proxy.value === null
        ? ok(await connectPlain(target, signal))
        : await openTunnel({ proxy: proxy.value, certificates: way.certificates }, target, signal);
    if (!plain.ok || url.protocol !== 'https:') return plain;
    return ok(await encrypt(plain.value, host, way.certificates(), signal));
  } catch (error) {
    return err(describeFailure(signal.aborted ? signal.reason : error));
  }
}
