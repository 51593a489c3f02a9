import { VideoSampleSink, type InputVideoTrack } from 'mediabunny';
import type { AssetId } from '#shared/ids.ts';
import { openAsset } from './asset-source.ts';

/** The frame shown at a time, upright; `null` when this machine can't decode the film. */
export async function frameOfVideo(assetId: AssetId, seconds: number): Promise<ImageBitmap | null> {
  const input = openAsset(assetId);
  try {
    const track = await input.getPrimaryVideoTrack();
    return track === null || !(await track.canDecode()) ? null : await bitmapAt(track, seconds);
  } catch {
    // Damaged packets; the caller has something to show instead.
    return null;
  } finally {
    input.dispose();
  }
}

async function bitmapAt(track: InputVideoTrack, seconds: number): Promise<ImageBitmap | null> {
  const sink = new VideoSampleSink(track);
  const first = await track.getFirstTimestamp();
  const sample = (await sink.getSample(Math.max(first, seconds))) ?? (await sink.getSample(first));
  if (sample === null) return null;
  try {
    const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
    const context = canvas.getContext('2d');
    if (context === null) return null;
    sample.draw(context, 0, 0, canvas.width, canvas.height);
    return canvas.transferToImageBitmap();
  } finally {
    sample.close();
  }
}
