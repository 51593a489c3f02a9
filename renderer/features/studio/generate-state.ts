import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Quote } from '#shared/domain/quote.ts';
import type { QuotesState } from '#renderer/editing/quotes-store.ts';
import { hasNoWords } from './clip-content.ts';

/** What the Generate button can do, and if nothing, why. */
export type GenerateState =
  | { readonly kind: 'ready'; readonly quote: Quote; readonly twin: Quote | null }
  | { readonly kind: 'sending'; readonly quote: Quote; readonly twin: Quote | null }
  | { readonly kind: 'offline' }
  | { readonly kind: 'unwritten' }
  | { readonly kind: 'blocked'; readonly count: number }
  | { readonly kind: 'pricing' }
  | { readonly kind: 'no-provider' };

interface GenerateInput {
  readonly spec: ClipSpec;
  readonly quote: Quote | null;
  /** Ordered by the same click. */
  readonly twin: Quote | null;
  readonly quoteState: QuotesState['state'];
  readonly isOrdering: boolean;
  readonly isConnected: boolean;
  /** Blocks that preflight found. */
  readonly blockCount: number;
}

/** The first thing that stands in the way decides; an order on its way stands before everything. */
export function generateState(input: GenerateInput): GenerateState {
  const { spec, quote, twin, quoteState, isOrdering, isConnected, blockCount } = input;
  if (isOrdering && quote !== null) return { kind: 'sending', quote, twin };
  if (!isConnected) return { kind: 'offline' };
  if (hasNoWords(spec)) return { kind: 'unwritten' };
  const refusals = quote?.problems.length || (twin?.problems.length ?? 0);
  const blocks = blockCount === 0 ? refusals : blockCount;
  if (blocks > 0) return { kind: 'blocked', count: blocks };
  if (quote !== null) return { kind: 'ready', quote, twin };
  return { kind: quoteState === 'loading' ? 'pricing' : 'no-provider' };
}
