/** Width divided by height of a tile. Very wide and very tall pictures are cropped a little, so that rows stay calm. */
const narrowestTile = 0.5;
const widestTile = 2.6;

export interface RowOptions {
  /** Pixels for a whole row. */
  readonly width: number;
  /** The height rows come close to. */
  readonly targetHeight: number;
  readonly gap: number;
}

export interface JustifiedRow {
  /** Index of the first tile. */
  readonly start: number;
  readonly height: number;
  /** Widths of its tiles; with the gaps they fill the row, except the last row's. */
  readonly widths: readonly number[];
}

function clampRatio(ratio: number): number {
  return Math.min(widestTile, Math.max(narrowestTile, ratio));
}

/** Whole pixels that add up to `total`: rounding errors must not open a gap at the right edge. */
function wholeWidths(ratios: readonly number[], height: number, total: number): number[] {
  let exact = 0;
  let used = 0;
  return ratios.map((ratio, index) => {
    exact += ratio * height;
    const end = index === ratios.length - 1 ? total : Math.round(exact);
    const width = end - used;
    used = end;
    return width;
  });
}

/**
 * Breaks pictures into rows of equal height that fill the width. A row is closed where its height comes closest to the
 * target. The last row keeps the target height and its own width, as it may grow later. Linear in the number of tiles.
 */
export function justifyRows(ratios: readonly number[], { width, targetHeight, gap }: RowOptions): JustifiedRow[] {
  const rows: JustifiedRow[] = [];
  let start = 0;
  let sum = 0;
  const heightOf = (count: number, ratioSum: number): number => (width - (count - 1) * gap) / ratioSum;
  const close = (end: number, ratioSum: number): void => {
    const row = ratios.slice(start, end).map(clampRatio);
    const height = Math.max(1, Math.round(heightOf(row.length, ratioSum)));
    rows.push({ start, height, widths: wholeWidths(row, height, width - (row.length - 1) * gap) });
    start = end;
  };
  for (let index = 0; index < ratios.length; index += 1) {
    const ratio = clampRatio(ratios[index] ?? 1);
    const count = index - start + 1;
    const withIt = heightOf(count, sum + ratio);
    if (withIt > targetHeight) {
      sum += ratio;
      continue;
    }
    const withoutIt = count === 1 ? Infinity : heightOf(count - 1, sum);
    if (withoutIt - targetHeight < targetHeight - withIt) {
      close(index, sum);
      sum = ratio;
    } else {
      close(index + 1, sum + ratio);
      sum = 0;
    }
  }
  if (start < ratios.length) {
    const row = ratios.slice(start).map(clampRatio);
    const total = Math.min(width - (row.length - 1) * gap, Math.round(sum * targetHeight));
    rows.push({ start, height: targetHeight, widths: wholeWidths(row, targetHeight, total) });
  }
  return rows;
}
