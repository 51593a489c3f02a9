import {
  canEncodeAudio,
  canEncodeVideo,
  Quality,
  type AudioEncodingConfig,
  type VideoEncodingConfig,
} from 'mediabunny';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';

/** H.264 plays everywhere; the others are for machines whose Chromium was built without it. */
const videoCodecs = ['avc', 'vp9', 'av1'] as const;
/** AAC where the platform has an encoder (not on Linux), else Opus, which MP4 also carries. */
const audioCodecs = ['aac', 'opus'] as const;

/** Generous for pictures that move as a whole, so that small words stay sharp: 7 Mbit/s at 720p, less when still. */
const bitsPerPixel = 0.32;
const keyFrameSeconds = 1;

/**
 * `null`: this machine has no encoder for the size. Sides must be even, as all of the size table are. `maxBitrate`: bits
 * per second.
 */
export async function chooseVideoEncoder(
  frame: FrameSize,
  framesPerSecond: number,
  maxBitrate = Infinity,
): Promise<VideoEncodingConfig | null> {
  if (frame.width % 2 === 1 || frame.height % 2 === 1) return null;
  const wanted = frame.width * frame.height * framesPerSecond * bitsPerPixel;
  const quality = new Quality({ bitrate: Math.round(Math.min(maxBitrate, wanted)) });
  for (const codec of videoCodecs) {
    if (await canEncodeVideo(codec, { ...frame, quality }))
      return { codec, quality, keyFrameInterval: keyFrameSeconds };
  }
  return null;
}

export async function chooseAudioEncoder(sampleRate: number): Promise<AudioEncodingConfig | null> {
  const quality = new Quality({ bitrate: 160_000 });
  for (const codec of audioCodecs) {
    if (await canEncodeAudio(codec, { numberOfChannels: 2, sampleRate, quality })) return { codec, quality };
  }
  return null;
}
