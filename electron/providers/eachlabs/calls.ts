import { createProviderCalls, type CallsDeps, type ProviderCalls } from '../provider-calls.ts';
import { eachlabsCapabilities, type eachlabsEndpoints } from './capabilities.ts';

export type EachlabsCalls = ProviderCalls<keyof typeof eachlabsEndpoints>;

export function createEachlabsCalls(deps: Pick<CallsDeps, 'http' | 'endpoints' | 'clock'>): EachlabsCalls {
  const authorise = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
  return createProviderCalls({ ...deps, name: eachlabsCapabilities.name, authorise });
}
