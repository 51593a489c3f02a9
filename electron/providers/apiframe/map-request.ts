import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PreparedRequest, ProviderSettings } from '../provider.ts';
import { aboutRequest, requestProblems } from '../request-problems.ts';
import { sentFilesOf } from '../sent-files.ts';
import { apiframeCapabilities } from './capabilities.ts';
import type { Catalogue } from './catalogue.ts';
import { apiframeLosses } from './losses.ts';
import { priceOf } from './prices.ts';

const maxPromptCharacters = 4_000;

/** What it says a film takes on average. */
const usualWaitMs = 120_000;

export function prepareApiframe(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const mentionStyle = mentionStyleOf(apiframeCapabilities);
  const prompt = compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle }).text;
  const count = prompt.length;
  const problems = [
    ...requestProblems(spec, assets, tier, apiframeCapabilities),
    ...(count > maxPromptCharacters ? [aboutRequest('prompt-too-long', { count, limit: maxPromptCharacters })] : []),
  ];
  if (problems.length > 0) return err(problems);
  const { ratio, resolution, durationSeconds } = spec.parameters;
  return ok({
    spec,
    tier,
    prompt,
    // The price does not depend on the ratio, so *auto* is shown as what it is without pictures.
    ...frameSizes[resolution][ratio === 'auto' ? '16:9' : ratio],
    durationMs: { low: durationSeconds * 1_000, high: durationSeconds * 1_000 },
    files: sentFilesOf(spec),
    losses: apiframeLosses(spec, tier),
    settings,
  });
}

/** `catalogue`: as it was read last; `null` while it never was. Pure. */
export function quoteApiframe(prepared: PreparedRequest, catalogue: Catalogue | null, nowMs: number): Quote {
  const { spec, tier, width, height, durationMs, losses } = prepared;
  return {
    providerId: apiframeCapabilities.id,
    tier,
    ...priceOf(catalogue, tier, spec.parameters.durationSeconds, nowMs),
    width,
    height,
    durationMs,
    wait: { ms: usualWaitMs, basis: 'provider' },
    losses: [...losses],
    problems: [],
  };
}
