import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { resolutionsOf, type Capabilities } from '#shared/domain/provider.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { AssetId, TierId } from '#shared/ids.ts';

/** A problem of the request itself, not of one of its files. */
export function aboutRequest(code: string, params: RequestProblem['params'] = {}): RequestProblem {
  return { code, params, assetId: null, fix: null };
}

function settingProblems(spec: ClipSpec, tier: TierId, capabilities: Capabilities): RequestProblem[] {
  const { kind } = spec;
  const { resolution, ratio } = spec.parameters;
  const { tiers, kinds, ratios } = capabilities;
  const canMake = kinds.includes(kind);
  const asked = tiers.find(({ id }) => id === tier);
  const isLeftOut = canMake && asked?.kinds?.includes(kind) === false;
  return [
    ...(asked === undefined ? [aboutRequest('tier-unknown', { tier })] : []),
    ...(canMake ? [] : [aboutRequest('kind-unsupported', { kind })]),
    ...(isLeftOut ? [aboutRequest('tier-without-kind', { tier: asked.name })] : []),
    ...(resolutionsOf(capabilities, tier).includes(resolution)
      ? []
      : [aboutRequest('resolution-unsupported', { resolution })]),
    ...(ratio === 'auto' || ratios.includes(ratio) ? [] : [aboutRequest('ratio-unsupported', { ratio })]),
    ...(canMake && kind === 'frames' && spec.startFrame === null ? [aboutRequest('start-frame-missing')] : []),
    ...(canMake && kind === 'edit' && spec.sourceVideo === undefined ? [aboutRequest('source-video-missing')] : []),
  ];
}

/** Everything that a provider's capabilities forbid, known before a byte leaves. Pure. */
export function requestProblems(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  capabilities: Capabilities,
): RequestProblem[] {
  return [...settingProblems(spec, tier, capabilities), ...checkReferenceLimits(spec, assets, capabilities)];
}
