import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { chooseQuote } from '#renderer/editing/chosen-quote.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import { words } from '#renderer/words/words.ts';
import { hasNoWords } from '../../clip-content.ts';

/** What a clip would cost where it is to be made, or why it cannot be sent. */
export interface ClipOffer {
  readonly clip: Clip;
  /** As they stood when the price was asked for. */
  readonly spec: ClipSpec;
  /** `null`: nobody can make it. */
  readonly quote: Quote | null;
  /** `null`: it can be sent. Else why not, in a sentence. */
  readonly reason: string | null;
}

type Known = Pick<Mirror, 'providers' | 'accounts' | 'assets' | 'settings'>;

/** A clip at its own chosen quote. `quotes`: `null` when they could not be had. */
export function offerOf(clip: Clip, spec: ClipSpec, quotes: readonly Quote[] | null, known: Known): ClipOffer {
  if (quotes === null) return { clip, spec, quote: null, reason: words.t('several.reason.gone') };
  const chosen = { providerId: known.settings.chosenProviderId, tier: spec.parameters.tier };
  const quote = chooseQuote(quotes, chosen);
  return { clip, spec, quote, reason: reasonOf(spec, quote, known) };
}

function reasonOf(spec: ClipSpec, quote: Quote | null, known: Known): string | null {
  if (hasNoWords(spec)) return words.t('several.reason.unwritten');
  if (quote === null) return words.t('several.reason.noProvider');
  const capabilities = known.providers.find(({ id }) => id === quote.providerId) ?? null;
  const missing = assetIdsOfSpec(spec).filter((id) => known.assets[id]?.isMissing === true);
  const missingAssetIds = new Set(missing);
  const { blocks } = runPreflight({ spec, capabilities, missingAssetIds, problems: quote.problems });
  const [block] = blocks;
  if (block !== undefined) return `${words.t(`prompt.problem.${block.code}`, block.params)}.`;
  const [problem] = quote.problems;
  if (problem !== undefined) return problemText(problem);
  const trouble = keyTrouble(known, quote.providerId);
  const provider = capabilities?.name ?? quote.providerId;
  return trouble === null ? null : words.t(`several.reason.${trouble}`, { provider });
}

export interface SendableOffer extends ClipOffer {
  readonly quote: Quote;
  readonly reason: null;
}

export function isSendable(offer: ClipOffer): offer is SendableOffer {
  return offer.quote !== null && offer.reason === null;
}

/** What has to be seen before it is agreed to: a price that is old, or that nobody knows. */
export function needsLook({ quote }: SendableOffer): boolean {
  return quote.isStale || quote.price.kind === 'unknown';
}
