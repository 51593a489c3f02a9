import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { animaticCapabilities } from './capabilities.ts';
import { assetsOfPlan } from '#shared/animatic/plan-animatic.ts';

const aboutNoFile = { assetId: null, fix: null };

/** What no plan can be drawn for. Pure. */
export function requestProblems(spec: ClipSpec, tier: TierId): RequestProblem[] {
  const { kinds, resolutions, tiers } = animaticCapabilities;
  const { resolution } = spec.parameters;
  const problems: RequestProblem[] = [];
  if (!tiers.some(({ id }) => id === tier)) problems.push({ code: 'tier-unknown', params: { tier }, ...aboutNoFile });
  if (!kinds.includes(spec.kind))
    problems.push({ code: 'kind-unsupported', params: { kind: spec.kind }, ...aboutNoFile });
  if (!resolutions.includes(resolution))
    problems.push({ code: 'resolution-unsupported', params: { resolution }, ...aboutNoFile });
  if (spec.kind === 'frames' && spec.startFrame === null)
    problems.push({ code: 'start-frame-missing', params: {}, ...aboutNoFile });
  return problems;
}

/** Files that the plan shows and that are not in the library any more. Pure. */
export function fileProblems(
  spec: ClipSpec,
  plan: AnimaticPlan,
  assets: ReadonlyMap<AssetId, Asset>,
): RequestProblem[] {
  return assetsOfPlan(plan).flatMap((id) => {
    const asset = assets.get(id);
    if (asset !== undefined && !asset.isMissing) return [];
    const name = spec.references.find(({ assetId }) => assetId === id)?.name ?? asset?.name ?? '';
    return [{ code: 'file-missing', params: { name }, assetId: id, fix: null }];
  });
}
