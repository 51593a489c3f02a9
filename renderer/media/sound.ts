/** Two channels of the same length, -1 to 1. */
export interface StereoSound {
  readonly sampleRate: number;
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

export function silence(sampleRate: number, samples: number): StereoSound {
  return { sampleRate, left: new Float32Array(samples), right: new Float32Array(samples) };
}

/** Crossings of zero on each side of the windowed sine: enough for a guide track that sounds like its source. */
const halfTaps = 16;

/** Another sample rate, without the mirror tones of nearest or linear samples. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array<ArrayBuffer> {
  if (from === to) return new Float32Array(samples);
  const ratio = from / to;
  // Going down, the filter must also remove what the new rate can't hold.
  const cutoff = Math.min(1, to / from);
  const reach = Math.ceil(halfTaps / cutoff);
  const result = new Float32Array(Math.round(samples.length / ratio));
  for (let index = 0; index < result.length; index += 1) {
    const center = index * ratio;
    const first = Math.ceil(center - reach);
    let sum = 0;
    for (let at = Math.max(0, first); at <= center + reach && at < samples.length; at += 1) {
      sum += (samples[at] ?? 0) * windowedSinc((at - center) * cutoff) * cutoff;
    }
    result[index] = sum;
  }
  return result;
}

function windowedSinc(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= halfTaps) return 0;
  const angle = Math.PI * x;
  const window = 0.5 + 0.5 * Math.cos(angle / halfTaps);
  return (Math.sin(angle) / angle) * window;
}

/** Down to silence over the last `seconds` before `end` (a sample index): a sound that stops midway clicks. */
export function fadeOut({ left, right, sampleRate }: StereoSound, end: number, seconds: number): void {
  const length = Math.min(end, Math.round(seconds * sampleRate));
  for (let index = 0; index < length; index += 1) {
    const at = end - length + index;
    const gain = 1 - (index + 1) / length;
    left[at] = (left[at] ?? 0) * gain;
    right[at] = (right[at] ?? 0) * gain;
  }
}
