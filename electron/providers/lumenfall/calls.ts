import { createProviderCalls, type CallsDeps, type ProviderCalls } from '../provider-calls.ts';
import { lumenfallCapabilities, type lumenfallEndpoints } from './capabilities.ts';

export type LumenfallCalls = ProviderCalls<keyof typeof lumenfallEndpoints>;

export function createLumenfallCalls(deps: Pick<CallsDeps, 'http' | 'endpoints' | 'clock'>): LumenfallCalls {
  const authorise = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
  return createProviderCalls({ ...deps, name: lumenfallCapabilities.name, authorise });
}
