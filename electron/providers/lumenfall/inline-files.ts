import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { fairCap, legalMime } from '#shared/domain/legal-copy.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId } from '#shared/ids.ts';
import { sendsReferences } from '#shared/prompt/mention-style.ts';
import { aboutRequest } from '../request-problems.ts';
import { sentFilesOf } from '../sent-files.ts';
import { lumenfallCapabilities } from './capabilities.ts';

/** Characters of all images of a request, as data URIs. How much it takes is not published: a cap of ours. */
const maxInlineCharacters = 8_000_000;
/** Of `data:image/jpeg;base64,`. */
const headCharacters = 23;

function charactersOf(bytes: number): number {
  return headCharacters + 4 * Math.ceil(bytes / 3);
}

function bytesIn(characters: number): number {
  return 3 * Math.floor(characters / 4);
}

interface Slot {
  readonly name: string;
  readonly asset: Asset;
}

/** Every place where an image goes: one that is sent twice is in the request twice. */
function imageSlots(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): Slot[] {
  const frames = spec.kind === 'frames' ? [spec.startFrame, spec.endFrame] : [];
  const references = sendsReferences(spec.kind) ? spec.references : [];
  const named = [
    ...frames.map((assetId) => ({ assetId, name: '' })),
    ...references.map(({ assetId, name }) => ({ assetId, name })),
  ];
  return named.flatMap(({ assetId, name }) => {
    const asset = assetId === null ? undefined : assets.get(assetId);
    return asset?.kind === 'image' ? [{ asset, name: name === '' ? asset.name : name }] : [];
  });
}

function charactersOfAll(slots: readonly Slot[]): number {
  return slots.reduce((sum, { asset }) => sum + charactersOf(asset.bytes), 0);
}

/** Images that the request has no room for, the largest first: the bucket takes them. Pure. */
export function imagesForBucket(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): AssetId[] {
  let slots = imageSlots(spec, assets);
  const sentAway: AssetId[] = [];
  while (charactersOfAll(slots) > maxInlineCharacters) {
    const [largest] = slots.toSorted((a, b) => b.asset.bytes - a.asset.bytes);
    if (largest === undefined) break;
    sentAway.push(largest.asset.id);
    slots = slots.filter(({ asset }) => asset.id !== largest.asset.id);
  }
  return sentAway;
}

function roomProblems(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): RequestProblem[] {
  const slots = imageSlots(spec, assets);
  if (charactersOfAll(slots) <= maxInlineCharacters) return [];
  const heads = slots.length * (headCharacters + 4);
  const room = bytesIn(maxInlineCharacters - heads);
  const sizes = slots.map(({ asset }) => asset.bytes);
  const cap = fairCap(sizes, room) ?? room;
  const limit = Math.floor(cap / 100_000) / 10;
  const tooLarge = new Map(slots.filter(({ asset }) => asset.bytes > cap).map((slot) => [slot.asset.id, slot]));
  return [...tooLarge.values()].map(({ asset, name }) => {
    const mime = legalMime(asset, lumenfallCapabilities.limits?.image.mimes ?? []);
    const megabytes = Math.ceil(asset.bytes / 100_000) / 10;
    return {
      code: 'image-not-inline',
      params: { name, megabytes, limit },
      assetId: asset.id,
      fix: mime === null ? null : { range: null, size: null, mime, maxBytes: cap },
    };
  });
}

/** What cannot get there without a bucket: videos, sounds, and images that the request has no room for. Pure. */
export function bucketProblems(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): RequestProblem[] {
  const needsBucket = sentFilesOf(spec).some((id) => (assets.get(id)?.kind ?? 'image') !== 'image');
  return [...(needsBucket ? [aboutRequest('bucket-missing')] : []), ...roomProblems(spec, assets)];
}
