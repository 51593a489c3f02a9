import type { AssetId } from '../ids.ts';
import type { ClipSpec } from './clip-spec.ts';
import { newClipSpec } from './new-clip-spec.ts';
import type { RichText, RichTextSegment } from './rich-text.ts';

/**
 * The clip that goes on from another: it begins with the still, and looks, sounds, lasts and costs like the one before.
 * Its words are its own. The tray stays behind, because frames and references exclude each other; where the look or the
 * sound bed mention one, its name stays. A seed belongs to one clip, and so does the number of takes.
 */
export function continuedSpec(before: ClipSpec, stillId: AssetId, newId: () => string): ClipSpec {
  const fresh = newClipSpec(newId);
  const { durationSeconds } = before.parameters;
  const names = new Map(before.references.map(({ id, name }) => [id, name]));
  const written = (text: RichText): RichTextSegment[] =>
    text.map((segment) =>
      segment.type === 'text'
        ? segment
        : { type: 'text', text: names.get(segment.referenceId) ?? segment.lastName ?? '' },
    );
  return {
    ...fresh,
    kind: 'frames',
    ...(before.promptForm === undefined ? {} : { promptForm: before.promptForm }),
    mode: before.mode,
    look: written(before.look),
    soundBed: written(before.soundBed),
    shots: fresh.shots.map((shot) => ({ ...shot, durationMs: durationSeconds * 1_000 })),
    startFrame: stillId,
    parameters: { ...before.parameters, takes: fresh.parameters.takes, seed: null },
  };
}
