import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { openAsset } from '../asset-source.ts';
import type { MediaProblem } from '../media-problem.ts';
import { pictureOfFrame } from './frame-picture.ts';

const cannotDecode = (detail: string) => err<MediaProblem>({ reason: 'cannot-decode', detail });

/** Packets that wait for the decoder, so that a long film is not held in memory. */
const maxWaiting = 16;

/**
 * The very last frame that a film shows, as a PNG. Not the one at its end by the clock: lengths in the head of a file are
 * rounded, and the last time stamp of a film may be anything. Everything from the last key frame on is decoded, and what
 * is shown last is taken.
 */
export async function takeLastFrame(
  assetId: AssetId,
  onProgress: (share: number) => void,
): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  const input = openAsset(assetId);
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) return cannotDecode('no picture');
    if (!(await track.canDecode())) return cannotDecode(`no decoder for ${String(await track.getCodec())}`);
    const frame = await lastFrame(track, onProgress);
    if (frame === null) return cannotDecode('no frame');
    const shown = {
      rotation: await track.getRotation(),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
    };
    const picture = await pictureOfFrame(frame, shown).finally(() => {
      frame.close();
    });
    if (picture === null) return err({ reason: 'cannot-encode', detail: 'no canvas of this size' });
    const blob = await picture.convertToBlob({ type: 'image/png' });
    onProgress(1);
    return ok(new Uint8Array(await blob.arrayBuffer()));
  } catch (error) {
    return cannotDecode(error instanceof Error ? error.message : String(error));
  } finally {
    input.dispose();
  }
}

/** Decoding order is not the order on the screen, so the latest time stamp decides. Close it after use. */
async function lastFrame(track: InputVideoTrack, onProgress: (share: number) => void): Promise<VideoFrame | null> {
  const sink = new EncodedPacketSink(track);
  const key = await sink.getKeyPacket(Infinity, { verifyKeyPackets: true });
  const end = await sink.getPacket(Infinity, { metadataOnly: true });
  const config = await track.getDecoderConfig();
  if (key === null || end === null || config === null) return null;
  const seconds = end.timestamp - key.timestamp;
  let last: VideoFrame | null = null;
  const failed = Promise.withResolvers<never>();
  const decoder = new VideoDecoder({
    output: (frame) => {
      const isLater = last === null || frame.timestamp >= last.timestamp;
      (isLater ? last : frame)?.close();
      if (isLater) last = frame;
      const done = frame.timestamp / 1e6 - key.timestamp;
      if (seconds > 0) onProgress(0.9 * Math.max(0, Math.min(1, done / seconds)));
    },
    error: failed.reject,
  });
  decoder.configure(config);
  const decodeAll = async (): Promise<void> => {
    for await (const packet of sink.packets(key)) {
      while (decoder.decodeQueueSize > maxWaiting) await nextDequeue(decoder);
      decoder.decode(packet.toEncodedVideoChunk());
    }
    await decoder.flush();
  };
  try {
    await Promise.race([decodeAll(), failed.promise]);
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
  return last;
}

function nextDequeue(decoder: VideoDecoder): Promise<unknown> {
  return new Promise((resolve) => {
    decoder.addEventListener('dequeue', resolve, { once: true });
  });
}
