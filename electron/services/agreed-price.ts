import { isDeepStrictEqual } from 'node:util';
import { appError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { CheckPrice } from '../jobs/price-check.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { explainPriceChange } from './check-promise.ts';
import type { Estimates } from './estimates.ts';

interface AgreedPriceDeps {
  readonly store: Pick<JobStore, 'findOrigin' | 'assetsOf'>;
  readonly registry: ProviderRegistry;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly estimates: Pick<Estimates, 'quote' | 'ask'>;
}

/** The check of a job that waited between its order and its sending. It asks where the quotes come from, so both say the same. */
export function createPriceCheck({ store, registry, settings, estimates }: AgreedPriceDeps): CheckPrice {
  return async (job) => {
    const provider = registry.find(job.providerId);
    const origin = store.findOrigin(job);
    // What cannot be read, and what is made on this machine, has no price that could have changed.
    if (provider === null || origin === null || provider.capabilities.isLocal) return null;
    const { spec } = origin.snapshot;
    const prepared = provider.prepare(spec, store.assetsOf(spec), job.tier, settings(job.providerId));
    if (!prepared.ok) {
      const detail = prepared.error.map(({ code }) => code).join(', ');
      return { hold: 'person', error: appError('invalid-input', 'spec.blocked', { detail }) };
    }
    const isAsAgreed = (): boolean => isDeepStrictEqual(estimates.quote(provider, prepared.value).price, job.price);
    if (isAsAgreed()) return null;
    // What the provider told before the order is forgotten after a while, or at a restart.
    await estimates.ask(provider, prepared.value, { clipId: job.clipId, spec });
    if (isAsAgreed()) return null;
    const { price } = estimates.quote(provider, prepared.value);
    return { hold: 'price', error: explainPriceChange(job.price, price) };
  };
}
