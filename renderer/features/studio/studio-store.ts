import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Price, Quote } from '#shared/domain/quote.ts';
import type { ProviderId } from '#shared/ids.ts';

/** What a person is asked before an order goes out. */
export type OrderQuestion =
  | { readonly kind: 'no-key'; readonly providerId: ProviderId }
  /** The table behind the price is old. */
  | { readonly kind: 'old-price'; readonly quote: Quote }
  /** The price is not the one that stood on the button. */
  | { readonly kind: 'price-changed'; readonly quote: Quote; readonly before: Price };

export interface StudioState {
  /** An order is on its way. */
  readonly isOrdering: boolean;
  /** What the provider does with the clip stands on the screen. */
  readonly isReportOpen: boolean;
  /** The quotes of all providers stand over the studio. */
  readonly isBoardOpen: boolean;
  readonly orderQuestion: OrderQuestion | null;
  /** Under 1280 px wide the composer shows the clip or the selected shot. */
  readonly composerView: 'clip' | 'shot';
}

export const studioStore = createStore<StudioState>(() => ({
  isOrdering: false,
  isReportOpen: false,
  isBoardOpen: false,
  orderQuestion: null,
  composerView: 'clip',
}));

export function useStudio<T>(select: (state: StudioState) => T): T {
  return useStore(studioStore, select);
}
