import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';
import { planFrames } from '../animatic/frame-plan.ts';
import type { SlateText } from '../animatic/slate-texts.ts';

/** One shot of a film, by itself: it looks the same wherever it stands in the clip. */
export interface ShotPiece {
  /** Equal for shots whose frames are equal: everything that shows, and nothing else. */
  readonly key: string;
  /** First frame, counted from the start of the film. */
  readonly start: number;
  /** Frames. */
  readonly count: number;
  readonly shot: AnimaticShot;
  readonly slate: SlateText;
}

/** The sound under the whole film. */
export interface SoundPiece {
  readonly key: string;
  /** Where the ticks are, when it ticks. */
  readonly cuts: string;
}

/**
 * The shots of a film, each with the key of what it shows. The words of the action show on cards only, so typing them
 * under a picture makes nothing new; a length counts in frames, because that is what shows.
 */
export function shotPieces(plan: AnimaticPlan, slates: readonly SlateText[]): ShotPiece[] {
  const { width, height, framesPerSecond } = plan;
  return planFrames(plan).map(({ shot, start, count }, index) => {
    const slate = slates[index];
    if (slate === undefined) throw new RangeError(`shot ${index + 1} has no slate`);
    const { durationMs: _inFrames, action, ...shown } = shot;
    const card = shot.picture === null ? action : '';
    return {
      key: JSON.stringify([width, height, framesPerSecond, count, shown, card, slate]),
      start,
      count,
      shot,
      slate,
    };
  });
}

/** `null` for a silent film. */
export function soundPiece({ hasAudio, guideTrack }: AnimaticPlan, pieces: readonly ShotPiece[]): SoundPiece | null {
  if (!hasAudio) return null;
  const cuts = JSON.stringify(pieces.slice(1).map(({ start }) => start));
  const frames = pieces.reduce((sum, { count }) => sum + count, 0);
  return { key: JSON.stringify(['sound', frames, guideTrack ?? cuts]), cuts };
}
