import type { CameraMove } from '#shared/domain/shot.ts';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import { cameraGlyphShapes } from '#renderer/ui/camera-glyph-shapes.ts';
import { fontOf } from './fonts.ts';
import { palette, unitOf } from './palette.ts';
import type { SlateText } from './slate-texts.ts';
import type { Context } from './surface.ts';
import { clampLines, wrapText } from './wrap-text.ts';

/** Title-safe: words stay this share of the frame away from its edges. */
export const titleSafe = 0.05;

export function captionWidth(frame: FrameSize): number {
  // A line longer than about 40 characters is read with the head, not the eyes.
  return Math.min(frame.width * (1 - 2 * titleSafe), unitOf(frame) * 110);
}

export function captionFont(frame: FrameSize): string {
  return fontOf(500, unitOf(frame) * 5);
}

const captionLineUnits = 6.6;

/** Where captions of so many lines begin, in pixels from the upper edge. */
export function captionTop(frame: FrameSize, lines: number): number {
  return frame.height * (1 - titleSafe) - unitOf(frame) * (1.5 + captionLineUnits * lines);
}

const slateRowUnits = 5;
const slatePaddingUnits = 1.8;

/** Where a slate of two lines ends, in pixels from the upper edge. */
export function slateBottom(frame: FrameSize): number {
  return frame.height * titleSafe + unitOf(frame) * (2 * slateRowUnits + slatePaddingUnits);
}

/** Lower third, centred, white with a dark edge: readable on any picture. */
export function drawCaption(context: Context, frame: FrameSize, lines: readonly string[]): void {
  const unit = unitOf(frame);
  const lineHeight = unit * captionLineUnits;
  const top = captionTop(frame, lines.length);
  const scrim = context.createLinearGradient(0, top - lineHeight * 1.6, 0, frame.height);
  scrim.addColorStop(0, 'rgba(6, 6, 6, 0)');
  scrim.addColorStop(0.55, 'rgba(6, 6, 6, 0.42)');
  scrim.addColorStop(1, 'rgba(6, 6, 6, 0.66)');
  context.fillStyle = scrim;
  context.fillRect(0, top - lineHeight * 1.6, frame.width, frame.height);

  context.font = captionFont(frame);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = unit * 0.9;
  context.strokeStyle = 'rgba(6, 6, 6, 0.8)';
  context.fillStyle = palette.onPicture;
  lines.forEach((line, index) => {
    const baseline = top + lineHeight * (index + 0.76);
    context.strokeText(line, frame.width / 2, baseline);
    context.fillText(line, frame.width / 2, baseline);
  });
}

function drawGlyph(context: Context, move: CameraMove, x: number, y: number, size: number): void {
  const { lines, dots } = cameraGlyphShapes[move];
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  context.lineWidth = 1.3;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = palette.onPicture;
  context.stroke(new Path2D(lines));
  if (dots !== '') {
    context.fillStyle = palette.onPicture;
    context.fill(new Path2D(dots));
  }
  context.restore();
}

/** Top left: the number, what the camera does, and the sound to hear. */
export function drawSlate(context: Context, frame: FrameSize, slate: SlateText, move: CameraMove): void {
  const unit = unitOf(frame);
  const size = unit * 3.5;
  const gap = unit * 1.7;
  const left = frame.width * titleSafe;
  const top = frame.height * titleSafe;
  const padding = unit * slatePaddingUnits;
  const rowHeight = unit * slateRowUnits;
  const glyph = unit * 4.4;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';

  context.font = fontOf(600, size);
  const numberWidth = context.measureText(slate.number).width;
  const textX = left + padding + numberWidth + gap;
  const available = frame.width * (1 - titleSafe) - padding - textX;
  context.font = fontOf(400, size);
  const measure = (text: string): number => context.measureText(text).width;
  const factsRoom = available - glyph - gap;
  const [facts = ''] = clampLines(wrapText(slate.facts, factsRoom, measure), 1, factsRoom, measure);
  const soundLines = slate.soundCue === '' ? [] : wrapText(slate.soundCue, available, measure);
  const [sound = ''] = clampLines(soundLines, 1, available, measure);
  const inner = Math.max(glyph + gap + measure(facts), measure(sound));
  const plate = { width: textX - left + inner + padding, height: rowHeight * (sound === '' ? 1 : 2) + padding };

  context.fillStyle = palette.plate;
  context.beginPath();
  context.roundRect(left, top, plate.width, plate.height, unit * 0.9);
  context.fill();

  const baseline = top + padding / 2 + rowHeight * 0.5 + size * 0.36;
  context.fillStyle = palette.onPicture;
  context.font = fontOf(600, size);
  context.fillText(slate.number, left + padding, baseline);
  drawGlyph(context, move, textX, top + padding / 2 + (rowHeight - glyph) / 2, glyph);
  context.font = fontOf(400, size);
  context.fillText(facts, textX + glyph + gap, baseline);
  if (sound === '') return;
  context.fillStyle = palette.textSecond;
  context.fillText(sound, textX, baseline + rowHeight);
}
