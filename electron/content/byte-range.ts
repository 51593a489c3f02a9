/** First and last byte, both included, as HTTP counts. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Longer numbers than this are past the end of any file; `Number` would lose digits. */
const maxDigits = 15;

/**
 * What a Range header asks of `size` bytes (RFC 9110, section 14). `whole`: there is none, it is of another unit,
 * malformed, or asks for several ranges; a server may answer all of these with everything. `unsatisfiable`: 416.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (match === null || (from === '' && to === '')) return 'whole';
  if (from === '') {
    const length = toNumber(to);
    if (length === 0 || size === 0) return 'unsatisfiable';
    return { first: Math.max(0, size - length), last: size - 1 };
  }
  const first = toNumber(from);
  const last = to === '' ? size - 1 : Math.min(toNumber(to), size - 1);
  // A last byte before the first is invalid; RFC 9110 lets us ignore or refuse it, and sending everything helps nobody.
  return first >= size || last < first ? 'unsatisfiable' : { first, last };
}

function toNumber(digits: string): number {
  const significant = digits.replace(/^0+/, '');
  return significant.length > maxDigits ? Number.POSITIVE_INFINITY : Number(significant);
}
