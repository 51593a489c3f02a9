import type { PreparedRequest, ProviderSettings } from '#electron/providers/provider.ts';
import { prepareLumenfall } from '#electron/providers/lumenfall/map-request.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, tierIdSchema, type AssetId } from '#shared/ids.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { idNumber, reference, shot } from '#test/shared/prompt/night-train.ts';

export const standard = tierIdSchema.parse('standard');
export const bare: ProviderSettings = { grammar: 'shot-order', retentionSeconds: null };
export const withBucket: ProviderSettings = { ...bare, hasBucket: true };

export const mira = reference(1, { name: 'Mira' });
export const dance = reference(2, { name: 'Dance', kind: 'video', role: 'motion' });
export const song = reference(3, { name: 'Song', kind: 'audio', role: 'rhythm' });
export const turn = reference(4, { name: 'Turn', kind: 'video', role: 'motion' });
export const train = reference(5, { name: 'Train' });
export const first = assetIdSchema.parse('a'.repeat(64));
export const last = assetIdSchema.parse('b'.repeat(64));
export const film = assetIdSchema.parse('c'.repeat(64));

const mimes = { image: 'image/png', video: 'video/mp4', audio: 'audio/wav' } as const;

export function asset(id: AssetId, kind: Asset['kind'], change: Partial<Asset> = {}): Asset {
  const size = kind === 'audio' ? null : { width: 1_280, height: 720 };
  return {
    id,
    kind,
    mime: mimes[kind],
    bytes: 1_000,
    name: 'file',
    origin: 'imported',
    probe: 'done',
    facts: {
      width: size?.width ?? null,
      height: size?.height ?? null,
      durationMs: kind === 'image' ? null : 3_000,
      framesPerSecond: null,
      videoCodec: null,
      audioCodec: null,
      canPreview: true,
    },
    hasThumbnail: true,
    isMissing: false,
    createdAt: 1,
    trashedAt: null,
    ...change,
  };
}

export const assets: ReadonlyMap<AssetId, Asset> = new Map(
  [
    asset(mira.assetId, 'image'),
    asset(train.assetId, 'image'),
    asset(dance.assetId, 'video'),
    asset(turn.assetId, 'video'),
    asset(film, 'video'),
    asset(song.assetId, 'audio'),
    asset(first, 'image'),
    asset(last, 'image'),
  ].map((each) => [each.id, each]),
);

/** The same files, some of them larger or longer. */
export function assetsWith(...changed: readonly Asset[]): ReadonlyMap<AssetId, Asset> {
  return new Map([...assets, ...changed.map((each) => [each.id, each] as const)]);
}

/** Six seconds at 16:9 and 720p, one shot with Mira. */
export function clip(change: Partial<ClipSpec> = {}, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  const durationSeconds = parameters.durationSeconds ?? 6;
  return clipSpecSchema.parse({
    ...empty,
    kind: 'text',
    references: [mira],
    shots: [shot(1, { durationMs: durationSeconds * 1_000, action: [mention(mira.id), ...plainText(' waits')] })],
    ...change,
    parameters: {
      ...empty.parameters,
      tier: standard,
      ratio: '16:9',
      resolution: '720p',
      durationSeconds,
      ...parameters,
    },
  });
}

export function prepare(spec: ClipSpec, settings = withBucket, known = assets): PreparedRequest {
  return unwrap(prepareLumenfall(spec, known, standard, settings));
}
