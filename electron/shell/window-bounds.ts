import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Nothing of the studio fits into less. */
export const smallestWindow = { width: 1024, height: 700 } as const;
const firstWindow = { width: 1440, height: 900 } as const;

const pixels = z.number().int().min(-100_000).max(100_000);
export const windowStateSchema = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() }),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/**
 * Where to open the window: where it was, if a screen is still there, else in the middle of this screen. Never larger
 * than the screen's work area and never with its title bar out of reach.
 */
export function fitWindow(remembered: Rectangle | null, workArea: Rectangle): Rectangle {
  const wished = remembered ?? firstWindow;
  const width = Math.min(Math.max(wished.width, smallestWindow.width), workArea.width);
  const height = Math.min(Math.max(wished.height, smallestWindow.height), workArea.height);
  const x = remembered?.x ?? workArea.x + Math.round((workArea.width - width) / 2);
  const y = remembered?.y ?? workArea.y + Math.round((workArea.height - height) / 2);
  return {
    x: clamp(x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
