import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';
import { idNumber, reference, shot } from '#test/shared/prompt/night-train.ts';

export const mira = reference(1, { name: 'Mira' });
export const kitchen = reference(2, { name: 'Kitchen', role: 'place' });
export const chase = reference(3, {
  name: 'Chase',
  kind: 'video',
  role: 'motion',
  usedRange: { startMs: 1_500, endMs: 3_000 },
});
export const rain = reference(4, { name: 'Rain', kind: 'audio', role: 'rhythm' });
export const voice = reference(5, {
  name: 'Voice',
  kind: 'audio',
  role: 'voice',
  usedRange: { startMs: 100, endMs: 900 },
});

/** Two shots of 2.5 s at 480p, with these references attached. */
export function spec(change: Partial<ClipSpec> = {}, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  return clipSpecSchema.parse({
    ...empty,
    kind: 'references',
    references: [mira, kitchen, chase, rain, voice],
    shots: [shot(1, { durationMs: 2_500 }), shot(2, { durationMs: 2_500 })],
    ...change,
    parameters: { ...empty.parameters, resolution: '480p', ...parameters },
  });
}

export function image(id: AssetId, width: number | null = null, height: number | null = null): Asset {
  const facts = { width, height, durationMs: null, framesPerSecond: null, videoCodec: null, audioCodec: null };
  return {
    id,
    kind: 'image',
    mime: 'image/png',
    bytes: 1,
    name: 'picture.png',
    origin: 'imported',
    probe: width === null ? 'pending' : 'done',
    facts: width === null ? null : { ...facts, canPreview: true },
    hasThumbnail: false,
    isMissing: false,
    createdAt: 1,
    trashedAt: null,
  };
}

/** All references of `spec`, whatever they are, as files that are there. */
export function assetsOf({ references, startFrame, endFrame }: ClipSpec): Map<AssetId, Asset> {
  const frames = [startFrame, endFrame].filter((id) => id !== null);
  return new Map([...references.map(({ assetId }) => assetId), ...frames].map((id) => [id, image(id)]));
}
