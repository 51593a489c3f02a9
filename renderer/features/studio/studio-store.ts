import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Price, Quote } from '#shared/domain/quote.ts';
import type { ClipId, ProviderId, TierId } from '#shared/ids.ts';

/** What a person is asked before an order goes out. */
export type OrderQuestion =
  | { readonly kind: 'no-key'; readonly providerId: ProviderId }
  /** The tables behind the prices of these are old. */
  | { readonly kind: 'old-price'; readonly order: QuotedOrder; readonly old: readonly Quote[] }
  /** Prices are not those that stood on the button. */
  | { readonly kind: 'price-changed'; readonly order: QuotedOrder; readonly changes: readonly PriceChange[] };

/** What one click orders. */
export interface QuotedOrder {
  readonly main: Quote;
  /** The same clip, once more, at another quote. */
  readonly twin: Quote | null;
}

export interface PriceChange {
  readonly quote: Quote;
  readonly before: Price;
}

/** A second quote for the next order of a clip. */
export interface TwinChoice {
  readonly clipId: ClipId;
  readonly providerId: ProviderId;
  readonly tier: TierId;
}

export interface StudioState {
  /** An order is on its way. */
  readonly isOrdering: boolean;
  /** What a provider does with the clip stands on the screen: that of the take, or of its twin. */
  readonly report: 'main' | 'twin' | null;
  readonly twin: TwinChoice | null;
  /** The quotes of all providers stand over the studio. */
  readonly isBoardOpen: boolean;
  /** All shots stand over the studio, as a table. */
  readonly isTableOpen: boolean;
  readonly orderQuestion: OrderQuestion | null;
  /** Under 1280 px wide the composer shows the clip or the selected shot. */
  readonly composerView: 'clip' | 'shot';
}

export const studioStore = createStore<StudioState>(() => ({
  isOrdering: false,
  report: null,
  twin: null,
  isBoardOpen: false,
  isTableOpen: false,
  orderQuestion: null,
  composerView: 'clip',
}));

export function useStudio<T>(select: (state: StudioState) => T): T {
  return useStore(studioStore, select);
}
