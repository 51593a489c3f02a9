import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { silence, type StereoSound } from './sound.ts';

/** Seconds. `end` is exclusive and may lie behind the end of the track; the result then ends where the track does. */
export async function decodeRange(track: InputAudioTrack, start: number, end: number): Promise<StereoSound> {
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
