import { useEffect, useState } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Price, Quote } from '#shared/domain/quote.ts';
import type { MediaKind, Reference } from '#shared/domain/reference.ts';
import { useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { removeReference } from '#renderer/editing/reference-edits.ts';
import { client } from '#renderer/platform/client.ts';

/** What the references do to the price of one take. */
export interface PriceEffect {
  /** `video`: compared with the clip without its videos; `all`: without any reference. */
  readonly of: Extract<MediaKind, 'video'> | 'all';
  readonly without: Price;
  readonly with: Price;
}

function withoutReferences(spec: ClipSpec, isGone: (reference: Reference) => boolean): ClipSpec {
  return spec.references.filter(isGone).reduce((rest, { id }) => removeReference(rest, id), spec);
}

/** The clips to compare with, the more telling one first. */
function comparisons(spec: ClipSpec): { readonly of: PriceEffect['of']; readonly spec: ClipSpec }[] {
  const isVideo = ({ kind }: Reference): boolean => kind === 'video';
  const hasVideo = spec.references.some(isVideo);
  return [
    ...(hasVideo ? [{ of: 'video' as const, spec: withoutReferences(spec, isVideo) }] : []),
    { of: 'all', spec: withoutReferences(spec, () => true) },
  ];
}

const isTold = ({ kind }: Price): boolean => kind === 'exact' || kind === 'range';

/** Asks the same provider and tier for the clip without what is compared. `null`: there is nothing to compare. */
async function askEffect(spec: ClipSpec, quote: Quote): Promise<PriceEffect | null> {
  for (const compared of comparisons(spec)) {
    const answer = await client().invoke('quotes.list', { spec: compared.spec });
    if (!answer.ok) return null;
    const other = answer.value.find(({ providerId, tier }) => providerId === quote.providerId && tier === quote.tier);
    if (other !== undefined && isTold(other.price)) {
      return { of: compared.of, without: other.price, with: quote.price };
    }
  }
  return null;
}

/** The effect on the quote that a click would order, kept in step with it; `null` while there is none. */
export function usePriceEffect(): PriceEffect | null {
  const quote = useChosenQuote();
  const [effect, setEffect] = useState<PriceEffect | null>(null);
  useEffect(() => {
    let isStale = false;
    const { spec } = draftStore.getState();
    const isComparable = spec !== null && quote !== null && spec.references.length > 0 && isTold(quote.price);
    const ask = async (): Promise<void> => {
      const next = isComparable ? await askEffect(spec, quote) : null;
      if (!isStale) setEffect(next);
    };
    void ask();
    return () => {
      isStale = true;
    };
  }, [quote]);
  return effect;
}

function bounds(price: Price): readonly [number, number, string] | null {
  if (price.kind === 'exact') return [price.price.amount, price.price.amount, price.price.currency];
  return price.kind === 'range' ? [price.low.amount, price.high.amount, price.high.currency] : null;
}

/** By how much the price is higher (above 0) or lower, at the dear end of a range; `null` where that cannot be said. */
export function priceDifference(without: Price, withThem: Price): { amount: number; currency: string } | null {
  const [before, after] = [bounds(without), bounds(withThem)];
  if (before === null || after === null || before[2] !== after[2]) return null;
  return { amount: after[1] - before[1], currency: after[2] };
}
