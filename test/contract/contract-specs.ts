import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipKind, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, type AssetId } from '#shared/ids.ts';
import { idNumber, reference, shot } from '../shared/prompt/night-train.ts';

const mira = reference(1, { name: 'Mira' });
const startFrame = assetIdSchema.parse('f'.repeat(64));

/** A small clip of any kind, with its one picture. */
export function specOf(kind: ClipKind, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  const durationSeconds = parameters.durationSeconds ?? 5;
  return clipSpecSchema.parse({
    ...empty,
    kind,
    references: kind === 'references' ? [mira] : [],
    startFrame: kind === 'frames' ? startFrame : null,
    shots: [
      shot(1, {
        durationMs: durationSeconds * 1_000,
        action: kind === 'references' ? [mention(mira.id), ...plainText(' waits')] : plainText('Rain'),
      }),
    ],
    parameters: { ...empty.parameters, durationSeconds, ...parameters },
  });
}

const picture = (id: AssetId): Asset => ({
  id,
  kind: 'image',
  mime: 'image/png',
  bytes: 1_000,
  name: 'picture.png',
  origin: 'imported',
  probe: 'done',
  facts: {
    width: 1_280,
    height: 720,
    durationMs: null,
    framesPerSecond: null,
    videoCodec: null,
    audioCodec: null,
    canPreview: true,
  },
  hasThumbnail: true,
  isMissing: false,
  createdAt: 1,
  trashedAt: null,
});

/** Every file that these clips name. */
export const assets: ReadonlyMap<AssetId, Asset> = new Map([mira.assetId, startFrame].map((id) => [id, picture(id)]));
