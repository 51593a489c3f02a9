export type Context = OffscreenCanvasRenderingContext2D;

export interface Surface {
  readonly canvas: OffscreenCanvas;
  readonly context: Context;
}

export function createSurface(width: number, height: number, options?: CanvasRenderingContext2DSettings): Surface {
  const canvas = new OffscreenCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
  const context = canvas.getContext('2d', options);
  // Only when the machine is out of graphics memory; the worker then ends as crashed.
  if (context === null) throw new Error(`no canvas of ${canvas.width} x ${canvas.height}`);
  return { canvas, context };
}
