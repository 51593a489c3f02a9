import { createProviderCalls, type CallsDeps, type ProviderCalls } from '../provider-calls.ts';
import { apiframeCapabilities, type apiframeEndpoints } from './capabilities.ts';

export type ApiframeCalls = ProviderCalls<keyof typeof apiframeEndpoints>;

/** The shield in front of the API turns away (403, "error code: 1010") what does not look like a browser or a client. */
const userAgent = 'Mozilla/5.0 (compatible; Dailies)';

export function createApiframeCalls(deps: Pick<CallsDeps, 'http' | 'endpoints' | 'clock'>): ApiframeCalls {
  return createProviderCalls({
    ...deps,
    name: apiframeCapabilities.name,
    authorise: (key) => ({ 'x-api-key': key }),
    headers: { 'user-agent': userAgent },
  });
}
