import type { Capabilities } from '#shared/domain/provider.ts';
import { bucketKeyVariables } from '../bucket/bucket-environment.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Clock } from '../platform/clock.ts';
import { createApiframeProvider } from '../providers/apiframe/adapter.ts';
import { apiframeCapabilities, apiframeEndpoints, apiframeKeyVariables } from '../providers/apiframe/capabilities.ts';
import type { Endpoints } from '../providers/endpoints.ts';
import { createEachlabsProvider } from '../providers/eachlabs/adapter.ts';
import { eachlabsCapabilities, eachlabsEndpoints, eachlabsKeyVariables } from '../providers/eachlabs/capabilities.ts';
import { createFalProvider } from '../providers/fal/adapter.ts';
import { falCapabilities, falEndpoints, falKeyVariables } from '../providers/fal/capabilities.ts';
import { hideSecrets } from '../providers/hide-secrets.ts';
import { createLumenfallProvider } from '../providers/lumenfall/adapter.ts';
import {
  lumenfallCapabilities,
  lumenfallEndpoints,
  lumenfallKeyVariables,
} from '../providers/lumenfall/capabilities.ts';
import type { KeyVariables, ProviderAccess } from '../providers/provider-access.ts';
import type { VideoProvider } from '../providers/provider.ts';
import { readEndpoints } from '../providers/read-endpoints.ts';

/** Variables by name, as the process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

interface ProviderDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** A provider that needs a key: what its folder says, and how it is made. */
export interface PaidProvider {
  readonly capabilities: Capabilities;
  /** Its own addresses. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly keyVariables: KeyVariables;
  readonly create: (deps: ProviderDeps) => VideoProvider;
}

/** In the order in which they are offered, after what needs no key. */
export const paidProviders: readonly PaidProvider[] = [
  {
    capabilities: falCapabilities,
    endpoints: falEndpoints,
    keyVariables: falKeyVariables,
    create: createFalProvider,
  },
  {
    capabilities: lumenfallCapabilities,
    endpoints: lumenfallEndpoints,
    keyVariables: lumenfallKeyVariables,
    create: createLumenfallProvider,
  },
  {
    capabilities: apiframeCapabilities,
    endpoints: apiframeEndpoints,
    keyVariables: apiframeKeyVariables,
    create: createApiframeProvider,
  },
  {
    capabilities: eachlabsCapabilities,
    endpoints: eachlabsEndpoints,
    keyVariables: eachlabsKeyVariables,
    create: createEachlabsProvider,
  },
];

export function createPaidProviders(
  { http, clock, environment }: Omit<ProviderDeps, 'endpoints'> & { readonly environment: Environment },
  list: readonly PaidProvider[] = paidProviders,
): readonly ProviderAccess[] {
  return list.map(({ capabilities, endpoints: own, keyVariables, create }) => {
    const endpoints = readEndpoints(capabilities.id, own, environment);
    // An override that cannot be used: no key is given out then, so that nothing goes to these addresses either.
    const reachable = endpoints.ok ? endpoints.value : { origins: own, trustedOrigins: [], overridden: [] };
    return { provider: hideSecrets(create({ http, clock, endpoints: reachable })), keyVariables, endpoints };
  });
}

/**
 * A copy of the environment. The variables that hold keys leave the original, so that no program that is started from
 * here inherits them.
 */
export function takeEnvironment(
  environment: NodeJS.ProcessEnv,
  list: readonly PaidProvider[] = paidProviders,
): Environment {
  const taken = { ...environment };
  for (const { keyVariables } of list) {
    for (const name of Object.values(keyVariables).flat(2)) Reflect.deleteProperty(environment, name);
  }
  for (const name of bucketKeyVariables) Reflect.deleteProperty(environment, name);
  return taken;
}
