import type { Capabilities } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { notFound } from './not-found.ts';

export interface ProvidersService {
  /** Reads again what a provider publishes of itself; what has no tables to read stays as it is. */
  refresh(input: MethodInput<'providers.refresh'>): Promise<Result<Capabilities, AppError>>;
}

interface ProvidersDeps {
  readonly registry: ProviderRegistry;
}

export function createProvidersService({ registry }: ProvidersDeps): ProvidersService {
  return {
    async refresh({ providerId }) {
      const provider = registry.find(providerId);
      return await Promise.resolve(provider === null ? notFound() : ok(provider.capabilities));
    },
  };
}
