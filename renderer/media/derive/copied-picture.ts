import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';

/**
 * Whether the packets of a film can stand in the copy as they are. A cut must begin on a key frame and run to the end:
 * packets that lie before or behind it could only be hidden, or would leave holes where frames rest on later ones. H.264
 * is what every provider reads; HEVC stays when it cannot be turned into anything else here.
 */
export async function canCopyPicture(
  track: InputVideoTrack,
  { range, size }: Pick<DerivativeRecipe, 'range' | 'size'>,
): Promise<boolean> {
  const codec = await track.getCodec();
  if (codec !== 'avc' && !(codec === 'hevc' && !(await track.canDecode()))) return false;
  const isScaled =
    size !== null &&
    (size.width !== (await track.getDisplayWidth()) || size.height !== (await track.getDisplayHeight()));
  if (isScaled) return false;
  return range === null || (await isWholeFrom(track, range.startMs / 1_000, range.endMs / 1_000));
}

async function isWholeFrom(track: InputVideoTrack, start: number, end: number): Promise<boolean> {
  const sink = new EncodedPacketSink(track);
  const first = Math.max(0, await track.getFirstTimestamp());
  const key = await sink.getKeyPacket(Math.max(start, first), { verifyKeyPackets: true });
  if (key === null) return false;
  const halfFrame = key.duration / 2;
  return (
    Math.abs(key.timestamp - Math.max(start, first)) <= halfFrame && end >= (await track.computeDuration()) - halfFrame
  );
}
