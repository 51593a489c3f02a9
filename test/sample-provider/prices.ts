import { z } from 'zod';
import type { PreparedRequest } from '#electron/providers/provider.ts';
import type { Price, PriceBasis } from '#shared/domain/quote.ts';

/** US cents for a second, by tier, and the day from which they count. */
export const priceTable = z.strictObject({
  day: z.iso.date(),
  cents_per_second: z.strictObject({ standard: z.number().int().positive(), fast: z.number().int().positive() }),
});
export type PriceTable = z.infer<typeof priceTable>;

export const builtInTable: PriceTable = { day: '2026-11-20', cents_per_second: { standard: 20, fast: 12 } };

export function priceOf(
  { tier, durationMs }: Pick<PreparedRequest, 'tier' | 'durationMs'>,
  { day, cents_per_second: rates }: PriceTable,
): { readonly price: Price; readonly basis: PriceBasis } {
  const cents = tier === 'fast' ? rates.fast : rates.standard;
  const seconds = durationMs.high / 1_000;
  return {
    price: { kind: 'exact', price: { currency: 'USD', amount: cents * seconds } },
    basis: { code: 'seconds', params: { seconds, rate: cents }, source: 'api.sample.example/v1/prices', readOn: day },
  };
}
