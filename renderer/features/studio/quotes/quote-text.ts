import { lossResults, type PriceBasis, type Quote } from '#shared/domain/quote.ts';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import { priceBasis } from '#renderer/words/en/price-basis.ts';
import { askedText } from '#renderer/words/asked-text.ts';
import { momentText } from '#renderer/words/moment-text.ts';
import { secondsNumber, secondsText } from '#renderer/words/time-text.ts';
import { waitText } from '#renderer/words/wait-text.ts';
import { words } from '#renderer/words/words.ts';
import { lossLines, type LossLine } from '../loss-text.ts';
import './board-words.ts';

/** "1280 × 720": the picture that really comes. */
export function sizeText({ width, height }: Pick<Quote, 'width' | 'height'>): string {
  return words.t('quoteBoard.sizeText', { width, height });
}

/** "15 s", or "4 to 15 s" where the provider chooses. */
export function lengthText({ durationMs: { low, high } }: Pick<Quote, 'durationMs'>): string {
  return low === high
    ? secondsText(low)
    : words.t('quoteBoard.lengthRange', { low: secondsNumber(low), high: secondsNumber(high) });
}

/** What becomes of the clip there. The tier is left out: it follows the quote that is chosen. */
export function linesOf({ losses, tier }: Pick<Quote, 'losses' | 'tier'>): LossLine[] {
  return lossLines(losses.filter(({ field, gets }) => field !== 'parameters.tier' || gets !== tier));
}

/** "1 dropped, 2 renamed", the worst first. */
export function changesText(lines: readonly LossLine[]): string {
  const parts = lossResults.flatMap((result) => {
    const count = lines.filter(({ kind }) => kind === result).length;
    return result === 'passed' || count === 0 ? [] : [words.t(`quoteBoard.loss.${result}`, { count })];
  });
  return parts.length === 0 ? words.t('quoteBoard.loss.none') : parts.join(', ');
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
    low: '',
    high: '',
    ...params,
    ...(params['hasVideo'] === 'yes' ? { context: 'video' } : {}),
  });
  return params['ratio'] === 'auto' ? `${how} ${words.t('priceBasis.auto')}` : how;
}

/** "21 Nov 2026" of a day written `2026-11-21`. */
export function dayText(isoDay: string): string {
  return calendarDay(new Date(`${isoDay}T00:00:00`));
}

/** "asked today 14:02" in a sentence: when a provider told its price. */
export function askedMoment(askedAt: number): string {
  return momentText(askedAt, Date.now());
}

/** Under a price: when it was asked for, or the day of the table, where no heading says it. */
export function priceOrigin({ askedAt, basis }: Pick<Quote, 'askedAt' | 'basis'>, isGrouped: boolean): string | null {
  if (askedAt !== undefined) return words.t('quotes.line.asked', { when: askedText(askedAt) });
  return isGrouped || basis === null ? null : dayText(basis.readOn);
}

/** "3 min 40 s"; what only the provider says is about right. */
export function waitShort({ wait }: Pick<Quote, 'wait'>): string {
  if (wait === null) return words.t('quotes.wait.none');
  return wait.basis === 'provider' ? words.t('quotes.wait.about', { wait: waitText(wait.ms) }) : waitText(wait.ms);
}

/** Under a wait: how many own runs it rests on, or that it is the provider's figure. */
export function waitOrigin({ wait }: Pick<Quote, 'wait'>): string | null {
  if (wait === null) return null;
  if (wait.basis === 'provider') return words.t('quoteBoard.waitFrom.provider');
  return wait.runs === undefined ? null : words.t('quoteBoard.waitFrom.runs', { count: wait.runs });
}

/** What is lost first, by name: "Seed, Light of shot 1". */
export function firstLost(lines: readonly LossLine[]): string {
  return lines
    .filter(({ kind }) => kind === lines[0]?.kind)
    .map(({ fields }) => fields)
    .join(', ');
}
