import { wavBytes } from './wav-file.ts';

export interface SoundShape {
  readonly channels: 1 | 2;
  /** Samples per second. */
  readonly sampleRate: number;
}

/** What is given up for size, in this order; a voice is still clear at the last. */
const smallerShapes: readonly SoundShape[] = [
  { channels: 2, sampleRate: 48_000 },
  { channels: 2, sampleRate: 32_000 },
  { channels: 1, sampleRate: 24_000 },
  { channels: 1, sampleRate: 16_000 },
];

/** The shape that keeps most of a sound and still fits; `null` when none does. */
export function chooseShape(own: SoundShape, seconds: number, maxBytes: number): SoundShape | null {
  const smaller = smallerShapes.map(({ channels, sampleRate }): SoundShape => ({
    channels: own.channels === 1 ? 1 : channels,
    sampleRate: Math.min(sampleRate, own.sampleRate),
  }));
  return (
    [own, ...smaller].find(
      ({ channels, sampleRate }) => wavBytes(channels, Math.ceil(seconds * sampleRate)) <= maxBytes,
    ) ?? null
  );
}
