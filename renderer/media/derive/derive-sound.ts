import type { InputAudioTrack } from 'mediabunny';
import { err, ok, type Result } from '#shared/result.ts';
import { openAsset } from '../asset-source.ts';
import { decodeRange } from '../decode-sound.ts';
import type { MediaProblem } from '../media-problem.ts';
import { resample, type StereoSound } from '../sound.ts';
import type { DeriveOptions } from './derive-options.ts';
import { chooseShape, type SoundShape } from './sound-shape.ts';
import { writeWav } from './wav-file.ts';

/** The sound is held in memory while it is converted; twenty minutes of stereo are below this, in bytes. */
const mostBytes = 256 * 2 ** 20;

/** A part of a sound as 16-bit WAV, exact to the sample. */
export async function deriveSound({
  sourceId,
  recipe: { range, maxBytes },
  onProgress,
}: DeriveOptions): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  const input = openAsset(sourceId);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null || !(await track.canDecode())) {
      return err({ reason: 'cannot-decode', detail: 'the sound cannot be decoded' });
    }
    const start = range === null ? 0 : range.startMs / 1_000;
    const end = range === null ? await track.computeDuration() : range.endMs / 1_000;
    const limit = Math.min(maxBytes ?? mostBytes, mostBytes);
    const shape = chooseShape(await shapeOf(track), end - start, limit);
    if (shape === null) return err({ reason: 'cannot-fit', detail: `${end - start} s in ${limit} bytes` });
    const decoded = await decodeRange(track, start, end);
    onProgress(0.5);
    const file = writeWav(channelsOf(decoded, shape), shape.sampleRate);
    onProgress(1);
    return ok(file);
  } catch (error) {
    // Damaged packets are found only while they are read.
    return err({ reason: 'cannot-decode', detail: String(error) });
  } finally {
    input.dispose();
  }
}

async function shapeOf(track: InputAudioTrack): Promise<SoundShape> {
  return { channels: (await track.getNumberOfChannels()) === 1 ? 1 : 2, sampleRate: await track.getSampleRate() };
}

function channelsOf({ left, right, sampleRate }: StereoSound, shape: SoundShape): Float32Array[] {
  const pair = shape.channels === 2 ? [left, right] : [left.map((value, index) => (value + (right[index] ?? 0)) / 2)];
  return pair.map((samples) => resample(samples, sampleRate, shape.sampleRate));
}
