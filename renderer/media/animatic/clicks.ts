import type { ShotFrames } from './frame-plan.ts';
import type { StereoSound } from '../sound.ts';

/** Loud enough to hear a cut, quiet enough to talk over: about -22 dB of full scale. */
const peak = 0.08;
const hertz = 1_320;
const clickSeconds = 0.04;

/** Silence with a short, soft tick at every cut. The start and the end of the film are no cuts. */
export function addCutClicks(sound: StereoSound, frames: readonly ShotFrames[], framesPerSecond: number): void {
  const length = Math.round(clickSeconds * sound.sampleRate);
  for (const { start } of frames.slice(1)) {
    const first = Math.round((start / framesPerSecond) * sound.sampleRate);
    for (let index = 0; index < length && first + index < sound.left.length; index += 1) {
      const seconds = index / sound.sampleRate;
      const value = peak * Math.exp(-seconds * 110) * Math.sin(2 * Math.PI * hertz * seconds);
      sound.left[first + index] = value;
      sound.right[first + index] = value;
    }
  }
}
