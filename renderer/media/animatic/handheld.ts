/** Up and down of a person who walks, -1 to 1, two steps in about a second. */
export function walkingBob(seconds: number): number {
  return Math.sin(2 * Math.PI * 0.95 * seconds);
}

/** A slow sway, a faster tremor and a trace of a third: no two have a common period within a clip. */
const octaves = [
  { hertz: 0.43, share: 0.55 },
  { hertz: 1.17, share: 0.3 },
  { hertz: 2.71, share: 0.15 },
] as const;

/** Smooth and without a visible repeat, -1 to 1. `lane` and `seed` choose the phases. */
function drift(seconds: number, lane: number, seed: number): number {
  return octaves.reduce((sum, { hertz, share }, octave) => {
    const phase = Math.sin((lane + 1) * 12.9898 + (octave + 1) * 78.233 + seed * 37.719) * 43_758.5453;
    return sum + share * Math.sin(2 * Math.PI * (hertz * seconds + phase));
  }, 0);
}

interface Shake {
  /** Frame widths, frame heights, radians. */
  readonly x: number;
  readonly y: number;
  readonly roll: number;
}

/** A camera in the hand of somebody who follows. Deterministic: there is no clock and no chance in it. */
export function handheldShake(seconds: number, seed: number, strength: number): Shake {
  return {
    x: 0.02 * strength * drift(seconds, 0, seed),
    y: strength * (0.018 * drift(seconds, 1, seed) + 0.006 * walkingBob(seconds * 1.9)),
    roll: 0.012 * strength * drift(seconds, 2, seed),
  };
}
