import { AudioSample, type AudioSampleSource, type VideoSampleSource } from 'mediabunny';
import type { StereoSound } from '../sound.ts';
import type { FilmPainter } from './film-painter.ts';
import type { FrameCamera } from './frame-camera.ts';

/**
 * Encoders begin coarse and refine within a few frames, but a picture that stands still is not refined: dark gradients
 * would stay blocky for a second. A key frame as soon as the encoder has settled mends that.
 */
const settledFrame = 4;

/** Paints one frame and gives it to the encoder, as a key frame where a shot begins. */
export async function shootFrame(
  pictures: VideoSampleSource,
  { painter, camera }: { readonly painter: FilmPainter; readonly camera: FrameCamera },
  frame: number,
): Promise<void> {
  const isCut = await painter.paint(frame);
  const sample = camera.take(frame, isCut || frame === settledFrame);
  await pictures.add(sample);
  sample.close();
}

/** Gives one second of sound to the encoder, or what is left of it. `second` counts from the start of the film. */
export async function addSecond(track: AudioSampleSource, sound: StereoSound, second: number): Promise<void> {
  const { sampleRate, left, right } = sound;
  const start = Math.round(second * sampleRate);
  const end = Math.min(left.length, start + sampleRate);
  if (end <= start) return;
  const data = new Float32Array((end - start) * 2);
  data.set(left.subarray(start, end), 0);
  data.set(right.subarray(start, end), end - start);
  const sample = new AudioSample({ data, format: 'f32-planar', numberOfChannels: 2, sampleRate, timestamp: second });
  await track.add(sample);
  sample.close();
}
