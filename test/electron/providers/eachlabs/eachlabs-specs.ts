import type { ProviderSettings } from '#electron/providers/provider.ts';
import { capabilitiesOf } from '#electron/providers/eachlabs/capabilities.ts';
import type { Catalogue } from '#electron/providers/eachlabs/map-request.ts';
import { builtInModels, type EachlabsModel } from '#electron/providers/eachlabs/models.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, tierIdSchema, type AssetId } from '#shared/ids.ts';
import { idNumber, reference, shot } from '#test/shared/prompt/night-train.ts';

export const standard = tierIdSchema.parse('standard');
export const fast = tierIdSchema.parse('fast');
export const mini = tierIdSchema.parse('mini');
export const settings: ProviderSettings = { grammar: 'shot-order', retentionSeconds: null };

export const mira = reference(1, { name: 'Mira' });
export const dance = reference(2, { name: 'Dance', kind: 'video', role: 'motion' });
export const song = reference(3, { name: 'Song', kind: 'audio', role: 'rhythm' });
export const turn = reference(4, { name: 'Turn', kind: 'video', role: 'motion' });
export const first = assetIdSchema.parse('a'.repeat(64));
export const last = assetIdSchema.parse('b'.repeat(64));

/** The models that are built in, with changes to those of some slugs. */
export function catalogueOf(change: (model: EachlabsModel) => EachlabsModel = (model) => model): Catalogue {
  const models = builtInModels.map(change);
  return { models, capabilities: capabilitiesOf(models, '2026-11-21') };
}

function asset(id: AssetId, kind: Asset['kind']): Asset {
  const isSound = kind === 'audio';
  return {
    id,
    kind,
    mime: ({ image: 'image/png', video: 'video/mp4', audio: 'audio/wav' } as const)[kind],
    bytes: 1_000,
    name: 'file',
    origin: 'imported',
    probe: 'done',
    facts: {
      width: isSound ? null : 1_280,
      height: isSound ? null : 720,
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
  };
}

export const assets: ReadonlyMap<AssetId, Asset> = new Map(
  [
    asset(mira.assetId, 'image'),
    asset(dance.assetId, 'video'),
    asset(turn.assetId, 'video'),
    asset(song.assetId, 'audio'),
    asset(first, 'image'),
    asset(last, 'image'),
  ].map((each) => [each.id, each]),
);

/** Six seconds at 16:9 and 720p, one shot with Mira. */
export function eachlabsSpec(
  change: Partial<ClipSpec> = {},
  parameters: Partial<ClipSpec['parameters']> = {},
): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  const durationSeconds = parameters.durationSeconds ?? 6;
  return clipSpecSchema.parse({
    ...empty,
    kind: 'text',
    references: [mira],
    shots: [shot(1, { durationMs: durationSeconds * 1_000, action: [mention(mira.id), ...plainText(' waits')] })],
    ...change,
    parameters: { ...empty.parameters, tier: fast, ratio: '16:9', resolution: '720p', durationSeconds, ...parameters },
  });
}
