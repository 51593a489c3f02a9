import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PreparedRequest, ProviderSettings } from '../provider.ts';
import { falCapabilities } from './capabilities.ts';
import { requestProblems } from '../request-problems.ts';
import { inputVideoMsOf, sentFilesOf } from '../sent-files.ts';
import { getRoute } from './endpoint.ts';
import { falLosses } from './losses.ts';
import { arePricesStale, dearestSize, priceOf } from './prices.ts';

export function prepareFal(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const problems = requestProblems(spec, assets, tier, falCapabilities);
  if (problems.length > 0) return err(problems);
  const { ratio, resolution, isAutoLength, durationSeconds } = spec.parameters;
  const videoMs = inputVideoMsOf(spec, assets);
  const mentionStyle = mentionStyleOf(falCapabilities);
  const [low, high] = isAutoLength ? [minClipSeconds, maxClipSeconds] : [durationSeconds, durationSeconds];
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle }).text,
    ...(ratio === 'auto' ? dearestSize(resolution) : frameSizes[resolution][ratio]),
    durationMs: { low: low * 1_000, high: high * 1_000 },
    ...(videoMs === null ? {} : { inputVideoMs: videoMs }),
    files: sentFilesOf(spec),
    losses: falLosses(spec, tier),
    settings,
  });
}

export function quoteFal(prepared: PreparedRequest, nowMs: number): Quote {
  const { spec, width, height, durationMs, losses } = prepared;
  const { ratio, resolution } = spec.parameters;
  const size = { width, height };
  return {
    providerId: falCapabilities.id,
    tier: prepared.tier,
    ...priceOf({
      ...getRoute(spec, prepared.tier),
      resolution,
      ratio,
      size,
      durationMs,
      inputVideoMs: prepared.inputVideoMs ?? null,
    }),
    isStale: arePricesStale(nowMs),
    ...size,
    durationMs,
    wait: null,
    losses: [...losses],
    problems: [],
  };
}
