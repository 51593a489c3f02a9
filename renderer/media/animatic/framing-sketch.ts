import type { Framing } from '#shared/domain/shot.ts';
import { drawSilhouette, personOutline } from './figure.ts';
import { palette } from './palette.ts';
import type { Context } from './surface.ts';

/** Where the sketch stands: its middle, in pixels around the centre of the frame. */
export interface SketchPlace {
  readonly x: number;
  readonly y: number;
  /** Height of the view that the framing speaks of; bodies go on below it. */
  readonly height: number;
  /** How far lines must run to leave the frame on every side. */
  readonly reach: number;
  readonly unit: number;
}

type Sketch = (context: Context, place: SketchPlace) => void;

/** Person with the crown at `crown` and `size` tall, both in heights of the view from its upper edge. */
function person(context: Context, { y, height, unit }: SketchPlace, x: number, crown: number, size: number): void {
  const box = { x, top: y + (crown - 0.5) * height, height: size * height };
  drawSilhouette(context, personOutline(box.x, box.top, box.height), box, unit);
}

function lineStyle(context: Context, unit: number, color: string = palette.pressed): void {
  context.strokeStyle = color;
  context.lineWidth = unit * 0.35;
  context.lineCap = 'round';
}

/** Horizon, and lines on the ground that meet at it. */
function ground(context: Context, { x, y: middle, height, reach, unit }: SketchPlace, horizon: number): void {
  const y = middle + (horizon - 0.5) * height;
  lineStyle(context, unit, palette.hover);
  context.beginPath();
  context.moveTo(-reach, y);
  context.lineTo(reach, y);
  for (let lane = -6; lane <= 6; lane += 1) {
    context.moveTo(x + lane * unit * 3, y);
    context.lineTo(x + lane * unit * 46, y + unit * 90);
  }
  context.stroke();
}

/** Four corners of a viewfinder around a detail. */
function brackets(context: Context, x: number, y: number, half: number, unit: number): void {
  lineStyle(context, unit, palette.textFaint);
  context.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    context.moveTo(x + sx * half, y + sy * half * 0.62);
    context.lineTo(x + sx * half, y + sy * half);
    context.lineTo(x + sx * half * 0.62, y + sy * half);
  }
  context.stroke();
}

function eye(context: Context, place: SketchPlace): void {
  const { unit } = place;
  const half = place.height * 0.26;
  context.save();
  context.translate(place.x, place.y);
  lineStyle(context, unit, palette.textFaint);
  context.fillStyle = palette.fill;
  context.beginPath();
  context.moveTo(-half, 0);
  context.quadraticCurveTo(0, -half * 0.85, half, 0);
  context.quadraticCurveTo(0, half * 0.7, -half, 0);
  context.fill();
  context.stroke();
  context.fillStyle = palette.pressed;
  context.beginPath();
  context.arc(0, -half * 0.06, half * 0.34, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.fillStyle = palette.deep;
  context.beginPath();
  context.arc(0, -half * 0.06, half * 0.15, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = palette.textSecond;
  context.beginPath();
  context.arc(half * 0.12, -half * 0.18, half * 0.055, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(-half * 1.05, -half * 0.6);
  context.quadraticCurveTo(0, -half * 1.25, half * 1.05, -half * 0.62);
  context.stroke();
  context.restore();
}

/** Streets from above, and somebody on them. */
function aerial(context: Context, { x, y, reach, unit }: SketchPlace): void {
  context.save();
  context.translate(x, y);
  context.transform(1, 0.16, -0.5, 0.62, 0, 0);
  const step = unit * 17;
  for (let column = -Math.ceil(reach / step); column * step < reach; column += 1) {
    for (let row = -Math.ceil(reach / step); row * step < reach; row += 1) {
      context.fillStyle = (column * 5 + row * 3) % 4 === 0 ? palette.hover : palette.fill;
      context.fillRect(column * step + unit * 2, row * step + unit * 2, step - unit * 4, step - unit * 4);
    }
  }
  context.restore();
  context.fillStyle = palette.textSecond;
  context.beginPath();
  context.arc(x, y, unit * 1.3, 0, 2 * Math.PI);
  context.fill();
  brackets(context, x, y, unit * 7, unit);
}

/** What the eyes see: lines that run away, and the point looked at. */
function pointOfView(context: Context, place: SketchPlace): void {
  const { x, y, reach, unit } = place;
  lineStyle(context, unit, palette.hover);
  context.beginPath();
  for (let step = 0; step < 16; step += 1) {
    const angle = (step / 16) * 2 * Math.PI + 0.2;
    context.moveTo(x + Math.cos(angle) * unit * 12, y + Math.sin(angle) * unit * 12);
    context.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach);
  }
  context.stroke();
  lineStyle(context, unit, palette.textFaint);
  for (const radius of [3, 12]) {
    context.beginPath();
    context.arc(x, y, unit * radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** A small thing, close: a ticket. */
function insert(context: Context, { x, y, height, unit }: SketchPlace): void {
  const half = height * 0.24;
  context.save();
  context.translate(x, y);
  context.rotate(-0.12);
  context.fillStyle = palette.hover;
  lineStyle(context, unit, palette.textFaint);
  context.beginPath();
  context.roundRect(-half, -half * 0.58, half * 2, half * 1.16, unit * 1.6);
  context.fill();
  context.stroke();
  context.setLineDash([unit, unit * 1.4]);
  context.beginPath();
  context.moveTo(half * 0.42, -half * 0.5);
  context.lineTo(half * 0.42, half * 0.5);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.textFaint;
  for (const [row, share] of [
    [-0.26, 0.9],
    [0.02, 0.62],
    [0.26, 0.74],
  ] as const) {
    context.fillRect(-half * 0.8, half * row, half * share, unit * 1.2);
  }
  context.restore();
  brackets(context, x, y, height * 0.33, unit);
}

/** Nothing is written yet: an empty viewfinder. */
function open(context: Context, { x, y, height, unit }: SketchPlace): void {
  const half = height * 0.32;
  lineStyle(context, unit, palette.hover);
  context.beginPath();
  context.moveTo(x - half, y - half * 0.6);
  context.lineTo(x + half, y + half * 0.6);
  context.moveTo(x + half, y - half * 0.6);
  context.lineTo(x - half, y + half * 0.6);
  context.stroke();
  brackets(context, x, y, half, unit);
}

const sketches: Readonly<Record<Framing, Sketch>> = {
  wide(context, place) {
    ground(context, place, 0.6);
    person(context, place, place.x, 0.43, 0.3);
  },
  full(context, place) {
    ground(context, place, 0.62);
    person(context, place, place.x, 0.17, 0.7);
  },
  medium: (context, place) => person(context, place, place.x, 0.2, 1.5),
  'medium-close-up': (context, place) => person(context, place, place.x, 0.2, 2.3),
  'close-up': (context, place) => person(context, place, place.x, 0.16, 3.9),
  'extreme-close-up': eye,
  aerial,
  'over-the-shoulder'(context, place) {
    person(context, place, place.x - place.unit * 6, 0.26, 1.5);
    person(context, place, place.x + place.unit * 34, 0.14, 3.6);
  },
  pov: pointOfView,
  insert,
  'two-shot'(context, place) {
    person(context, place, place.x - place.unit * 15, 0.24, 1.5);
    person(context, place, place.x + place.unit * 17, 0.19, 1.58);
  },
};

/** What the framing means, in a few lines: the storyboard artist's first minute. */
export function drawFramingSketch(context: Context, framing: Framing | null, place: SketchPlace): void {
  (framing === null ? open : sketches[framing])(context, place);
}
