import { words } from '#renderer/words/words.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "fal.ai and Lumenfall are ready": every provider that takes orders now. */
export function keyReadyText(providers: readonly string[]): string {
  return words.t('firstRun.keyReady', { count: providers.length, providers: list.format(providers) });
}
