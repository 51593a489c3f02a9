import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { openAsset } from '../asset-source.ts';
import { decodeRange } from '../decode-sound.ts';
import { addCutClicks } from './clicks.ts';
import type { ShotFrames } from './frame-plan.ts';
import { fadeOut, resample, silence, type StereoSound } from '../sound.ts';

const sampleRate = 48_000;
const fadeSeconds = 0.02;

export interface GuideTrack extends StereoSound {
  /** Ticks at the cuts instead of the reference. */
  readonly isTicking: boolean;
}

/**
 * The sound under the film, exactly as long as it: the used range of the reference and silence after its end (a voice
 * repeated would lie about the timing), or ticks at the cuts. A sound that can't be decoded here gives ticks, too.
 */
export async function makeGuideTrack(
  plan: AnimaticPlan,
  frames: readonly ShotFrames[],
  seconds: number,
): Promise<GuideTrack> {
  const sound = silence(sampleRate, Math.round(seconds * sampleRate));
  const isFilled = plan.guideTrack !== null && (await fillFromAsset(sound, plan.guideTrack, seconds));
  if (!isFilled) addCutClicks(sound, frames, plan.framesPerSecond);
  return { ...sound, isTicking: !isFilled };
}

async function fillFromAsset(
  sound: StereoSound,
  { assetId, usedRange }: NonNullable<AnimaticPlan['guideTrack']>,
  seconds: number,
): Promise<boolean> {
  const start = (usedRange?.startMs ?? 0) / 1_000;
  const end = Math.min(start + seconds, usedRange === null ? Infinity : usedRange.endMs / 1_000);
  const input = openAsset(assetId);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null || !(await track.canDecode())) return false;
    const decoded = await decodeRange(track, start, end);
    sound.left.set(resample(decoded.left, decoded.sampleRate, sampleRate).subarray(0, sound.left.length));
    sound.right.set(resample(decoded.right, decoded.sampleRate, sampleRate).subarray(0, sound.right.length));
    fadeOut(sound, Math.min(sound.left.length, Math.round((end - start) * sampleRate)), fadeSeconds);
    return true;
  } catch {
    return false;
  } finally {
    input.dispose();
  }
}
