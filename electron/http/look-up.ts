import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isLoopbackAddress, isPublicAddress } from './address-guard.ts';
import { networkError } from './failure.ts';
import { mayAskFor } from './loopback-only.ts';

export interface FoundAddress {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name. Throws as the system's resolver does. */
export type LookUp = (host: string) => Promise<readonly FoundAddress[]>;

export const systemLookUp: LookUp = async (host) => await lookup(host, { all: true });

/** `loopback-only` reaches this machine and nothing else, whatever is asked. */
export type HttpMode = 'normal' | 'loopback-only';

/**
 * The addresses to connect to. They are looked up once and used as they are, so that a name cannot lead elsewhere a
 * moment later; one forbidden address among many forbids the name.
 */
export async function findAddresses(
  host: string,
  isTrusted: boolean,
  { mode, lookUp }: { readonly mode: HttpMode; readonly lookUp: LookUp },
): Promise<Result<readonly FoundAddress[], AppError>> {
  if (mode === 'loopback-only' && !mayAskFor(host)) return err(refused('only this machine may be reached'));
  const family = isIP(host);
  const found = family === 0 ? await lookUp(host) : [{ address: host, family }];
  if (found.length === 0) return err(networkError('network.offline', 'the name has no address'));
  const isAllowed = (address: string): boolean =>
    mode === 'loopback-only' ? isLoopbackAddress(address) : isTrusted || isPublicAddress(address);
  return found.every(({ address }) => isAllowed(address)) ? ok(found) : err(refused('the name has a private address'));
}

function refused(detail: string): AppError {
  return networkError('network.address-refused', detail);
}
