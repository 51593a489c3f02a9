import type { Capabilities } from '#shared/domain/provider.ts';
import type { Quote } from '#shared/domain/quote.ts';
import type { ProviderId, TierId } from '#shared/ids.ts';
import { mirrorStore, useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { draftStore, useDraft } from './draft-store.ts';
import { quotesStore, useQuotes } from './quotes-store.ts';

export interface QuoteChoice {
  /** `null`: the first that costs nothing. */
  readonly providerId: ProviderId | null;
  /** The tier that the clip asks for; `null` while no clip is open. */
  readonly tier: TierId | null;
}

/**
 * The quote a click would order: what the chosen provider asks for the clip's tier, or for its first one where it has
 * no such tier. Nobody chosen, or somebody who is gone: the first that costs nothing and can, else the first that costs
 * nothing, whose problems then block. Nobody who is paid is ever chosen by anyone but the person.
 */
export function chooseQuote(quotes: readonly Quote[], { providerId, tier }: QuoteChoice): Quote | null {
  const providers = [...new Set(quotes.map((quote) => quote.providerId))];
  const candidates = providers.flatMap((id) => {
    const own = quotes.filter((quote) => quote.providerId === id);
    return own.find((quote) => quote.tier === tier) ?? own[0] ?? [];
  });
  const free = candidates.filter((quote) => quote.price.kind === 'free');
  return (
    candidates.find((quote) => quote.providerId === providerId) ??
    free.find((quote) => quote.problems.length === 0) ??
    free[0] ??
    null
  );
}

/** The quote a click would order now. */
export function findChosenQuote(): Quote | null {
  const providerId = mirrorStore.getState().settings.chosenProviderId;
  const tier = draftStore.getState().spec?.parameters.tier ?? null;
  return chooseQuote(quotesStore.getState().quotes, { providerId, tier });
}

/** The quote a click would order. */
export function useChosenQuote(): Quote | null {
  const providerId = useMirror((mirror) => mirror.settings.chosenProviderId);
  const tier = useDraft((draft) => draft.spec?.parameters.tier ?? null);
  return useQuotes(({ quotes }) => chooseQuote(quotes, { providerId, tier }));
}

function providerOf({ providers }: Mirror, chosenId: ProviderId | null, quotedId: ProviderId | undefined) {
  return (
    providers.find(({ id }) => id === chosenId) ?? providers.find(({ id }) => id === quotedId) ?? providers[0] ?? null
  );
}

/** The provider that the next take goes to; `null` while there is none at all. */
export function useChosenProvider(): Capabilities | null {
  const chosenId = useMirror((mirror) => mirror.settings.chosenProviderId);
  const quotedId = useChosenQuote()?.providerId;
  return useMirror((mirror) => providerOf(mirror, chosenId, quotedId));
}

/** The provider that the next take goes to now. */
export function findChosenProvider(): Capabilities | null {
  const mirror = mirrorStore.getState();
  return providerOf(mirror, mirror.settings.chosenProviderId, findChosenQuote()?.providerId);
}
