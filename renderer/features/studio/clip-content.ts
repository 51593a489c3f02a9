import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { isBlank } from '#shared/domain/rich-text.ts';

/** True while there is nothing to make: no words in the mode that is sent. References alone say nothing. */
export function hasNoWords(spec: ClipSpec): boolean {
  if (spec.mode === 'text') return isBlank(spec.text);
  return spec.shots.every((shot) => isBlank(shot.action) && shot.dialogue.every((line) => line.words.trim() === ''));
}

/** True while nobody has put anything into a clip, not even how its shot is seen or heard: it can be filled. */
export function isUntouched(spec: ClipSpec): boolean {
  const [shot] = spec.shots;
  return (
    isUnwritten(spec) &&
    isBlank(spec.text) &&
    spec.sourceVideo === undefined &&
    shot?.framing === null &&
    shot.camera === null &&
    shot.light === '' &&
    shot.dialogue.length === 0 &&
    Object.values(shot.sound).every(isBlank)
  );
}

/** True for a clip as it was created: one shot, no words, no pictures. */
export function isUnwritten(spec: ClipSpec): boolean {
  return (
    hasNoWords(spec) &&
    spec.shots.length === 1 &&
    spec.references.length === 0 &&
    spec.startFrame === null &&
    spec.endFrame === null &&
    isBlank(spec.look) &&
    isBlank(spec.soundBed)
  );
}
