import { BufferTarget, EncodedAudioPacketSource, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import type { EncodedShot, EncodedSound } from './encoded-pieces.ts';

interface PlacedPiece {
  /** First frame, counted from the start of the film. */
  readonly start: number;
  readonly encoded: EncodedShot;
}

/**
 * Joins shots, and the sound under them, into one MP4 by copying packets. All shots must have been compressed for the
 * same decoder. Frames are counted, not summed as times: nothing drifts.
 */
export async function joinPieces(
  shots: readonly [PlacedPiece, ...PlacedPiece[]],
  sound: EncodedSound | null,
  framesPerSecond: number,
): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const { codec, decoderConfig } = shots[0].encoded;
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures, { frameRate: framesPerSecond });
  const track = sound === null ? null : new EncodedAudioPacketSource(sound.codec);
  if (track !== null) output.addAudioTrack(track);
  await output.start();

  let heard = 0;
  const addSoundUntil = async (seconds: number): Promise<void> => {
    for (let packet = sound?.packets[heard]; packet !== undefined; packet = sound?.packets[heard]) {
      if (packet.timestamp > seconds) return;
      heard += 1;
      await track?.add(packet, heard === 1 && sound !== null ? { decoderConfig: sound.decoderConfig } : undefined);
    }
  };
  for (const { start, encoded } of shots) {
    for (const packet of encoded.packets) {
      const timestamp = (start + Math.round(packet.timestamp * framesPerSecond)) / framesPerSecond;
      // Sound goes in beside the pictures of its time, so that neither waits for the other.
      await addSoundUntil(timestamp);
      await pictures.add(packet.clone({ timestamp, sequenceNumber: -1 }), { decoderConfig });
    }
  }
  const frames = shots.reduce((sum, { encoded }) => sum + encoded.packets.length, 0);
  // Encoders fill up their last packet: what lies behind the last frame would make the film longer than its pictures.
  await addSoundUntil((frames - 0.5) / framesPerSecond);
  await output.finalize();
  if (target.buffer === null) throw new Error('a film without bytes');
  return new Blob([target.buffer], { type: 'video/mp4' });
}
