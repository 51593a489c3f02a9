import type { AnimaticShot } from '#shared/domain/animatic.ts';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import type { Rectangle } from './cover.ts';
import { fontOf } from './fonts.ts';
import { drawFramingSketch } from './framing-sketch.ts';
import { palette, unitOf } from './palette.ts';
import { captionTop, slateBottom, titleSafe } from './overlay.ts';
import { createSurface, type Context } from './surface.ts';
import { clampLines, wrapText } from './wrap-text.ts';

interface CardOptions {
  readonly shot: AnimaticShot;
  readonly frame: FrameSize;
  /** How much larger than the frame the card is, so that its border never shows under the camera. */
  readonly enlargement: number;
  /** Pixels of the card per pixel of the frame: a camera that goes near needs more of them. */
  readonly density: number;
  /** Where words stay in view all through the shot, around the centre. */
  readonly visible: Rectangle;
}

/** The picture of a shot that has none: a dark card with a sketch of the framing and what happens. */
export function drawCard(options: CardOptions): ImageBitmap {
  const { shot, frame, enlargement, density } = options;
  const area = { width: frame.width * enlargement, height: frame.height * enlargement };
  const { canvas, context } = createSurface(area.width * density, area.height * density);
  const unit = unitOf(frame);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale(canvas.width / area.width, canvas.height / area.height);
  const layout = layOut(options);
  drawGround(context, frame, area, layout.sketch);
  drawFramingSketch(context, shot.framing, { ...layout.sketch, reach: area.width + area.height, unit });
  drawWords(context, shot, layout, unit);
  return canvas.transferToImageBitmap();
}

interface Layout {
  readonly sketch: { readonly x: number; readonly y: number; readonly height: number };
  /** The words stand beside the sketch, else above it. */
  readonly isBeside: boolean;
  readonly text: Rectangle;
}

function layOut({ shot, frame, visible }: CardOptions): Layout {
  const unit = unitOf(frame);
  // At least where the slate starts, so that both stand on one line.
  const margin = Math.max(unit * 6, frame.width * titleSafe);
  const left = Math.max(visible.left, -frame.width / 2) + margin;
  const right = Math.min(visible.right, frame.width / 2) - margin;
  const top = Math.max(visible.top, -frame.height / 2 + slateBottom(frame)) + unit * 3;
  const captionRoom = shot.captions.length > 0 ? frame.height - captionTop(frame, 2) : margin;
  const bottom = Math.min(visible.bottom, frame.height / 2 - captionRoom) - unit * 3;
  const isBeside = frame.width >= frame.height * 1.2;
  if (isBeside) {
    return {
      sketch: { x: left + (right - left) * 0.76, y: 0, height: frame.height },
      isBeside,
      text: { left, right: left + (right - left) * 0.52, top, bottom },
    };
  }
  // A square has little height to share; a tall frame has more than the words need.
  const textBottom = top + (bottom - top) * (frame.height > frame.width * 1.2 ? 0.36 : 0.5);
  const room = frame.height / 2 - textBottom;
  return {
    sketch: { x: 0, y: textBottom + room * 0.45, height: Math.min(room, frame.width * 1.15) },
    isBeside,
    text: { left, right, top, bottom: textBottom },
  };
}

/** A dark ground with a little light behind the sketch, and thirds. */
function drawGround(context: Context, frame: FrameSize, area: FrameSize, light: Layout['sketch']): void {
  const { width, height } = area;
  const unit = unitOf(frame);
  const base = context.createLinearGradient(0, -height / 2, 0, height / 2);
  base.addColorStop(0, palette.raised);
  base.addColorStop(0.6, palette.panel);
  base.addColorStop(1, palette.deep);
  context.fillStyle = base;
  context.fillRect(-width / 2, -height / 2, width, height);
  const glow = context.createRadialGradient(light.x, light.y - unit * 8, 0, light.x, light.y - unit * 8, unit * 95);
  glow.addColorStop(0, 'rgba(97, 99, 103, 0.62)');
  glow.addColorStop(0.4, 'rgba(59, 61, 65, 0.36)');
  glow.addColorStop(1, 'rgba(47, 49, 52, 0)');
  context.fillStyle = glow;
  context.fillRect(-width / 2, -height / 2, width, height);
  context.fillStyle = 'rgba(237, 238, 240, 0.05)';
  const hair = Math.max(1, unit * 0.2);
  for (const share of [-1 / 6, 1 / 6]) {
    context.fillRect(frame.width * share - hair / 2, -height / 2, hair, height);
    context.fillRect(-width / 2, frame.height * share - hair / 2, width, hair);
  }
}

/** Sizes to try, in units: long actions are set smaller before they are cut. */
const actionSizes = [5, 4.4, 3.9] as const;

function drawWords(context: Context, shot: AnimaticShot, { text, isBeside }: Layout, unit: number): void {
  const width = text.right - text.left;
  const room = text.bottom - text.top;
  const numberSize = unit * (isBeside ? 13 : 8);
  const numberHeight = numberSize * 1.12;
  const { lines, size } = setAction(context, shot.action.trim(), width, room - numberHeight, unit);
  const lineHeight = size * 1.36;
  const height = numberHeight + lines.length * lineHeight;
  const top = isBeside ? text.top + Math.max(0, (room - height) / 2) : text.top;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.textFaint;
  context.font = fontOf(600, numberSize);
  context.fillText(String(shot.number), text.left - numberSize * 0.05, top + numberSize * 0.78);
  context.fillStyle = palette.text;
  context.font = fontOf(500, size);
  lines.forEach((line, index) => {
    context.fillText(line, text.left, top + numberHeight + lineHeight * (index + 0.74));
  });
}

function setAction(
  context: Context,
  action: string,
  width: number,
  room: number,
  unit: number,
): { readonly lines: readonly string[]; readonly size: number } {
  const measure = (piece: string): number => context.measureText(piece).width;
  let lines: readonly string[] = [];
  let size = 0;
  for (const units of actionSizes) {
    size = unit * units;
    context.font = fontOf(500, size);
    lines = action === '' ? [] : wrapText(action, width, measure);
    if (lines.length * size * 1.36 <= room) return { lines, size };
  }
  return { lines: clampLines(lines, Math.max(1, Math.floor(room / (size * 1.36))), width, measure), size };
}
