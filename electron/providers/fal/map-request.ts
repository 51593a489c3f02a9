import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PreparedRequest, ProviderSettings } from '../provider.ts';
import { falCapabilities } from './capabilities.ts';
import { findKind, findTier, getRoute, type FalKind } from './endpoint.ts';
import { falLosses } from './losses.ts';
import { arePricesStale, dearestSize, priceOf } from './prices.ts';

function requestProblems(spec: ClipSpec, tier: TierId): RequestProblem[] {
  const aboutNoFile = { assetId: null, fix: null };
  const { kind } = spec;
  const { resolution } = spec.parameters;
  const problems: RequestProblem[] = [];
  if (findTier(tier) === null) problems.push({ code: 'tier-unknown', params: { tier }, ...aboutNoFile });
  if (findKind(spec) === null) problems.push({ code: 'kind-unsupported', params: { kind }, ...aboutNoFile });
  if (!falCapabilities.resolutions.includes(resolution))
    problems.push({ code: 'resolution-unsupported', params: { resolution }, ...aboutNoFile });
  if (kind === 'frames' && spec.startFrame === null)
    problems.push({ code: 'start-frame-missing', params: {}, ...aboutNoFile });
  return problems;
}

/** Each file once, although two references may be the same file. */
function filesOf(spec: ClipSpec, kind: FalKind): AssetId[] {
  const sent = {
    text: [],
    frames: [spec.startFrame, spec.endFrame].filter((id) => id !== null),
    references: spec.references.map(({ assetId }) => assetId),
  };
  return [...new Set<AssetId>(sent[kind])];
}

function inputVideoMs(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): number | null {
  const videos = spec.kind === 'references' ? spec.references.filter(({ kind }) => kind === 'video') : [];
  if (videos.length === 0) return null;
  return videos.reduce((sum, { assetId }) => sum + (assets.get(assetId)?.facts?.durationMs ?? 0), 0);
}

export function prepareFal(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const problems = [...requestProblems(spec, tier), ...checkReferenceLimits(spec, assets, falCapabilities)];
  if (problems.length > 0) return err(problems);
  const { kind } = getRoute(spec, tier);
  const { ratio, resolution, isAutoLength, durationSeconds } = spec.parameters;
  const videoMs = inputVideoMs(spec, assets);
  const mentionStyle = mentionStyleOf(falCapabilities);
  const [low, high] = isAutoLength ? [minClipSeconds, maxClipSeconds] : [durationSeconds, durationSeconds];
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammars[settings.grammar], mentionStyle }).text,
    ...(ratio === 'auto' ? dearestSize(resolution) : frameSizes[resolution][ratio]),
    durationMs: { low: low * 1_000, high: high * 1_000 },
    ...(videoMs === null ? {} : { inputVideoMs: videoMs }),
    files: filesOf(spec, kind),
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
