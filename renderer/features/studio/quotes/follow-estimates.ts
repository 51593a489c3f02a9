import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { estimateOption } from '#shared/domain/provider.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { findChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { quotesStore } from '#renderer/editing/quotes-store.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { studioStore } from '../studio-store.ts';
import { findTwinQuote } from '../twin-quote.ts';
import { isSamePick } from './board-picks.ts';

/** Providers are asked later than our own tables: words must have settled. */
const settleMs = 1_000;

/** The quotes a person looks at: those a click would order, and all of them while the board is open. */
function quotesInSight(): readonly Quote[] {
  if (studioStore.getState().isBoardOpen) return quotesStore.getState().quotes;
  return [findChosenQuote(), findTwinQuote()].filter((quote) => quote !== null);
}

function optionsOf(providerId: Quote['providerId']): Readonly<Record<string, string>> {
  return mirrorStore.getState().settings.providerOptions[providerId] ?? {};
}

/** Its provider tells prices, can be asked now, and has not told this one yet. */
function canBeAsked({ providerId, problems, askedAt }: Quote): boolean {
  const { providers, accounts, isOnline } = mirrorStore.getState();
  const isTelling = providers.some(({ id, hasEstimate }) => id === providerId && hasEstimate);
  const isWanted = optionsOf(providerId)[estimateOption.id] !== 'off';
  const isUsable = accounts[providerId]?.isUsable ?? false;
  return isTelling && isWanted && isUsable && isOnline && problems.length === 0 && askedAt === undefined;
}

/** Puts the answer in the place of the price from the table. Without one, that price stands. */
async function refine(
  quote: Quote,
  clipId: NonNullable<ReturnType<typeof draftStore.getState>['clipId']>,
  spec: ClipSpec,
) {
  const { providerId, tier } = quote;
  const answer = await client().invoke('quotes.refine', { clipId, spec, providerId, tier });
  if (!answer.ok || draftStore.getState().spec !== spec) return;
  const refined = answer.value;
  quotesStore.setState(({ quotes }) => ({
    quotes: quotes.map((each) => (isSamePick(each, refined) ? refined : each)),
  }));
}

/** Asks providers what the clip would cost, where they tell, once for each wording. Returns a function that stops it. */
export function followEstimates(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let askedSpec: ClipSpec | null = null;
  const asked = new Set<string>();

  const ask = (): void => {
    const { spec, clipId } = draftStore.getState();
    if (timer !== null || spec === null || clipId === null || quotesStore.getState().state !== 'ready') return;
    if (spec !== askedSpec) asked.clear();
    askedSpec = spec;
    for (const quote of quotesInSight().filter(canBeAsked)) {
      const key = JSON.stringify([quote.providerId, quote.tier, optionsOf(quote.providerId)]);
      if (asked.has(key)) continue;
      asked.add(key);
      void refine(quote, clipId, spec);
    }
  };
  const waitForWords = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      ask();
    }, settleMs);
  };
  waitForWords();
  const stops = [
    draftStore.subscribe((draft, before) => {
      if (draft.spec !== before.spec) waitForWords();
    }),
    quotesStore.subscribe(ask),
    studioStore.subscribe(ask),
    mirrorStore.subscribe((mirror, before) => {
      const isAbout =
        mirror.settings !== before.settings ||
        mirror.accounts !== before.accounts ||
        mirror.providers !== before.providers ||
        mirror.isOnline !== before.isOnline;
      if (isAbout) ask();
    }),
  ];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
