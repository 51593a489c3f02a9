import type { Quote } from '#shared/domain/quote.ts';
import type { BoardRow } from './board-rows.ts';

/** A quote by who makes it and how: prices may come anew while it stands. */
export type QuotePick = Pick<Quote, 'providerId' | 'tier'>;

/** What is picked on the board, for the take and for its twin; nothing is chosen until it is used. */
export interface BoardPicks {
  readonly main: BoardRow | null;
  /** A twin is wanted; it may not be picked yet. */
  readonly isTwin: boolean;
  readonly twin: BoardRow | null;
}

export function isSamePick(first: QuotePick | null, second: QuotePick | null): boolean {
  return first !== null && first.providerId === second?.providerId && first.tier === second.tier;
}

/** The rows of what is picked. A twin at the very same quote is none: that is a second take. */
export function findPicks(
  rows: readonly BoardRow[],
  picks: { readonly main: QuotePick | null; readonly isTwin: boolean; readonly twin: QuotePick | null },
): BoardPicks {
  const find = (pick: QuotePick | null): BoardRow | null => rows.find(({ quote }) => isSamePick(pick, quote)) ?? null;
  const main = find(picks.main);
  const twin = picks.isTwin ? find(picks.twin) : null;
  const isUsable = twin !== null && twin !== main && twin.quote.problems.length === 0;
  return { main, isTwin: picks.isTwin, twin: isUsable ? twin : null };
}
