import type { FrameSize } from '#shared/domain/frame-sizes.ts';

/** A JPEG's size stands behind its metadata, which may be large. */
const maxHeaderBytes = 4 * 2 ** 20;

/** Stored pixels of a PNG, JPEG or WebP, before any rotation; `null` when it is none or its header is broken. */
export async function readImageSize(blob: Blob): Promise<FrameSize | null> {
  const bytes = new DataView(await blob.slice(0, maxHeaderBytes).arrayBuffer());
  try {
    return sizeOfPng(bytes) ?? sizeOfWebp(bytes) ?? sizeOfJpeg(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeOfPng(bytes: DataView): FrameSize | null {
  const isPng = bytes.byteLength > 8 && bytes.getUint32(0) === 0x89504e47 && bytes.getUint32(12) === 0x49484452;
  return isPng ? { width: bytes.getUint32(16), height: bytes.getUint32(20) } : null;
}

const fourCharacters = (bytes: DataView, offset: number): string =>
  String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset + offset, 4));

const uint24 = (bytes: DataView, offset: number): number =>
  bytes.getUint16(offset, true) + bytes.getUint8(offset + 2) * 65_536;

function sizeOfWebp(bytes: DataView): FrameSize | null {
  if (bytes.byteLength < 30 || fourCharacters(bytes, 0) !== 'RIFF' || fourCharacters(bytes, 8) !== 'WEBP') return null;
  switch (fourCharacters(bytes, 12)) {
    case 'VP8X':
      return { width: uint24(bytes, 24) + 1, height: uint24(bytes, 27) + 1 };
    case 'VP8L': {
      const bits = bytes.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** SOF0 to SOF15, without the Huffman table, the arithmetic table and the reserved one. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function sizeOfJpeg(bytes: DataView): FrameSize | null {
  if (bytes.getUint16(0) !== 0xffd8) return null;
  let offset = 2;
  for (;;) {
    // Past the end, DataView throws and the caller gives up.
    if (bytes.getUint8(offset) !== 0xff) return null;
    const marker = bytes.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
    } else if (isFrameHeader(marker)) {
      return { width: bytes.getUint16(offset + 7), height: bytes.getUint16(offset + 5) };
    } else {
      offset += 2 + bytes.getUint16(offset + 2);
    }
  }
}
