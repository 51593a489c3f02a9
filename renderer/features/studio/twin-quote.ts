import type { Quote } from '#shared/domain/quote.ts';
import type { ClipId } from '#shared/ids.ts';
import { findChosenQuote, useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { draftStore, useDraft } from '#renderer/editing/draft-store.ts';
import { quotesStore, useQuotes } from '#renderer/editing/quotes-store.ts';
import { studioStore, useStudio, type TwinChoice } from './studio-store.ts';

/** The twin belongs to its clip, and is none where the first take is made at the same quote. */
function twinOf(
  quotes: readonly Quote[],
  { choice, clipId, chosen }: { choice: TwinChoice | null; clipId: ClipId | null; chosen: Quote | null },
): Quote | null {
  if (choice === null || choice.clipId !== clipId || chosen === null) return null;
  if (choice.providerId === chosen.providerId && choice.tier === chosen.tier) return null;
  return quotes.find(({ providerId, tier }) => providerId === choice.providerId && tier === choice.tier) ?? null;
}

/** The second quote that a click would order as well; `null`: one take is ordered as usual. */
export function findTwinQuote(): Quote | null {
  const { clipId } = draftStore.getState();
  return twinOf(quotesStore.getState().quotes, {
    choice: studioStore.getState().twin,
    clipId,
    chosen: findChosenQuote(),
  });
}

/** The second quote that a click would order as well. */
export function useTwinQuote(): Quote | null {
  const choice = useStudio((studio) => studio.twin);
  const clipId = useDraft((draft) => draft.clipId);
  const chosen = useChosenQuote();
  return useQuotes(({ quotes }) => twinOf(quotes, { choice, clipId, chosen }));
}

/** A twin is chosen on purpose each time: it is forgotten with its order, and never kept. */
export function setTwin(quote: Pick<Quote, 'providerId' | 'tier'> | null): void {
  const { clipId } = draftStore.getState();
  const twin = quote === null || clipId === null ? null : { clipId, providerId: quote.providerId, tier: quote.tier };
  studioStore.setState({ twin });
}
