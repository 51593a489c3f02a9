import type { CurrencyAmount, Price, PriceBasis, Quote } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';
import { dayOf, type Catalogue, type ModelPrice } from './catalogue.ts';
import { findModel } from './models.ts';

const source = 'Apiframe, list of models';
const staleAfterMs = 30 * 24 * 60 * 60_000;

/** What the catalogue says a second, or a whole film, costs at least and at most. */
interface Published {
  readonly code: 'credits-per-second' | 'credits-per-film' | 'credits-of-either';
  readonly low: number;
  readonly high: number;
  /** How often the lower and the higher figure count. */
  readonly timesLow: number;
  readonly timesHigh: number;
}

function readPublishedPrice({ low, high, mode }: ModelPrice, seconds: number): Published | null {
  if (low === null || high === null || low > high) return null;
  const film = { code: 'credits-per-film', low, high, timesLow: 1, timesHigh: 1 } as const;
  switch (mode) {
    case 'per-second':
      return { code: 'credits-per-second', low, high, timesLow: seconds, timesHigh: seconds };
    case 'flat':
    case 'per-output':
      return film;
    case null:
      // Whether a second or a film is meant is not said: the range covers both.
      return { ...film, code: 'credits-of-either', timesHigh: seconds };
    default:
      return null;
  }
}

/** Whole credits. Sums of decimals miss by a trifle, which must not become a credit. */
function toCredits(amount: number, round: 'down' | 'up'): CurrencyAmount {
  const trifle = 1e-6;
  return { currency: 'credits', amount: round === 'down' ? Math.floor(amount + trifle) : Math.ceil(amount - trifle) };
}

/** Credits as they are published: `12`, or `0.5`. */
function writeCredits(amount: number): string {
  return String(Math.round(amount * 10_000) / 10_000);
}

/** Why there is no price; nothing can be said before the list was read. */
function notPublished(catalogue: Catalogue | null): PriceBasis | null {
  return catalogue === null ? null : { code: 'not-published', params: {}, source, readOn: dayOf(catalogue) };
}

/**
 * The price of one film as far as the catalogue tells it: the rate of each resolution stands on a page that cannot be
 * read, so it is a range, or unknown while nothing is published. Pure.
 */
export function priceOf(
  catalogue: Catalogue | null,
  tier: TierId,
  seconds: number,
  nowMs: number,
): Pick<Quote, 'price' | 'basis' | 'isStale'> {
  const model = catalogue?.models.find(({ id }) => id === findModel(tier));
  const published = model === undefined ? null : readPublishedPrice(model, seconds);
  const isStale = catalogue !== null && nowMs - catalogue.readAt > staleAfterMs;
  if (catalogue === null || published === null) {
    return { price: { kind: 'unknown' }, basis: isStale ? null : notPublished(catalogue), isStale: false };
  }
  const { code, low, high, timesLow, timesHigh } = published;
  const least = toCredits(low * timesLow, 'down');
  const most = toCredits(high * timesHigh, 'up');
  const price: Price =
    least.amount === most.amount ? { kind: 'exact', price: most } : { kind: 'range', low: least, high: most };
  const basis: PriceBasis = {
    code,
    params: { low: writeCredits(low), high: writeCredits(high), seconds },
    source,
    readOn: dayOf(catalogue),
  };
  return { price, basis, isStale };
}
