import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { placeShots } from './shots/model.ts';

export interface CaptionCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** The dialogue as captions: the lines of a shot share its time by their number of letters. */
export function captionCues(spec: ClipSpec): CaptionCue[] {
  if (spec.mode !== 'shots') return [];
  return placeShots(spec.shots).flatMap(({ shot, startMs }) => {
    const lines = shot.dialogue.filter((line) => line.words.trim() !== '');
    const letters = lines.reduce((sum, line) => sum + line.words.length, 0);
    let at = startMs;
    return lines.map((line) => {
      const cue = { startMs: at, endMs: at + (shot.durationMs * line.words.length) / letters, text: line.words.trim() };
      at = cue.endMs;
      return cue;
    });
  });
}
