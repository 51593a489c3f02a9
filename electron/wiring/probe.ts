import type { ProviderId } from '#shared/ids.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { ProviderAccess } from '../providers/provider-access.ts';

/** Asks the provider's own addresses for nothing, without a key; any answer, whatever it says, means "reachable". */
export function createProbe(
  http: HttpClient,
  providers: readonly ProviderAccess[],
): (providerId: ProviderId, signal: AbortSignal) => Promise<boolean> {
  return async (providerId, signal) => {
    const access = providers.find(({ provider }) => provider.capabilities.id === providerId);
    if (access?.endpoints.ok !== true) return false;
    const { origins, trustedOrigins } = access.endpoints.value;
    const limits = { connectMs: 5_000, firstByteMs: 5_000, totalMs: 10_000, maxBytes: 65_536 };
    for (const origin of Object.values(origins)) {
      const outcome = await http.send({ method: 'HEAD', url: `${origin}/`, trustedOrigins, limits, signal });
      if (outcome.kind === 'answered') return true;
    }
    return false;
  };
}
