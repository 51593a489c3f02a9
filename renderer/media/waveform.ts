import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { thumbnailEdge } from '#shared/domain/media-work.ts';
import { encodeThumbnail } from './thumbnail.ts';

const barCount = 40;
/** Of each bar's stretch at most this much is decoded: an hour of sound takes no longer than two minutes of it. */
const maxSecondsPerBar = 3;

/**
 * One grey that stands out from both the dark and the light panels (4.4 and 3.5 to 1), on nothing. The picture's alpha
 * is the drawing, so it also works as a mask that is filled with the colour of a reference.
 */
const barColor = '#808387';

/** Loudness (root mean square) of equal stretches of the sound, 0 to 1 of the loudest. */
export async function measureLoudness(track: InputAudioTrack, seconds: number): Promise<number[]> {
  const sink = new AudioSampleSink(track);
  const stretch = seconds / barCount;
  const squares = new Float64Array(barCount);
  const counts = new Float64Array(barCount);
  const add = (sample: AudioSample): void => {
    const bar = Math.min(barCount - 1, Math.max(0, Math.floor(sample.timestamp / stretch)));
    const values = new Float32Array(sample.numberOfFrames);
    sample.copyTo(values, { format: 'f32-planar', planeIndex: 0 });
    squares[bar] = (squares[bar] ?? 0) + values.reduce((sum, value) => sum + value * value, 0);
    counts[bar] = (counts[bar] ?? 0) + values.length;
    sample.close();
  };
  if (stretch <= maxSecondsPerBar) {
    for await (const sample of sink.samples()) add(sample);
  } else {
    for (let bar = 0; bar < barCount; bar += 1) {
      for await (const sample of sink.samples(bar * stretch, bar * stretch + maxSecondsPerBar)) add(sample);
    }
  }
  const levels = Array.from(squares, (sum, bar) => Math.sqrt(sum / Math.max(1, counts[bar] ?? 0)));
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest === 0 ? 0 : level / loudest));
}

export async function drawWaveform(levels: readonly number[]): Promise<Blob> {
  const canvas = new OffscreenCanvas(thumbnailEdge, Math.round((thumbnailEdge * 9) / 16));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas for a waveform');
  const pitch = canvas.width / (levels.length + 4);
  const barWidth = pitch * 0.52;
  const tallest = canvas.height * 0.62;
  context.fillStyle = barColor;
  context.beginPath();
  levels.forEach((level, index) => {
    // Ears hear ratios: a square root keeps quiet passages in sight.
    const height = Math.max(barWidth, tallest * Math.sqrt(level));
    const left = pitch * (index + 2) + (pitch - barWidth) / 2;
    context.roundRect(left, (canvas.height - height) / 2, barWidth, height, barWidth / 2);
  });
  context.fill();
  return encodeThumbnail(canvas);
}
