import type { Input, InputAudioTrack, InputTrack, InputVideoTrack } from 'mediabunny';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { openAsset } from './asset-source.ts';
import type { MediaProblem } from './media-problem.ts';
import type { ProbedFile } from './probed-file.ts';
import { findRepresentativeFrame } from './representative-frame.ts';
import { encodeThumbnail } from './thumbnail.ts';
import { drawWaveform, measureLoudness } from './waveform.ts';

/** Films and sounds. */
export async function probeContainer(assetId: AssetId): Promise<Result<ProbedFile, MediaProblem>> {
  const input = openAsset(assetId);
  try {
    return ok(await readProbe(input));
  } catch (error) {
    // The demuxer throws on every structure it does not understand; there is nothing else to tell apart.
    return err({ reason: 'cannot-decode', detail: String(error) });
  } finally {
    input.dispose();
  }
}

async function readProbe(input: Input): Promise<ProbedFile> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (video === null && audio === null) throw new Error('neither picture nor sound');
  const seconds = await input.computeDuration();
  const thumbnail = video === null ? await soundThumbnail(audio) : await filmThumbnail(video);
  return {
    facts: {
      width: video === null ? null : await video.getDisplayWidth(),
      height: video === null ? null : await video.getDisplayHeight(),
      durationMs: Math.max(0, Math.round(seconds * 1_000)),
      framesPerSecond: video === null ? null : await frameRateOf(video),
      videoCodec: video === null ? null : await codecOf(video),
      audioCodec: audio === null ? null : await codecOf(audio),
      canPreview: thumbnail !== null,
    },
    thumbnail,
  };
}

/** The short name ("avc"), or what the container calls it. */
async function codecOf(track: InputTrack): Promise<string> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return (typeof codec === 'string' || typeof codec === 'number' ? String(codec) : 'unknown').slice(0, 64);
}

/** As measured from the frames, to a thousandth; `null` for a single frame. */
async function frameRateOf(track: InputVideoTrack): Promise<number | null> {
  const { bestGuessFrameRate, probedPacketCount } = await track.computeFrameRateMetrics({ targetPacketCount: 256 });
  const rounded = Math.round(bestGuessFrameRate * 1_000) / 1_000;
  return probedPacketCount > 1 && Number.isFinite(rounded) && rounded > 0 ? rounded : null;
}

/** A decoder that says yes and then fails on the packets is a no. */
async function filmThumbnail(track: InputVideoTrack): Promise<Blob | null> {
  if (!(await track.canDecode())) return null;
  try {
    const start = Math.max(0, await track.getFirstTimestamp());
    const frame = await findRepresentativeFrame(track, start, await track.computeDuration());
    return frame === null ? null : await encodeThumbnail(frame);
  } catch {
    return null;
  }
}

async function soundThumbnail(track: InputAudioTrack | null): Promise<Blob | null> {
  if (track === null || !(await track.canDecode())) return null;
  try {
    return await drawWaveform(await measureLoudness(track, await track.computeDuration()));
  } catch {
    return null;
  }
}
