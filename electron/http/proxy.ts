import type { AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { networkError } from './failure.ts';
import { hostOf } from './url-rules.ts';

/** The proxy for an address; `null`: straight there. An error: one is set, but cannot be used. */
export type FindProxy = (target: URL) => Result<URL | null, AppError>;

export const noProxy: FindProxy = () => ok(null);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `HTTPS_PROXY`, else `ALL_PROXY`, except for what `NO_PROXY` lists (`*`, hosts, `.suffixes`, `host:port`). Only https
 * goes through it: plain http exists for origins on this machine alone.
 */
export function readProxy(environment: Environment): FindProxy {
  const read = (name: string): string => (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const address = read('HTTPS_PROXY') || read('ALL_PROXY');
  if (address === '') return noProxy;
  const proxy = URL.parse(address.includes('://') ? address : `http://${address}`);
  const isUsable = proxy !== null && ['http:', 'https:'].includes(proxy.protocol) && proxy.hostname !== '';
  const exceptions = read('NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  return (target) => {
    if (target.protocol !== 'https:' || exceptions.some((entry) => isListed(target, entry))) return ok(null);
    // Going straight instead would show the traffic to a network that was meant not to see it.
    return isUsable ? ok(proxy) : err(networkError('network.proxy', 'the address of the proxy cannot be used'));
  };
}

function isListed(target: URL, entry: string): boolean {
  if (entry === '*') return true;
  const [, name = '', port = ''] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (port !== '' && port !== (target.port || '443')) return false;
  const host = hostOf(target);
  const suffix = name.replace(/^\*?\./, '');
  return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`));
}
