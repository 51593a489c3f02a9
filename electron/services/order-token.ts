import { createHash } from 'node:crypto';

/** The token of one order of several that were placed by the same click: the first has the click's own. */
export function tokenOfPart(clickToken: string, index: number): string {
  if (index === 0) return clickToken;
  const bytes = createHash('sha256').update(`${clickToken} ${index}`).digest().subarray(0, 16);
  // The marks of a UUID that was made from a name.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
