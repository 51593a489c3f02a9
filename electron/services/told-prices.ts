import type { Price, PriceBasis } from '#shared/domain/quote.ts';
import type { ProviderId } from '#shared/ids.ts';
import type { Clock } from '../platform/clock.ts';

export interface ToldPrice {
  readonly price: Price;
  readonly basis: PriceBasis;
  /** Milliseconds UTC. */
  readonly askedAt: number;
}

/** Prices that providers told for one request each. They live in memory, and not for long. */
export interface ToldPrices {
  find(hash: string): ToldPrice | null;
  keep(hash: string, providerId: ProviderId, told: ToldPrice): void;
  /** Forgets everything that a provider told. */
  forget(providerId: ProviderId): void;
}

/** Milliseconds. A provider may change its prices at any time; after this they are asked for again. */
const toldPriceLifeMs = 10 * 60_000;
/** The least recently used goes first. */
const maxKept = 200;

export function createToldPrices(clock: Pick<Clock, 'monotonicMs'>): ToldPrices {
  // In the order of their last use: a map remembers in which order it was filled.
  const kept = new Map<string, { providerId: ProviderId; told: ToldPrice; keptAt: number }>();
  return {
    find(hash) {
      const entry = kept.get(hash);
      if (entry === undefined) return null;
      kept.delete(hash);
      if (clock.monotonicMs() - entry.keptAt >= toldPriceLifeMs) return null;
      kept.set(hash, entry);
      return entry.told;
    },
    keep(hash, providerId, told) {
      kept.delete(hash);
      kept.set(hash, { providerId, told, keptAt: clock.monotonicMs() });
      for (const oldest of kept.keys()) {
        if (kept.size <= maxKept) break;
        kept.delete(oldest);
      }
    },
    forget(providerId) {
      for (const [hash, entry] of kept) if (entry.providerId === providerId) kept.delete(hash);
    },
  };
}
