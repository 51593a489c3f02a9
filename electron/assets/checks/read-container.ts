import { CustomSource, Input, MP3, MP4, QTFF, WAVE } from 'mediabunny';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ContainerFacts } from '../asset-store.ts';
import { maxCountedDurationMs } from '../limits.ts';
import type { ByteReader } from './byte-reader.ts';
import { findSizeRefusal, refuse, type Refusal } from './refusal.ts';

/** Demuxes without decoding. A container the demuxer cannot read is damaged, whatever it throws. */
export async function readContainer(
  file: ByteReader,
  mime: AssetMimeType,
  hasToCountFrames: boolean,
): Promise<Result<ContainerFacts, Refusal>> {
  const input = new Input({
    formats: [MP4, QTFF, MP3, WAVE],
    source: new CustomSource({ getSize: () => file.size, read: (start, end) => readExactly(file, start, end) }),
  });
  try {
    return await describe(input, mime, hasToCountFrames);
  } catch (error) {
    return refuse('asset.damaged', `the demuxer failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    input.dispose();
  }
}

function readExactly(file: ByteReader, start: number, end: number): Uint8Array {
  const bytes = file.read(start, end - start);
  if (bytes.length !== end - start) throw new Error('the file became shorter');
  return bytes;
}

async function describe(
  input: Input,
  mime: AssetMimeType,
  hasToCountFrames: boolean,
): Promise<Result<ContainerFacts, Refusal>> {
  const picture = await input.getPrimaryVideoTrack();
  const sound = await input.getPrimaryAudioTrack();
  const isVideo = mime.startsWith('video/');
  if (isVideo && picture === null) {
    return refuse('asset.unsupported-type', 'no video track', { found: sound === null ? 'unknown' : 'M4A' });
  }
  if (!isVideo && sound === null) return refuse('asset.damaged', 'no audio track');

  const size = picture === null ? null : { width: picture.displayWidth, height: picture.displayHeight };
  const refusal = size === null ? null : findSizeRefusal(size);
  if (refusal !== null) return refusal;

  const durationMs = Math.round((await input.computeDuration()) * 1_000);
  if (!Number.isSafeInteger(durationMs) || durationMs <= 0) return refuse('asset.damaged', 'no length');
  const canCount = picture !== null && hasToCountFrames && durationMs <= maxCountedDurationMs;
  const stats = canCount ? await picture.computePacketStats() : null;
  return ok({
    width: size?.width ?? null,
    height: size?.height ?? null,
    durationMs,
    frameCount: stats?.packetCount ?? null,
    videoCodec: picture?.codec ?? null,
    audioCodec: sound?.codec ?? null,
  });
}
