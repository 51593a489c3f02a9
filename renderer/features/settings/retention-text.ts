import { words } from '#renderer/words/words.ts';

const hourSeconds = 3_600;
const daySeconds = 24 * hourSeconds;

/** "7 days", "1 hour". */
export function lifetimeText(seconds: number): string {
  return seconds < daySeconds
    ? words.t('providers.retention.hours', { count: Math.round(seconds / hourSeconds) })
    : words.t('providers.retention.days', { count: Math.round(seconds / daySeconds) });
}
