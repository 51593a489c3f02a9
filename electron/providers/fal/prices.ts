import type { Resolution } from '#shared/domain/frame-sizes.ts';
import { frameSizes, framesPerSecond, ratios, type FrameSize } from '#shared/domain/frame-sizes.ts';
import type { ClipKind, ClipParameters } from '#shared/domain/clip-spec.ts';
import type { CurrencyAmount, Price, PriceBasis } from '#shared/domain/quote.ts';

/** Hundred-thousandths of a dollar: every published rate is a whole number of them. */
type Rate = number;

interface TierRates {
  /** Per 1,000 tokens. */
  readonly tokens: Rate;
  /** Per second at 720p, as the pages of the endpoints say; all input video counts as seconds too. */
  readonly seconds720: Readonly<Record<'text' | 'frames' | 'references' | 'withVideo', Rate>>;
  /** Per second at 480p, without input video. */
  readonly seconds480: Rate;
}

export const falTiers = ['standard', 'fast'] as const;
export type FalTier = (typeof falTiers)[number];

/**
 * The endpoints' pages give a formula and, beside it, a rate per second that differs a little: 0.3034 where the formula
 * says 0.3024. The bill follows one of them, so the higher one is quoted.
 */
const rates: Readonly<Record<FalTier, TierRates>> = {
  standard: {
    tokens: 1_400,
    seconds720: { text: 30_340, frames: 30_240, references: 30_240, withVideo: 18_140 },
    seconds480: 13_600,
  },
  fast: {
    tokens: 1_120,
    seconds720: { text: 24_190, frames: 24_190, references: 24_190, withVideo: 14_515 },
    seconds480: 10_800,
  },
};

const falPricesReadOn = '2026-11-21';
const staleAfterMs = 30 * 24 * 60 * 60_000;

/** `true` once the table is over 30 days old. */
export function arePricesStale(nowMs: number): boolean {
  return nowMs - Date.parse(falPricesReadOn) > staleAfterMs;
}

/** Any input video makes every counted second cheaper: 6/10 of the price. */
const videoFactor = 6n;
const factorBase = 10n;
const tokenPixels = 1_024n;
const thousand = 1_000n;

/** Costs are whole numbers of this part of a hundred-thousandth of a dollar, so no fraction is ever rounded twice. */
const parts = thousand * tokenPixels * thousand * factorBase;

/** What a price is made of. */
export interface PriceInput {
  readonly tier: FalTier;
  readonly kind: Extract<ClipKind, 'text' | 'frames' | 'references'>;
  readonly resolution: Resolution;
  readonly size: FrameSize;
  readonly ratio: ClipParameters['ratio'];
  readonly durationMs: { readonly low: number; readonly high: number };
  /** Of all input videos together; `null` when there is none. */
  readonly inputVideoMs: number | null;
}

/** The size that *auto* is priced at: the one with the most pixels. */
export function dearestSize(resolution: Resolution): FrameSize {
  const sizes = ratios.map((ratio) => frameSizes[resolution][ratio]);
  return sizes.reduce((most, size) => (size.width * size.height > most.width * most.height ? size : most));
}

/** tokens = height x width x seconds x 24 / 1024, at a rate per 1,000 of them. */
function tokenCost({ tier, size, inputVideoMs }: PriceInput, countedMs: number): bigint {
  const factor = inputVideoMs === null ? factorBase : videoFactor;
  const pixels = BigInt(size.width) * BigInt(size.height);
  return pixels * BigInt(countedMs) * BigInt(framesPerSecond) * BigInt(rates[tier].tokens) * factor;
}

function secondRate({ tier, kind, resolution, inputVideoMs }: PriceInput): Rate | null {
  const { seconds720, seconds480 } = rates[tier];
  if (resolution === '720p') return seconds720[inputVideoMs === null ? kind : 'withVideo'];
  return inputVideoMs === null ? seconds480 : null;
}

function secondCost(rate: Rate, countedMs: number): bigint {
  return BigInt(rate) * BigInt(countedMs) * (parts / thousand);
}

/** Cents, half up. */
function toCents(cost: bigint): CurrencyAmount {
  const cent = parts * thousand;
  return { currency: 'USD', amount: Number((2n * cost + cent) / (2n * cent)) };
}

/** A rate as it is published: `0.0112`. */
function writeRate(rate: Rate): string {
  return (rate / 100_000).toFixed(5).replace(/0+$/u, '');
}

/** Seconds without a needless fraction. */
function writeSeconds(ms: number): string {
  return String(Math.round(ms / 10) / 100);
}

/** The price of one take, and which of the two published ways of reckoning it rests on: the dearer one. Pure. */
export function priceOf(input: PriceInput): { readonly price: Price; readonly basis: PriceBasis } {
  const { tier, size, ratio, durationMs, inputVideoMs } = input;
  const perSecond = secondRate(input);
  const cost = (outputMs: number): { readonly cost: bigint; readonly isByTokens: boolean } => {
    const countedMs = outputMs + (inputVideoMs ?? 0);
    const byTokens = tokenCost(input, countedMs);
    const bySeconds = perSecond === null ? 0n : secondCost(perSecond, countedMs);
    return byTokens >= bySeconds ? { cost: byTokens, isByTokens: true } : { cost: bySeconds, isByTokens: false };
  };
  const [low, high] = [cost(durationMs.low), cost(durationMs.high)];
  const isRange = durationMs.low !== durationMs.high;
  const seconds = [durationMs.low, ...(isRange ? [durationMs.high] : [])].map(writeSeconds).join('–');
  const usesTokens = high.isByTokens || perSecond === null;
  return {
    price: isRange
      ? { kind: 'range', low: toCents(low.cost), high: toCents(high.cost) }
      : { kind: 'exact', price: toCents(high.cost) },
    basis: {
      code: usesTokens ? 'tokens' : 'seconds',
      params: {
        width: size.width,
        height: size.height,
        ratio,
        seconds,
        inputSeconds: writeSeconds(inputVideoMs ?? 0),
        hasVideo: inputVideoMs === null ? 'no' : 'yes',
        rate: writeRate(usesTokens ? rates[tier].tokens : perSecond),
      },
      source: 'fal.ai, pages of the Seedance 2.0 endpoints',
      readOn: falPricesReadOn,
    },
  };
}

/**
 * What billable units of a job without input video cost: one unit is 1,000 tokens. `null` when the text is no number.
 * `units` is a decimal, such as `129.6`.
 */
export function unitsCost(tier: FalTier, units: string): CurrencyAmount | null {
  const match = /^(\d{1,9})(?:\.(\d{1,12}))?$/u.exec(units.trim());
  if (match === null) return null;
  const fraction = match[2] ?? '';
  const scale = thousand * 10n ** BigInt(fraction.length);
  const cost = BigInt(`${match[1] ?? ''}${fraction}`) * BigInt(rates[tier].tokens);
  return { currency: 'USD', amount: Number((2n * cost + scale) / (2n * scale)) };
}
