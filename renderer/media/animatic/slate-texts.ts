import type { TFunction } from 'i18next';
import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';

/** The words on the slate of one shot. A worker has no catalogue: it gets them ready to draw. */
export interface SlateText {
  readonly number: string;
  readonly facts: string;
  /** Empty for none. */
  readonly soundCue: string;
}

function moveWords({ camera }: AnimaticShot, t: TFunction): string {
  const move = t(`common.camera.${camera.move}`);
  if (camera.direction === null) return move;
  return t('media.slate.directed', { move, direction: t(`common.direction.${camera.direction}`).toLocaleLowerCase() });
}

export function slateTexts(plan: AnimaticPlan, t: TFunction): SlateText[] {
  return plan.shots.map((shot) => {
    const move = moveWords(shot, t);
    const facts =
      shot.framing === null
        ? move
        : // Only the first word of the slate is written large.
          t('media.slate.facts', { framing: t(`common.framing.${shot.framing}`), move: move.toLocaleLowerCase() });
    return { number: String(shot.number), facts, soundCue: shot.soundCue.trim() };
  });
}
