import { ok, type Result } from '#shared/result.ts';
import type { ByteReader } from './byte-reader.ts';
import { refuse, type Refusal } from './refusal.ts';

/** How far after the tags the first frame may be; some taggers pad. */
const searchBytes = 64 * 1024;

const bitratesMpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitratesMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const sampleRates = [44_100, 48_000, 32_000];

interface Frame {
  /** Bytes, header included. */
  readonly length: number;
  /** From the frame's start to where a Xing or Info tag would be. */
  readonly tagOffset: number;
}

/**
 * MPEG audio has no length of its own: a file cut at any place is a shorter, legal file. Only the encoder's Xing or Info
 * tag tells how many bytes there were; without one, a few whole frames in a row must do.
 */
export function checkMp3(file: ByteReader): Result<null, Refusal> {
  const start = skipTag(file);
  if (start >= file.size) return refuse('asset.truncated', 'nothing after the ID3 tag');
  const window = file.read(start, searchBytes);
  for (let at = 0; at + 4 <= window.length; at += 1) {
    const frame = findFrame(window, at);
    if (frame === null) continue;
    if (start + at + frame.length > file.size) return refuse('asset.truncated', 'the first frame ends past the file');
    const next = file.read(start + at + frame.length, 4);
    if (next.length === 4 && findFrame(next, 0) === null && !isTrailer(next)) continue;
    const told = findToldBytes(window.subarray(at, at + frame.length), frame);
    // One frame of tolerance: encoders disagree whether the tag's own frame counts.
    if (told !== null && start + at + told > file.size + frame.length) {
      return refuse('asset.truncated', `${String(told)} bytes of sound promised`);
    }
    return ok(null);
  }
  return refuse('asset.damaged', 'no frames');
}

/** Offset of the first byte after an ID3v2 tag. */
function skipTag(file: ByteReader): number {
  const head = file.read(0, 10);
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  let length = 0;
  for (let index = 6; index < 10; index += 1) length = length * 128 + (head.readUInt8(index) & 0x7f);
  const hasFooter = (head.readUInt8(5) & 0x10) !== 0;
  return 10 + length + (hasFooter ? 10 : 0);
}

function findFrame(bytes: Buffer, at: number): Frame | null {
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  const bitrateIndex = (header >>> 12) & 15;
  const rateIndex = (header >>> 10) & 3;
  // Eleven set bits, a known version, layer III, a bit rate and a sample rate.
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1 || rateIndex === 3) return null;
  const isMpeg1 = version === 3;
  const kilobits = (isMpeg1 ? bitratesMpeg1 : bitratesMpeg2)[bitrateIndex] ?? 0;
  if (kilobits === 0) return null;
  const rate = (sampleRates[rateIndex] ?? 0) / (isMpeg1 ? 1 : version === 2 ? 2 : 4);
  const padding = (header >>> 9) & 1;
  const isMono = ((header >>> 6) & 3) === 3;
  const sideInfo = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return {
    length: Math.floor(((isMpeg1 ? 144 : 72) * kilobits * 1_000) / rate) + padding,
    tagOffset: 4 + sideInfo,
  };
}

function isTrailer(bytes: Buffer): boolean {
  return /^(TAG|APE|LYR|\0)/.test(bytes.toString('latin1'));
}

function findToldBytes(frameBytes: Buffer, frame: Frame): number | null {
  const tag = frameBytes.subarray(frame.tagOffset, frame.tagOffset + 16);
  const name = tag.toString('latin1', 0, 4);
  if (tag.length < 16 || (name !== 'Xing' && name !== 'Info')) return null;
  const flags = tag.readUInt32BE(4);
  const hasFrames = (flags & 1) !== 0;
  const hasBytes = (flags & 2) !== 0;
  return hasBytes ? tag.readUInt32BE(hasFrames ? 12 : 8) : null;
}
