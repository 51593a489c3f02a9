import { choosePictureSize } from '#shared/animatic/picture-size.ts';
import { planAnimatic } from '#shared/animatic/plan-animatic.ts';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';

/**
 * What the preview of a clip shows: the plan of its animatic, at no more than 720p (a preview is looked at in a window,
 * and 1080p takes twice the time), with drawn cards in the place of files that are gone.
 */
export function planPreview(spec: ClipSpec, assets: Readonly<Record<AssetId, Asset>>): AnimaticPlan {
  const resolution = spec.parameters.resolution === '480p' ? '480p' : '720p';
  const bounded = { ...spec, parameters: { ...spec.parameters, resolution } } as const;
  const plan = planAnimatic(spec, choosePictureSize(bounded, { get: (id) => assets[id] }));
  const isGone = (id: AssetId): boolean => assets[id]?.isMissing ?? false;
  return {
    ...plan,
    shots: plan.shots.map((shot) =>
      shot.picture !== null && isGone(shot.picture.assetId) ? { ...shot, picture: null } : shot,
    ),
    guideTrack: plan.guideTrack !== null && isGone(plan.guideTrack.assetId) ? null : plan.guideTrack,
  };
}
