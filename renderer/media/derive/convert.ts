import {
  Conversion,
  type BufferTarget,
  type ConversionAudioOptions,
  type ConversionOptions,
  type ConversionVideoOptions,
  type Input,
  type Output,
} from 'mediabunny';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { MediaProblem } from '../media-problem.ts';

/**
 * Copied packets begin at most this late, in seconds: two packets of sound. Nothing is ever kept from before the cut:
 * players that ignore edit lists would show it, and providers count it.
 */
const lateStartSeconds = 0.05;

interface ConvertOptions {
  readonly input: Input;
  readonly output: Output;
  readonly range: DerivativeRecipe['range'];
  readonly video: ConversionVideoOptions;
  readonly audio: ConversionAudioOptions;
  readonly onProgress: (share: number) => void;
}

/** The primary tracks of a file, cut and converted, in memory. A track that would be lost is a failure. */
export async function convert(options: ConvertOptions): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  const { input, output, range, video, audio, onProgress } = options;
  const trim: ConversionOptions['trim'] =
    range === null ? {} : { start: range.startMs / 1_000, end: range.endMs / 1_000 };
  const conversion = await Conversion.init({
    input,
    output,
    tracks: 'primary',
    video,
    audio,
    trim,
    // Uncut, sound keeps the packet before its first that decoders warm up with.
    copy: range === null ? {} : { boundaryPolicy: 'shrink', boundaryTolerance: lateStartSeconds },
    // Where and with what a film was made is nobody's business.
    tags: {},
    showWarnings: false,
  });
  const lost = conversion.discardedTracks.find(({ reason }) => reason !== 'discarded_by_user');
  if (lost !== undefined) return err(problemOf(lost.track.type, lost.reason));
  conversion.onProgress = (share) => onProgress(share);
  await conversion.execute();
  const { buffer } = output.target as BufferTarget;
  if (buffer === null) throw new Error('a conversion ended without a file');
  return ok(new Uint8Array(buffer));
}

function problemOf(type: string, reason: string): MediaProblem {
  const detail = `${type}: ${reason}`;
  if (reason !== 'no_encodable_target_codec') return { reason: 'cannot-decode', detail };
  return { reason: type === 'audio' ? 'cannot-encode-sound' : 'cannot-encode', detail };
}
