import type { Capabilities } from '#shared/domain/provider.ts';
import { lossResults, type Price, type Quote } from '#shared/domain/quote.ts';
import type { QuoteOrder } from '#shared/domain/settings.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { linesOf } from './quote-text.ts';

/** A quote with what is needed to show it. */
export interface BoardRow {
  readonly key: string;
  readonly quote: Quote;
  readonly provider: Capabilities;
  /** The provider's own name of the tier. */
  readonly tier: string;
  /** Why nothing can be ordered there; `null`: a key is there, or none is needed. */
  readonly trouble: ReturnType<typeof keyTrouble>;
}

type BoardFacts = Pick<Mirror, 'providers' | 'accounts'>;

/** The quotes of the providers that are built in, in the order of the providers. */
export function boardRows(quotes: readonly Quote[], facts: BoardFacts): BoardRow[] {
  return facts.providers.flatMap((provider) =>
    quotes
      .filter(({ providerId }) => providerId === provider.id)
      .map((quote): BoardRow => ({
        key: `${quote.providerId} ${quote.tier}`,
        quote,
        provider,
        tier: provider.tiers.find(({ id }) => id === quote.tier)?.name ?? quote.tier,
        trouble: keyTrouble(facts, provider.id),
      })),
  );
}

/** It can be ordered as things are. */
export function isAvailable({ quote, trouble }: BoardRow): boolean {
  return quote.problems.length === 0 && trouble === null;
}

/** Free first, then money, then credits, which are worth what the provider says; last what nobody knows. */
function priceRank(price: Price): readonly number[] {
  if (price.kind === 'free') return [0, 0];
  if (price.kind === 'unknown') return [3, 0];
  // What it may cost at most is what counts.
  const { currency, amount } = price.kind === 'exact' ? price.price : price.high;
  return [currency === 'credits' ? 2 : 1, amount];
}

function lossRank(quote: Quote): readonly number[] {
  const lines = linesOf(quote);
  return lossResults.map((result) => lines.filter(({ kind }) => kind === result).length);
}

function rankOf({ quote }: BoardRow, order: QuoteOrder): readonly number[] {
  switch (order) {
    case 'provider':
      return [];
    case 'price':
      return priceRank(quote.price);
    case 'wait':
      return [quote.wait?.ms ?? Infinity];
    case 'losses':
      return lossRank(quote);
  }
}

function compareRanks(first: readonly number[], second: readonly number[]): number {
  for (const [index, value] of first.entries()) {
    const other = second[index] ?? 0;
    // Two that are unknown are as good as each other; their difference would be no number.
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

/** Where each row stands: the keys of those that can be ordered, and of those that cannot as things are. */
export interface Places {
  readonly available: readonly string[];
  readonly unavailable: readonly string[];
}

/** Puts rows in order; equal ones stand as the providers do. */
export function placesOf(rows: readonly BoardRow[], order: QuoteOrder): Places {
  const ranked = rows
    .map((row) => ({ row, rank: rankOf(row, order) }))
    .toSorted((first, second) => compareRanks(first.rank, second.rank));
  const keysOf = (wanted: boolean): string[] =>
    ranked.filter(({ row }) => isAvailable(row) === wanted).map(({ row }) => row.key);
  return { available: keysOf(true), unavailable: keysOf(false) };
}

/**
 * Where rows stand while a person looks at them: each keeps its place, whatever becomes of its numbers. What is new comes
 * last in its part; what is gone leaves.
 */
export function keepPlaces(before: Places, now: Places): Places {
  const known = new Set([...before.available, ...before.unavailable]);
  const there = new Set([...now.available, ...now.unavailable]);
  const join = (old: readonly string[], fresh: readonly string[]): string[] => [
    ...old.filter((key) => there.has(key)),
    ...fresh.filter((key) => !known.has(key)),
  ];
  return {
    available: join(before.available, now.available),
    unavailable: join(before.unavailable, now.unavailable),
  };
}
