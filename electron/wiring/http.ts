import { createHttpClient } from '../http/create-http-client.ts';
import type { HttpClient } from '../http/http-client.ts';
import { readProxy } from '../http/proxy.ts';
import type { Logger } from '../platform/logger.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The way out. With `DAILIES_LOOPBACK_ONLY=1`, as tests and the demo run, it ends at this machine. */
export function createWayOut(environment: Environment, logger: Logger): HttpClient {
  const mode = environment['DAILIES_LOOPBACK_ONLY'] === '1' ? 'loopback-only' : 'normal';
  return createHttpClient({ mode, proxy: readProxy(environment), logger });
}
