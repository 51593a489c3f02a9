import { endpointPrefix, endpointVariable } from '#shared/domain/endpoint-variable.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Endpoints } from './endpoints.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Of one origin, as accounts show it. */
const maxOriginLength = 300;
const originShape = /^https?:\/\/[^\s/\\?#@]+\/?$/i;
const loopbackHosts = new Set(['127.0.0.1', '[::1]']);

/**
 * Where a provider is reached: `defaults` (origins by name), or what the environment puts in their place with
 * `DAILIES_<PROVIDER>_<NAME>_URL`, or `DAILIES_<PROVIDER>_URL` where there is one address only. `DAILIES_<PROVIDER>_ORIGINS`
 * lists further exact origins that belong to it, such as the hosts of its uploads and results. A variable that cannot be used is an error that names it: falling back to the
 * provider's own address would send a key, or money, somewhere nobody meant. The same holds for a misspelt name.
 */
export function readEndpoints(
  providerId: ProviderId,
  defaults: Readonly<Record<string, string>>,
  environment: Environment,
): Result<Endpoints, AppError> {
  const prefix = endpointPrefix(providerId);
  const names = Object.keys(defaults);
  const nameOf = new Map(names.map((name) => [endpointVariable(providerId, name, names), name]));
  const listVariable = `${prefix}ORIGINS`;

  const overrides = new Map<string, string>();
  const listed: string[] = [];
  for (const [variable, value] of Object.entries(environment)) {
    const text = value?.trim() ?? '';
    if (text === '' || !variable.startsWith(prefix)) continue;
    const name = nameOf.get(variable);
    const isList = variable === listVariable;
    if (!isList && name === undefined && !variable.endsWith('_URL')) continue;
    const origins = isList ? readOrigins(text) : name === undefined ? null : readOrigins(text, 1);
    if (origins === null) return err(invalidEndpoint(variable));
    if (name !== undefined) for (const origin of origins) overrides.set(name, origin);
    else listed.push(...origins);
  }
  return ok({
    origins: { ...defaults, ...Object.fromEntries(overrides) },
    trustedOrigins: [...new Set([...overrides.values(), ...listed])],
    overridden: [...overrides.keys()],
  });
}

function readOrigins(text: string, atMost = Number.POSITIVE_INFINITY): readonly string[] | null {
  const origins = text.split(',').map((part) => readOrigin(part.trim()));
  return origins.length <= atMost && origins.every((origin) => origin !== null) ? origins : null;
}

/** The origin that a text names and nothing more; `null` when it says more, or plain http beyond this machine. */
function readOrigin(text: string): string | null {
  // Looked at before it is parsed: the parser quietly drops or repairs what does not belong into an address.
  const url = text.length <= maxOriginLength && originShape.test(text) ? URL.parse(text) : null;
  if (url === null) return null;
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
  return isAllowed ? url.origin : null;
}

function invalidEndpoint(variable: string): AppError {
  return appError('invalid-input', 'provider.endpoint-invalid', { params: { variable } });
}
