import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Quote } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';

export interface StudioState {
  /** Quotes for the words on the screen; while new ones are asked for, the last ones. */
  readonly quotes: readonly Quote[];
  readonly quoteState: 'loading' | 'ready' | 'failed';
  readonly quoteError: AppError | null;
  /** An order is on its way. */
  readonly isOrdering: boolean;
  /** What the provider does with the clip stands on the screen. */
  readonly isReportOpen: boolean;
  /** Under 1280 px wide the composer shows the clip or the selected shot. */
  readonly composerView: 'clip' | 'shot';
}

export const studioStore = createStore<StudioState>(() => ({
  quotes: [],
  quoteState: 'loading',
  quoteError: null,
  isOrdering: false,
  isReportOpen: false,
  composerView: 'clip',
}));

export function useStudio<T>(select: (state: StudioState) => T): T {
  return useStore(studioStore, select);
}

/** The quote a click would order: the first that can run, else the first, whose problems then block. */
export function chosenQuote(quotes: readonly Quote[]): Quote | null {
  return quotes.find((quote) => quote.problems.length === 0) ?? quotes[0] ?? null;
}
