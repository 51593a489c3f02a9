import { createSurface, type Context, type Surface } from './surface.ts';
import { crossScale, sourcePosition, type Warp } from './warp.ts';

/**
 * Strips across the frame. Within a strip the picture is only scaled, so two neighbours differ by a fraction of a pixel:
 * in length when seen from the side, and hardly at all when stretched.
 */
const stripsOfKind = { orbit: 220, stretch: 44 } as const;

/** Draws `source` so that it fills the context, bent along one axis. */
function drawStrips(context: Context, source: OffscreenCanvas, warp: Warp, strips: 'columns' | 'rows'): void {
  const { width, height } = context.canvas;
  const isColumns = strips === 'columns';
  const [length, across] = isColumns ? [width, height] : [height, width];
  const [sourceLength, sourceAcross] = isColumns ? [source.width, source.height] : [source.height, source.width];
  const stripWidth = Math.max(2, Math.round(length / stripsOfKind[warp.kind]));
  for (let start = 0; start < length; start += stripWidth) {
    const end = Math.min(length, start + stripWidth);
    const place = (at: number): number => (sourcePosition(warp, (2 * at) / length - 1) * 0.5 + 0.5) * sourceLength;
    const from = Math.max(0, place(start));
    const size = Math.min(sourceLength, place(end)) - from;
    const spread = across * crossScale(warp, (start + end) / length - 1);
    const offset = (across - spread) / 2;
    if (isColumns) context.drawImage(source, from, 0, size, sourceAcross, start, offset, end - start, spread);
    else context.drawImage(source, 0, from, sourceAcross, size, offset, start, spread, end - start);
  }
}

export class WarpPainter {
  readonly #between: Surface;

  constructor(width: number, height: number) {
    this.#between = createSurface(width, height);
  }

  draw(context: Context, source: OffscreenCanvas, warp: Warp): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (warp.kind === 'orbit') {
      drawStrips(context, source, warp, warp.strips);
      return;
    }
    // Both axes, one after the other.
    drawStrips(this.#between.context, source, warp, 'columns');
    drawStrips(context, this.#between.canvas, warp, 'rows');
  }
}
