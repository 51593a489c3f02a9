import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { continuedSpec } from '#shared/domain/continued-spec.ts';
import type { Clip, Draft } from '#shared/domain/project.ts';
import type { Still } from '#shared/domain/still.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, ClipId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { v7 } from 'uuid';

/** The picture that a film ends with: its id with another first digit. */
export function stillOfFilm(filmId: AssetId): Asset {
  return assetSchema.parse({
    id: `e${filmId.slice(1)}`,
    kind: 'image',
    mime: 'image/png',
    bytes: 900_000,
    name: 'Window seat_take3_last-frame.png',
    origin: 'extracted',
    probe: 'done',
    facts: null,
    hasThumbnail: true,
    isMissing: false,
    createdAt: 0,
    trashedAt: null,
  });
}

/** The film behind such a picture. */
export function filmOfStill(stillId: AssetId): string {
  return `0${stillId.slice(1)}`;
}

export function stillOf(wish: MethodInput<'stills.make'>, change: Partial<Still>): Still {
  return { ...wish, state: 'queued', share: 0, hasWindow: true, assetId: null, error: null, ...change };
}

/** The clip that goes on from a take, behind its clip. */
export function continuation(
  take: Take,
  source: { readonly clip: Clip; readonly draft: Draft },
  { newClipId, stillId }: { readonly newClipId: ClipId; readonly stillId: AssetId },
): { readonly clip: Clip; readonly draft: Draft } {
  const clip: Clip = {
    ...source.clip,
    id: newClipId,
    name: 'Clip 5',
    position: source.clip.position + 1,
    activeTakeId: null,
    continues: { takeId: take.id, stillId },
  };
  const spec = continuedSpec(source.draft.spec, stillId, v7);
  return { clip, draft: { clipId: newClipId, spec, revision: 1, updatedAt: 0 } };
}
