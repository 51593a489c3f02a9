import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipKind, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, type AssetId } from '#shared/ids.ts';
import { idNumber, reference, shot } from '../shared/prompt/night-train.ts';
import { contractFiles } from './contract-files.ts';

const mira = reference(1, { name: 'Mira' });
const dance = reference(2, { name: 'Dance', kind: 'video', role: 'motion' });
const song = reference(3, { name: 'Song', kind: 'audio', role: 'rhythm' });
const startFrame = assetIdSchema.parse('f'.repeat(64));
const endFrame = assetIdSchema.parse('e'.repeat(64));

/** A small clip of any kind, with its one picture or video. */
export function specOf(kind: ClipKind, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  const durationSeconds = parameters.durationSeconds ?? 5;
  return clipSpecSchema.parse({
    ...empty,
    kind,
    references: kind === 'references' ? [mira] : [],
    startFrame: kind === 'frames' ? startFrame : null,
    ...(kind === 'edit' ? { sourceVideo: dance.assetId } : {}),
    shots: [
      shot(1, {
        durationMs: durationSeconds * 1_000,
        action: kind === 'references' ? [mention(mira.id), ...plainText(' waits')] : plainText('Rain'),
      }),
    ],
    parameters: { ...empty.parameters, durationSeconds, ...parameters },
  });
}

/** A clip of any kind with every file that it can name. */
export function fullSpecOf(kind: ClipKind, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const spec = specOf(kind, parameters);
  switch (kind) {
    case 'text':
      return spec;
    case 'frames':
      return { ...spec, endFrame };
    case 'references':
      return { ...spec, references: [mira, dance, song] };
    case 'edit':
    case 'extend':
      return { ...spec, sourceVideo: dance.assetId, references: [mira, song] };
  }
}

const files = await contractFiles({
  reference: mira.assetId,
  startFrame,
  endFrame,
  video: dance.assetId,
  sound: song.assetId,
});

/** Every file that these clips name. */
export const assets: ReadonlyMap<AssetId, Asset> = new Map(files.map(({ asset }) => [asset.id, asset]));

const contents: ReadonlyMap<AssetId, Buffer> = new Map(files.map(({ asset, contents: bytes }) => [asset.id, bytes]));

/** What is in a file. */
export function bytesOf({ id }: Pick<Asset, 'id'>): Buffer {
  const bytes = contents.get(id);
  if (bytes === undefined) throw new Error(`no file ${id}`);
  return bytes;
}
