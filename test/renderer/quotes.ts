import { quoteSchema, type Quote } from '#shared/domain/quote.ts';

/** A quote that can be ordered and costs nothing. */
export function quoteOf(change: Partial<Quote> = {}): Quote {
  return quoteSchema.parse({
    providerId: 'animatic',
    tier: 'standard',
    price: { kind: 'free' },
    basis: null,
    isStale: false,
    width: 1_280,
    height: 720,
    durationMs: { low: 15_000, high: 15_000 },
    wait: null,
    losses: [],
    problems: [],
    ...change,
  });
}
