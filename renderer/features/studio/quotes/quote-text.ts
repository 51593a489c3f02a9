import { lossResults, type LossEntry, type PriceBasis, type Quote } from '#shared/domain/quote.ts';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import { priceBasis } from '#renderer/words/en/price-basis.ts';
import { secondsNumber, secondsText } from '#renderer/words/time-text.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import { words } from '#renderer/words/words.ts';

/** "1280 × 720": the picture that really comes. */
export function sizeText({ width, height }: Pick<Quote, 'width' | 'height'>): string {
  return words.t('quotes.size', { width, height });
}

/** "15 s", or "4 to 15 s" where the provider chooses. */
export function lengthText({ durationMs: { low, high } }: Pick<Quote, 'durationMs'>): string {
  return low === high
    ? secondsText(low)
    : words.t('quotes.lengthRange', { low: secondsNumber(low), high: secondsNumber(high) });
}

/** "usually 3 min 40 s" from own runs, "about 3 min" from the provider; `null` when nobody knows. */
export function expectedWait({ wait }: Pick<Quote, 'wait'>): string | null {
  if (wait === null) return null;
  const text = waitText(wait.ms);
  return wait.basis === 'own-history'
    ? words.t('quotes.wait.usual', { wait: text })
    : words.t('quotes.wait.about', { wait: text });
}

/** "1 dropped, 2 renamed", the worst first; what is passed on is not counted. */
export function changesText(losses: readonly LossEntry[]): string {
  const parts = lossResults.flatMap((result) => {
    const count = losses.filter((loss) => loss.result === result).length;
    return result === 'passed' || count === 0 ? [] : [words.t(`quotes.changes.${result}`, { count })];
  });
  return parts.length === 0 ? words.t('quotes.changes.none') : parts.join(', ');
}

function isKnown(code: string): code is keyof typeof priceBasis {
  return Object.hasOwn(priceBasis, code);
}

/** What a price rests on, in a sentence or two. */
export function basisText({ code, params }: PriceBasis): string {
  const how = words.t(`priceBasis.${isKnown(code) ? code : 'other'}`, {
    width: '',
    height: '',
    seconds: '',
    rate: '',
    inputSeconds: '',
    ...params,
    ...(params['hasVideo'] === 'yes' ? { context: 'video' } : {}),
  });
  return params['ratio'] === 'auto' ? `${how} ${words.t('priceBasis.auto')}` : how;
}

/** "21 Nov 2026" of a day written `2026-11-21`. */
export function dayText(isoDay: string): string {
  return calendarDay(new Date(`${isoDay}T00:00:00`));
}
