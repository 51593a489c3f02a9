import type { ProviderId } from '#shared/ids.ts';
import type { VideoProvider } from './provider.ts';

/** Every provider of this application, in the order in which they are offered. */
export interface ProviderRegistry {
  readonly providers: readonly VideoProvider[];
  /** `null` for an id that this version of the application does not know. */
  find(id: ProviderId): VideoProvider | null;
}

export function createProviderRegistry(providers: readonly VideoProvider[]): ProviderRegistry {
  const byId = new Map(providers.map((provider) => [provider.capabilities.id, provider]));
  if (byId.size !== providers.length) throw new Error('two providers have the same id');
  return { providers, find: (id) => byId.get(id) ?? null };
}
