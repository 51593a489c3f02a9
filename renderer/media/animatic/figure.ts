import { palette } from './palette.ts';
import type { Context } from './surface.ts';

/** A standing person as one closed outline; `x` is the middle, `top` the crown, `height` from crown to soles. */
export function personOutline(x: number, top: number, height: number): Path2D {
  const at = (dx: number, dy: number): [number, number] => [x + dx * height, top + dy * height];
  const path = new Path2D();
  const line = (dx: number, dy: number): void => path.lineTo(...at(dx, dy));
  const curve = (a: [number, number], b: [number, number], to: [number, number]): void =>
    path.bezierCurveTo(...at(...a), ...at(...b), ...at(...to));
  path.moveTo(...at(0.03, 0.108));
  // Neck, shoulder, sleeve, the hem of a long coat, leg; then the same on the left, upwards.
  curve([0.03, 0.136], [0.04, 0.147], [0.066, 0.157]);
  curve([0.108, 0.172], [0.127, 0.192], [0.133, 0.245]);
  curve([0.139, 0.315], [0.147, 0.38], [0.148, 0.445]);
  curve([0.148, 0.478], [0.122, 0.48], [0.118, 0.456]);
  curve([0.116, 0.5], [0.124, 0.58], [0.132, 0.655]);
  line(0.07, 0.672);
  line(0.064, 0.95);
  curve([0.09, 0.99], [0.026, 0.995], [0.024, 0.968]);
  line(0.01, 0.68);
  line(-0.01, 0.68);
  line(-0.024, 0.968);
  curve([-0.026, 0.995], [-0.09, 0.99], [-0.064, 0.95]);
  line(-0.07, 0.672);
  line(-0.132, 0.655);
  curve([-0.124, 0.58], [-0.116, 0.5], [-0.118, 0.456]);
  curve([-0.122, 0.48], [-0.148, 0.478], [-0.148, 0.445]);
  curve([-0.147, 0.38], [-0.139, 0.315], [-0.133, 0.245]);
  curve([-0.127, 0.192], [-0.108, 0.172], [-0.066, 0.157]);
  curve([-0.04, 0.147], [-0.03, 0.136], [-0.03, 0.108]);
  curve([-0.053, 0.092], [-0.056, 0.062], [-0.054, 0.052]);
  curve([-0.052, 0.018], [-0.03, 0], [0, 0]);
  curve([0.03, 0], [0.052, 0.018], [0.054, 0.052]);
  curve([0.056, 0.062], [0.053, 0.092], [0.03, 0.108]);
  path.closePath();
  return path;
}

/** Fills an outline as a shape in half-light: dark towards the ground, with a rim of light on its right. */
export function drawSilhouette(
  context: Context,
  outline: Path2D,
  box: { x: number; top: number; height: number },
  unit: number,
): void {
  const body = context.createLinearGradient(0, box.top, 0, box.top + Math.min(box.height, unit * 140));
  body.addColorStop(0, '#4a4c50');
  body.addColorStop(0.35, palette.pressed);
  body.addColorStop(1, palette.fill);
  context.fillStyle = body;
  context.fill(outline);
  const half = Math.max(unit * 2, box.height * 0.14);
  const rim = context.createLinearGradient(box.x - half * 0.4, 0, box.x + half, 0);
  rim.addColorStop(0, 'rgba(180, 182, 185, 0)');
  rim.addColorStop(1, 'rgba(214, 216, 219, 0.9)');
  context.save();
  context.clip(outline);
  context.strokeStyle = rim;
  context.lineWidth = unit * 1.1;
  context.stroke(outline);
  context.restore();
}
