import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Quote } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';

export interface QuotesState {
  /** Quotes of every provider and tier for the words on the screen; while new ones are asked for, the last ones. */
  readonly quotes: readonly Quote[];
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: AppError | null;
}

export const noQuotesYet: QuotesState = { quotes: [], state: 'loading', error: null };

/** Written by `follow-quotes.ts`, and by an order whose price has changed meanwhile. */
export const quotesStore = createStore<QuotesState>(() => noQuotesYet);

export function useQuotes<T>(select: (state: QuotesState) => T): T {
  return useStore(quotesStore, select);
}
