import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { openAsset } from '../asset-source.ts';
import { addCutClicks } from './clicks.ts';
import type { ShotFrames } from './frame-plan.ts';
import { fadeOut, resample, silence, type StereoSound } from './sound.ts';

const sampleRate = 48_000;
const fadeSeconds = 0.02;

/**
 * The sound under the film, exactly as long as it: the used range of the reference and silence after its end (a voice
 * repeated would lie about the timing), or ticks at the cuts. A sound that can't be decoded here gives ticks, too.
 */
export async function makeGuideTrack(
  plan: AnimaticPlan,
  frames: readonly ShotFrames[],
  seconds: number,
): Promise<StereoSound> {
  const sound = silence(sampleRate, Math.round(seconds * sampleRate));
  const isFilled = plan.guideTrack !== null && (await fillFromAsset(sound, plan.guideTrack, seconds));
  if (!isFilled) addCutClicks(sound, frames, plan.framesPerSecond);
  return sound;
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

/** `end` is exclusive and may lie behind the end of the track; the result then ends where the track does. */
async function decodeRange(track: InputAudioTrack, start: number, end: number): Promise<StereoSound> {
  const rate = await track.getSampleRate();
  const stop = Math.min(end, await track.computeDuration());
  const decoded = silence(rate, Math.max(0, Math.round((stop - start) * rate)));
  for await (const sample of new AudioSampleSink(track).samples(start, stop)) {
    copyInto(decoded, sample, Math.round((sample.timestamp - start) * rate));
    sample.close();
  }
  return decoded;
}

/** `at`: index of the sample's first frame; negative when it began before the range. */
function copyInto({ left, right }: StereoSound, sample: AudioSample, at: number): void {
  const channel = new Float32Array(sample.numberOfFrames);
  for (const [plane, target] of [left, right].entries()) {
    // One channel stands in the middle; of more than two the front pair is taken.
    sample.copyTo(channel, { format: 'f32-planar', planeIndex: Math.min(plane, sample.numberOfChannels - 1) });
    const from = Math.max(0, -at);
    const room = target.length - Math.max(0, at);
    if (room > 0) target.set(channel.subarray(from, from + room), Math.max(0, at));
  }
}
