import type { Capabilities } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import type { Result } from '#shared/result.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { notFound } from './not-found.ts';
import type { PublishedTables } from './published-tables.ts';

export interface ProvidersService {
  /** Reads again what a provider publishes of itself; what has no tables to read stays as it is. */
  refresh(input: MethodInput<'providers.refresh'>): Promise<Result<Capabilities, AppError>>;
}

interface ProvidersDeps {
  readonly registry: ProviderRegistry;
  readonly tables: Pick<PublishedTables, 'refresh'>;
}

export function createProvidersService({ registry, tables }: ProvidersDeps): ProvidersService {
  return {
    async refresh({ providerId }) {
      const provider = registry.find(providerId);
      return provider === null ? notFound() : await tables.refresh(provider);
    },
  };
}
