import { words } from '#renderer/words/words.ts';

/** "fal.ai, Fast"; a tier that is called like its provider is not said twice. */
export function quoteName(provider: string, tier: string): string {
  return provider === tier ? provider : words.t('quotes.name', { provider, tier });
}
