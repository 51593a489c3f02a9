import { z } from 'zod';
import { assetIdSchema, providerIdSchema, tierIdSchema } from '../ids.ts';
import { derivativeRecipeSchema } from './derivative.ts';

export const currencyAmountSchema = z.strictObject({
  /** ISO 4217, or `credits`. */
  currency: z.string().max(16),
  /** Hundredths of the currency, or whole credits. Never a float. */
  amount: z.number().int().nonnegative(),
});

export type CurrencyAmount = z.infer<typeof currencyAmountSchema>;

export const priceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('exact'), price: currencyAmountSchema }),
  z.strictObject({ kind: z.literal('range'), low: currencyAmountSchema, high: currencyAmountSchema }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type Price = z.infer<typeof priceSchema>;

export const lossResults = ['dropped', 'converted', 'emulated', 'renamed', 'passed'] as const;
export const lossEntrySchema = z.strictObject({
  /** Path of the field in the spec, such as `parameters.ratio`. */
  field: z.string().max(120),
  result: z.enum(lossResults),
  /** Catalogue key under `losses.` that says why. */
  reason: z.string().max(120),
  wrote: z.string().max(500),
  gets: z.string().max(500),
});
/** What a provider does with one field of the spec. */
export type LossEntry = z.infer<typeof lossEntrySchema>;

export const requestProblemSchema = z.strictObject({
  /** Catalogue key under `problems.`. */
  code: z.string().max(120),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The file that breaks a limit; `null` when it is not about one file. */
  assetId: assetIdSchema.nullable(),
  /** The copy of that file that would be legal; `null` when none can be made. */
  fix: derivativeRecipeSchema.nullable(),
});
/** Why a provider cannot run a spec. */
export type RequestProblem = z.infer<typeof requestProblemSchema>;

export const priceBasisSchema = z.strictObject({
  /** Catalogue key under `priceBasis.` that says how the price is made. */
  code: z.string().max(120),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the rate comes from, in the provider's words. */
  source: z.string().max(200),
  readOn: z.iso.date(),
});
/** What a price rests on. */
export type PriceBasis = z.infer<typeof priceBasisSchema>;

export const quoteSchema = z.strictObject({
  providerId: providerIdSchema,
  tier: tierIdSchema,
  price: priceSchema,
  /** `null` when there is nothing to explain: free, or unknown for no reason that the provider has told. */
  basis: priceBasisSchema.nullable(),
  /** The table behind the price is over 30 days old. */
  isStale: z.boolean(),
  /** When the provider itself told this price for this clip, milliseconds UTC; absent: it comes from a table. */
  askedAt: z.number().int().optional(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.strictObject({ low: z.number().int(), high: z.number().int() }),
  /** Milliseconds; `null` when nothing is known. `basis` says where it comes from. */
  wait: z
    .strictObject({
      ms: z.number().int(),
      basis: z.enum(['own-history', 'provider']),
      /** Own runs that it was learnt from, the last few at most. */
      runs: z.number().int().positive().optional(),
    })
    .nullable(),
  losses: z.array(lossEntrySchema).max(100),
  /** Not empty: this provider cannot run the spec, and why. */
  problems: z.array(requestProblemSchema).max(100),
});
/** Price, expected wait and loss report for one spec at one provider and tier. */
export type Quote = z.infer<typeof quoteSchema>;
