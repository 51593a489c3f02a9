import { createProviderCalls, type CallsDeps, type ProviderCalls } from '../provider-calls.ts';
import { falCapabilities, type falEndpoints } from './capabilities.ts';

export type FalCalls = ProviderCalls<keyof typeof falEndpoints>;

export function createFalCalls(deps: Pick<CallsDeps, 'http' | 'endpoints' | 'clock'>): FalCalls {
  const authorise = (key: string): Record<string, string> => ({ authorization: `Key ${key}` });
  return createProviderCalls({ ...deps, name: falCapabilities.name, authorise });
}
