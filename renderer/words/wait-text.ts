import { words } from './words.ts';

/** "55 s", "3 min 40 s", "4 min": how long something usually takes; seconds are rounded to five from a minute on. */
export function waitText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 60) return words.t('quotes.wait.seconds', { seconds });
  const rounded = Math.round(seconds / 5) * 5;
  const minutes = Math.floor(rounded / 60);
  if (rounded % 60 === 0) return words.t('quotes.wait.wholeMinutes', { minutes });
  return words.t('quotes.wait.minutes', { minutes, seconds: rounded % 60 });
}
