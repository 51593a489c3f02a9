import type { AudioCodec, EncodedPacket, VideoCodec } from 'mediabunny';

/** The pictures of one shot, compressed. Times count from its own first frame, which is a key frame. */
export interface EncodedShot {
  readonly codec: VideoCodec;
  readonly decoderConfig: VideoDecoderConfig;
  readonly packets: readonly EncodedPacket[];
  /** The words of a card that stands in for a reference which cannot be decoded here; else `null`. */
  readonly cardAction: string | null;
}

export interface EncodedSound {
  readonly codec: AudioCodec;
  readonly decoderConfig: AudioDecoderConfig;
  readonly packets: readonly EncodedPacket[];
  /** Where it ticks, when a reference could not be decoded and ticks stand in; else `null`. */
  readonly tickingAt: string | null;
}

export function bytesOf({ packets }: EncodedShot | EncodedSound): number {
  // Some bytes for the object around the data.
  return packets.reduce((sum, { byteLength }) => sum + byteLength + 160, 0);
}

/** Equal for pictures that one decoder can play in a row without being set up again. */
export function decoderKey({ codec, decoderConfig }: EncodedShot): string {
  const { description, codedWidth, codedHeight } = decoderConfig;
  return JSON.stringify([codec, decoderConfig.codec, codedWidth, codedHeight, [...bytesIn(description)]]);
}

function bytesIn(source: AllowSharedBufferSource | undefined): Uint8Array {
  if (source === undefined) return new Uint8Array();
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
