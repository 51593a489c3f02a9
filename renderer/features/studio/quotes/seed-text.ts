import type { ClipParameters } from '#shared/domain/clip-spec.ts';
import { words } from '#renderer/words/words.ts';

/** "Seeds 7, 8, 9": one for each take that is ordered. */
export function seedText({ seed, takes }: Pick<ClipParameters, 'seed' | 'takes'>): string {
  if (seed === null) return words.t('quotes.seed.none');
  const seeds = Array.from({ length: takes }, (_, index) => seed + index).join(', ');
  return words.t(takes === 1 ? 'quotes.seed.one' : 'quotes.seed.several', { seeds });
}
