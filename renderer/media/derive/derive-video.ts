import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  type ConversionAudioOptions,
  type ConversionVideoOptions,
  type Input,
  type InputAudioTrack,
  type InputVideoTrack,
  type VideoEncodingConfig,
} from 'mediabunny';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import { err, type Result } from '#shared/result.ts';
import { openAsset } from '../asset-source.ts';
import { chooseVideoEncoder } from '../encoders.ts';
import type { MediaProblem } from '../media-problem.ts';
import { convert } from './convert.ts';
import { canCopyPicture } from './copied-picture.ts';
import type { DeriveOptions } from './derive-options.ts';
import { pictureBitrate } from './picture-bitrate.ts';

type Copy = Result<Uint8Array<ArrayBuffer>, MediaProblem>;

interface Source {
  readonly input: Input;
  readonly picture: InputVideoTrack;
  readonly sound: InputAudioTrack | null;
  readonly seconds: number;
}

/** Encoders miss the rate they were told; each try after the first aims lower by what the last one was over. */
const maxTries = 3;
const safeShare = 0.9;

/**
 * A part of a film, at a size, as MP4. The picture is copied only where a copy is exact; else it is encoded anew. Sound
 * keeps its packets; where it would have to be encoded and cannot be, there is no copy: a silent one would be another film.
 */
export async function deriveVideo(options: DeriveOptions): Promise<Copy> {
  const input = openAsset(options.sourceId);
  try {
    const picture = await input.getPrimaryVideoTrack();
    if (picture === null) return err({ reason: 'cannot-decode', detail: 'no picture' });
    const sound = await input.getPrimaryAudioTrack();
    const { range } = options.recipe;
    const seconds = range === null ? await input.computeDuration() : (range.endMs - range.startMs) / 1_000;
    return await makeCopy({ input, picture, sound, seconds }, options);
  } catch (error) {
    // Damaged packets are found only while they are read.
    return err({ reason: 'cannot-decode', detail: String(error) });
  } finally {
    input.dispose();
  }
}

async function makeCopy(source: Source, options: DeriveOptions): Promise<Copy> {
  const { recipe } = options;
  const audio = await soundOptions(source.sound);
  const attempt = async (video: ConversionVideoOptions): Promise<Copy> =>
    convert({
      input: source.input,
      output: new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() }),
      range: recipe.range,
      video,
      audio,
      onProgress: options.onProgress,
    });
  if (await canCopyPicture(source.picture, recipe)) {
    const copied = await attempt({});
    if (!copied.ok || fits(copied.value, recipe)) return copied;
  }
  return encode(source, recipe, attempt);
}

async function encode(
  source: Source,
  recipe: DerivativeRecipe,
  attempt: (video: ConversionVideoOptions) => Promise<Copy>,
): Promise<Copy> {
  const { picture, sound, seconds } = source;
  if (!(await picture.canDecode())) return err({ reason: 'cannot-decode', detail: 'the picture cannot be decoded' });
  const size = recipe.size ?? {
    width: even(await picture.getDisplayWidth()),
    height: even(await picture.getDisplayHeight()),
  };
  const { bestGuessFrameRate } = await picture.computeFrameRateMetrics({ targetPacketCount: 256 });
  const framesPerSecond = bestGuessFrameRate > 0 && Number.isFinite(bestGuessFrameRate) ? bestGuessFrameRate : 24;
  const soundBitrate = sound === null ? 0 : ((await sound.getAverageBitrate()) ?? 256_000);
  let bitrate = pictureBitrate({ ...size, seconds, soundBitrate, maxBytes: recipe.maxBytes });
  let smallest = Infinity;
  for (let tries = 0; bitrate !== null && tries < maxTries; tries += 1) {
    const encoder = await chooseVideoEncoder(size, framesPerSecond, bitrate);
    if (encoder === null) {
      return err({ reason: 'cannot-encode', detail: `no encoder for ${size.width} x ${size.height}` });
    }
    const made = await attempt(encoded(size, encoder));
    if (!made.ok || fits(made.value, recipe)) return made;
    smallest = Math.min(smallest, made.value.byteLength);
    bitrate *= (safeShare * (recipe.maxBytes ?? 0)) / made.value.byteLength;
  }
  return err({ reason: 'cannot-fit', detail: `${smallest} bytes in ${seconds} s` });
}

function encoded(size: FrameSize, { codec, quality, keyFrameInterval }: VideoEncodingConfig): ConversionVideoOptions {
  return {
    ...size,
    codec,
    fit: 'fill',
    forceTranscode: true,
    // The size must be true for readers that ignore a note to turn the picture.
    allowTransformationMetadata: false,
    ...(quality === undefined ? {} : { quality }),
    ...(keyFrameInterval === undefined ? {} : { keyFrameInterval }),
  };
}

/** Packets as they are; PCM, which an MP4 can hold but few can read, becomes AAC. */
async function soundOptions(sound: InputAudioTrack | null): Promise<ConversionAudioOptions> {
  const codec = (await sound?.getCodec()) ?? null;
  if (codec === null) return {};
  return { codec: codec.startsWith('pcm') || codec === 'ulaw' || codec === 'alaw' ? 'aac' : codec };
}

const even = (pixels: number): number => Math.max(2, pixels - (pixels % 2));

const fits = (file: Uint8Array, { maxBytes }: DerivativeRecipe): boolean =>
  maxBytes === null || file.byteLength <= maxBytes;
