import type { Resolution } from '#shared/domain/frame-sizes.ts';
import type { CurrencyAmount, Price, PriceBasis } from '#shared/domain/quote.ts';
import { eachlabsReadOn } from './capabilities.ts';
import type { EachlabsKind, EachlabsModel, EachlabsTier } from './models.ts';

/** Hundred-thousandths of a dollar per second of the result: every published rate is a whole number of them. */
type Rate = number;

interface TierRates {
  /** Kinds whose pages carry these rates; the other kinds of the tier are taken to cost the same. */
  readonly published: readonly EachlabsKind[];
  readonly rates: Readonly<Partial<Record<Resolution, Rate>>>;
}

/** Sound and input videos change nothing. Of *mini* only "from $0.06" is said, which is no rate. */
const tierRates: Readonly<Partial<Record<EachlabsTier, TierRates>>> = {
  standard: { published: ['frames', 'references'], rates: { '480p': 14_120, '720p': 30_240, '1080p': 68_500 } },
  fast: { published: ['text', 'frames'], rates: { '480p': 11_290, '720p': 24_190 } },
};

const staleAfterMs = 30 * 24 * 60 * 60_000;

/** `true` once the table is over 30 days old. */
export function arePricesStale(nowMs: number): boolean {
  return nowMs - Date.parse(eachlabsReadOn) > staleAfterMs;
}

const ratePartsPerCent = 1_000;
const msPerSecond = 1_000;

/** Cents, half up. */
function costOf(rate: Rate, ms: number): CurrencyAmount {
  const parts = rate * ms;
  const perCent = ratePartsPerCent * msPerSecond;
  const rest = parts % perCent;
  return { currency: 'USD', amount: (parts - rest) / perCent + (rest * 2 >= perCent ? 1 : 0) };
}

/** A rate as it is published: `0.2419`. */
function writeRate(rate: Rate): string {
  return (rate / 100_000).toFixed(5).replace(/0+$/u, '');
}

export interface PriceInput {
  readonly model: Pick<EachlabsModel, 'kind' | 'tier'>;
  readonly resolution: Resolution;
  readonly durationMs: { readonly low: number; readonly high: number };
}

/** The price of one take; unknown where no rate is published for its tier and resolution. Pure. */
export function priceOf({ model, resolution, durationMs }: PriceInput): {
  readonly price: Price;
  readonly basis: PriceBasis | null;
} {
  const table = tierRates[model.tier];
  const rate = table?.rates[resolution];
  if (table === undefined || rate === undefined) return { price: { kind: 'unknown' }, basis: null };
  const { low, high } = durationMs;
  const isRange = low !== high;
  const seconds = (isRange ? [low, high] : [high]).map((ms) => String(ms / msPerSecond)).join('–');
  return {
    price: isRange
      ? { kind: 'range', low: costOf(rate, low), high: costOf(rate, high) }
      : { kind: 'exact', price: costOf(rate, high) },
    basis: {
      code: table.published.includes(model.kind) ? 'second-rate' : 'second-rate-of-tier',
      params: { seconds, rate: writeRate(rate) },
      source: 'EachLabs, pages of the Seedance 2.0 models',
      readOn: eachlabsReadOn,
    },
  };
}

/** Dollars as an answer gives them, in cents, half up. */
export function toCents(dollars: number): CurrencyAmount {
  const micros = Math.round(dollars * 1_000_000);
  return { currency: 'USD', amount: Math.floor((micros + 5_000) / 10_000) };
}
