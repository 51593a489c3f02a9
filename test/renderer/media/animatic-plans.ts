import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';

/** A shot with nothing in it, and what a test wants to have in it. */
export function shotOf(number: number, rest: Partial<AnimaticShot> = {}): AnimaticShot {
  return {
    number,
    durationMs: 1_000,
    framing: null,
    camera: { move: 'static', speed: 'normal', direction: null },
    picture: null,
    action: '',
    captions: [],
    soundCue: '',
    ...rest,
  };
}

export function planOf(shots: AnimaticShot[], rest: Partial<AnimaticPlan> = {}): AnimaticPlan {
  return { width: 864, height: 496, framesPerSecond: 24, shots, hasAudio: false, guideTrack: null, ...rest };
}
