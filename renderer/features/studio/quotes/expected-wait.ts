import type { Quote } from '#shared/domain/quote.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import { words } from '#renderer/words/words.ts';

/** "usually 3 min 40 s" from own runs, "about 3 min" from the provider; `null` when nobody knows. */
export function expectedWait({ wait }: Pick<Quote, 'wait'>): string | null {
  if (wait === null) return null;
  const text = waitText(wait.ms);
  return wait.basis === 'own-history'
    ? words.t('quotes.wait.usual', { wait: text })
    : words.t('quotes.wait.about', { wait: text });
}
