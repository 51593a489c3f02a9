import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { referencesOfMention } from '#shared/domain/mentions.ts';
import { mentionedIds } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { AssetId } from '#shared/ids.ts';

/**
 * The picture that stands for a shot: its first mentioned picture or video, in the order people read the shot; for the
 * first shot also the start frame. `null` when it mentions none.
 */
export function shotPicture(spec: ClipSpec, shot: Shot): AssetId | null {
  const mentioned = [...mentionedIds(shot.action), ...shot.dialogue.flatMap((line) => mentionedIds(line.speaker))];
  for (const id of mentioned) {
    const pictured = referencesOfMention(id, spec.references).find(({ kind }) => kind !== 'audio');
    if (pictured !== undefined) return pictured.assetId;
  }
  return spec.shots[0]?.id === shot.id ? spec.startFrame : null;
}

/** The picture that stands for a clip without takes. */
export function clipPicture(spec: ClipSpec): AssetId | null {
  for (const shot of spec.shots) {
    const picture = shotPicture(spec, shot);
    if (picture !== null) return picture;
  }
  return spec.references.find((reference) => reference.kind !== 'audio')?.assetId ?? null;
}
