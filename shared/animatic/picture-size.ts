import type { Asset } from '../domain/asset.ts';
import type { ClipSpec } from '../domain/clip-spec.ts';
import { frameSizes, ratios, type FrameSize, type Ratio } from '../domain/frame-sizes.ts';
import { sendsReferences } from '../prompt/mention-style.ts';
import type { AssetId } from '../ids.ts';

/** By proportion, so that 2:1 is as far from 1:1 as 1:2 is. */
function nearestRatio(width: number, height: number): Ratio {
  const distance = (ratio: Ratio): number => {
    const { width: across, height: down } = frameSizes['720p'][ratio];
    return Math.abs(Math.log((width * down) / (height * across)));
  };
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}

/** Ratio *auto* follows the start frame, else the first picture that is sent, else it is 16:9. */
function chooseRatio(spec: ClipSpec, assets: Pick<ReadonlyMap<AssetId, Asset>, 'get'>): Ratio {
  const { ratio } = spec.parameters;
  if (ratio !== 'auto') return ratio;
  const images = sendsReferences(spec.kind) ? spec.references.filter(({ kind }) => kind === 'image') : [];
  const candidates = [spec.kind === 'frames' ? spec.startFrame : null, ...images.map(({ assetId }) => assetId)];
  for (const id of candidates) {
    const facts = id === null ? null : assets.get(id)?.facts;
    if (facts?.width != null && facts.height != null) return nearestRatio(facts.width, facts.height);
  }
  return '16:9';
}

/** Pixels of the film: always a cell of the size table. */
export function choosePictureSize(spec: ClipSpec, assets: Pick<ReadonlyMap<AssetId, Asset>, 'get'>): FrameSize {
  return frameSizes[spec.parameters.resolution][chooseRatio(spec, assets)];
}
