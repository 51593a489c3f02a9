import { z } from 'zod';
import { providerIdSchema, tierIdSchema } from '../ids.ts';

const currencyAmount = z.strictObject({
  /** ISO 4217, or `credits`. */
  currency: z.string().max(16),
  /** Hundredths of the currency, or whole credits. Never a float. */
  amount: z.number().int().nonnegative(),
});

export const priceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('exact'), price: currencyAmount }),
  z.strictObject({ kind: z.literal('range'), low: currencyAmount, high: currencyAmount }),
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
});
/** Why a provider cannot run a spec. */
export type RequestProblem = z.infer<typeof requestProblemSchema>;

export const quoteSchema = z.strictObject({
  providerId: providerIdSchema,
  tier: tierIdSchema,
  price: priceSchema,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.strictObject({ low: z.number().int(), high: z.number().int() }),
  /** Milliseconds; `null` when nothing is known. `basis` says where it comes from. */
  wait: z.strictObject({ ms: z.number().int(), basis: z.enum(['own-history', 'provider']) }).nullable(),
  losses: z.array(lossEntrySchema).max(100),
  /** Not empty: this provider cannot run the spec, and why. */
  problems: z.array(requestProblemSchema).max(100),
});
/** Price, expected wait and loss report for one spec at one provider and tier. */
export type Quote = z.infer<typeof quoteSchema>;
