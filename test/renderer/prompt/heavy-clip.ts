import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { assetIdSchema, type AssetId } from '#shared/ids.ts';
import { assetOf } from '#test/renderer/seed.ts';
import { mira, nightTrain, platform, rainAudio, teaHouse } from '#test/shared/prompt/night-train.ts';

const plain = { hasThumbnail: false } as const;

/** What the clip below is made of: one file that any provider takes, and three that fal.ai takes in no way. */
export const heavyAssets: readonly Asset[] = [
  assetOf(mira.assetId, 'image', { ...plain, name: 'mira.png' }),
  assetOf(teaHouse.assetId, 'image', { ...plain, name: 'tea-house.png', bytes: 41_200_000 }),
  assetOf(platform.assetId, 'video', {
    ...plain,
    name: 'platform-2-night.mov',
    mime: 'video/quicktime',
    bytes: 38_000_000,
    facts: {
      width: 1_920,
      height: 1_080,
      durationMs: 23_100,
      framesPerSecond: 24,
      videoCodec: 'avc',
      audioCodec: 'aac',
      canPreview: true,
    },
  }),
  assetOf(rainAudio.assetId, 'audio', {
    ...plain,
    name: 'rain.wav',
    bytes: 3_600_000,
    facts: {
      width: null,
      height: null,
      durationMs: 18_700,
      framesPerSecond: null,
      videoCodec: null,
      audioCodec: 'pcm-s16',
      canPreview: true,
    },
  }),
];

/** The night train with a film of its platform instead of a picture, of which the first part is used. */
export const heavySpec: ClipSpec = clipSpecSchema.parse({
  ...nightTrain,
  references: nightTrain.references.map((reference) =>
    reference.id === platform.id
      ? { ...reference, kind: 'video', role: 'motion', usedRange: { startMs: 2_000, endMs: 22_000 } }
      : reference,
  ),
});

/** The id that the copy of a file gets in these tests. */
export function copyIdOf({ id }: Pick<Asset, 'id'>): AssetId {
  return assetIdSchema.parse(`c0${id.slice(2)}`);
}
