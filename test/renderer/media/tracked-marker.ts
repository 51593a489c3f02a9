import type { DecodedFrame } from './decoded-film.ts';

export type MarkerColor = 'red' | 'green' | 'magenta';

export interface Marker {
  /** Centre, in pixels; parts of pixels count by how much of the colour they have. */
  readonly x: number;
  readonly y: number;
  /** Pixels it covers. */
  readonly area: number;
  readonly width: number;
  readonly height: number;
  /** Columns in which it can be seen at all, however faint. */
  readonly reach: number;
  /** Pixels at its rim that are neither marker nor ground. */
  readonly rim: number;
}

/** How much of a marker's colour a pixel has over the blue ground, 0 to 1. */
function share(color: MarkerColor, r: number, g: number, b: number): number {
  const raw = color === 'green' ? g - Math.max(r, b) : color === 'red' ? r - Math.max(g, b) : Math.min(r, b) - g - 60;
  return Math.min(1, Math.max(0, raw / (color === 'magenta' ? 120 : 180)));
}

/** Finds a marker by its colour. */
export function trackMarker({ width, height, rgb }: DecodedFrame, color: MarkerColor): Marker {
  let area = 0;
  let rim = 0;
  let sumX = 0;
  let sumY = 0;
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const weight = share(color, rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
      if (weight < 0.15) continue;
      area += weight;
      if (weight < 0.85) rim += 1;
      sumX += weight * (x + 0.5);
      sumY += weight * (y + 0.5);
      columns[x] = Math.max(columns[x] ?? 0, weight);
      rows[y] = Math.max(rows[y] ?? 0, weight);
    }
  }
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const reach = columns.filter((weight) => weight > 0).length;
  return { x: sumX / area, y: sumY / area, area, width: sum(columns), height: sum(rows), reach, rim };
}

/** The darkest blue along the four edges: the ground is blue, so a border would show as black. */
export function darkestEdge({ width, height, rgb }: DecodedFrame): number {
  let darkest = 255;
  const look = (x: number, y: number): void => {
    darkest = Math.min(darkest, rgb[(y * width + x) * 3 + 2] ?? 0);
  };
  for (let x = 0; x < width; x += 1) {
    look(x, 0);
    look(x, height - 1);
  }
  for (let y = 0; y < height; y += 1) {
    look(0, y);
    look(width - 1, y);
  }
  return darkest;
}
