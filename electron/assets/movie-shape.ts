/** First bytes that tell an MP4 or MOV from everything else. */
export const movieHeadBytes = 12;

const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'styp']);
/** A fragmented hour has some thousands; takes last seconds. */
const maxTopBoxes = 10_000;

/** Whether a file can be a film at all. What a server calls it says nothing. */
export function looksLikeMovie(head: Uint8Array): boolean {
  return head.byteLength >= movieHeadBytes && firstBoxes.has(Buffer.from(head.subarray(4, 8)).toString('latin1'));
}

/**
 * Whether the outermost boxes of a film end where the file ends. A server that announces fewer bytes than it has sends
 * an answer that is whole by its own measure; only the film itself can tell.
 */
export async function isMovieWhole(
  bytes: number,
  read: (offset: number, length: number) => Promise<Buffer>,
): Promise<boolean> {
  const seen = new Set<string>();
  let offset = 0;
  for (let count = 0; offset < bytes && count < maxTopBoxes; count += 1) {
    const header = await read(offset, 16);
    if (header.length < 8) return false;
    const type = header.toString('latin1', 4, 8);
    const short = header.readUInt32BE(0);
    // Zeroes after the last box are padding; a zero size before a type means "up to the end of the file".
    if (short === 0 && type === '\0\0\0\0') break;
    seen.add(type);
    if (short === 1 && header.length < 16) return false;
    const size = short === 0 ? bytes - offset : short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    // An absurd size is for the inspection to judge; more bytes would not mend it.
    if (size < 8) return true;
    offset += size;
  }
  return offset <= bytes && seen.has('moov') && seen.has('mdat');
}
