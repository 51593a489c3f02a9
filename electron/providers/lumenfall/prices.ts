import type { CurrencyAmount, Price, PriceBasis } from '#shared/domain/quote.ts';

/** Kinds of clips by what they cost. */
export type PricedKind = 'text' | 'frames' | 'references';

/** Hundred-thousandths of a dollar, per second. */
const rates: Readonly<Record<PricedKind | 'withVideo', number>> = {
  text: 30_300,
  frames: 30_200,
  // The page names the rate with input video only; without one the model behind it costs this.
  references: 30_240,
  // Seconds of input video count as well.
  withVideo: 18_140,
};

const pricesReadOn = '2026-11-21';
const source = 'Lumenfall, page of Seedance 2.0';
const staleAfterMs = 30 * 24 * 60 * 60_000;

/** `true` once the table is over 30 days old. */
export function arePricesStale(nowMs: number): boolean {
  return nowMs - Date.parse(pricesReadOn) > staleAfterMs;
}

/** Seconds without a needless fraction. */
function writeSeconds(ms: number): string {
  return String(Math.round(ms / 10) / 100);
}

export interface PriceInput {
  readonly kind: PricedKind;
  readonly outputMs: number;
  /** Of all input videos together; absent: there is none. */
  readonly inputVideoMs?: number | undefined;
}

/** Cents, half up, once. Rate times milliseconds are hundred-millionths of a dollar. */
function costOf(rate: number, ms: number): CurrencyAmount {
  return { currency: 'USD', amount: Math.floor((rate * ms + 500_000) / 1_000_000) };
}

/** The price of one take by the list, an estimate: what was really used is billed. Pure. */
export function listPrice({ kind, outputMs, inputVideoMs }: PriceInput): {
  readonly price: Price & { readonly kind: 'exact' };
  readonly basis: PriceBasis;
} {
  const rate = rates[inputVideoMs === undefined ? kind : 'withVideo'];
  return {
    price: { kind: 'exact', price: costOf(rate, outputMs + (inputVideoMs ?? 0)) },
    basis: {
      code: 'list-estimate',
      params: {
        seconds: writeSeconds(outputMs),
        inputSeconds: writeSeconds(inputVideoMs ?? 0),
        hasVideo: inputVideoMs === undefined ? 'no' : 'yes',
        rate: String(rate / 100_000),
      },
      source,
      readOn: pricesReadOn,
    },
  };
}
