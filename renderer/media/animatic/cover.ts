import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import type { CameraTransform } from './camera-transform.ts';
import { visibleShare } from './warp.ts';

/** a, b, c, d, e, f of a canvas matrix: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** From pixels around the centre of the picture to pixels of the frame. */
export function matrixOf(transform: CameraTransform, frame: FrameSize): Matrix {
  const { zoom, roll, shear } = transform;
  const cos = Math.cos(roll) * zoom;
  const sin = Math.sin(roll) * zoom;
  return [
    cos,
    sin,
    cos * shear - sin,
    sin * shear + cos,
    frame.width * (0.5 + transform.x),
    frame.height * (0.5 + transform.y),
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of the frame (left top, right top, right bottom, left bottom) seen from the centre of the picture. */
function cornersInPicture(transform: CameraTransform, frame: FrameSize): readonly [Point, Point, Point, Point] {
  const [a, b, c, d, e, f] = matrixOf(transform, frame);
  const determinant = a * d - b * c;
  const back = (x: number, y: number): Point => ({
    x: (d * (x - e) - c * (y - f)) / determinant,
    y: (a * (y - f) - b * (x - e)) / determinant,
  });
  return [back(0, 0), back(frame.width, 0), back(frame.width, frame.height), back(0, frame.height)];
}

/** A picture that moves by fractions of a pixel needs one to spare at its border. */
const sparePixels = 1.5;

/**
 * The smallest enlargement over "covers the frame" at which none of the transforms shows a border. It holds for the
 * whole shot, so that the overscan itself never moves the picture.
 */
export function requiredScale(transforms: readonly CameraTransform[], frame: FrameSize, picture: FrameSize): number {
  const cover = coverScale(frame, picture);
  const halfWidth = (picture.width * cover) / 2;
  const halfHeight = (picture.height * cover) / 2;
  let scale = 1;
  for (const transform of transforms) {
    if (isIdentity(transform)) continue;
    for (const corner of cornersInPicture(transform, frame)) {
      scale = Math.max(
        scale,
        (Math.abs(corner.x) + sparePixels) / halfWidth,
        (Math.abs(corner.y) + sparePixels) / halfHeight,
      );
    }
  }
  return scale;
}

/** A picture that stands still needs no spare border and is not enlarged at all. */
function isIdentity({ x, y, zoom, roll, shear }: CameraTransform): boolean {
  return x === 0 && y === 0 && zoom === 1 && roll === 0 && shear === 0;
}

export function coverScale(frame: FrameSize, picture: FrameSize): number {
  return Math.max(frame.width / picture.width, frame.height / picture.height);
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The part of the composition (pixels around its centre) that is in view at every moment of the shot: the place for
 * words that move with the picture.
 */
export function alwaysVisible(transforms: readonly CameraTransform[], frame: FrameSize): Rectangle {
  let view = { left: -frame.width, top: -frame.height, right: frame.width, bottom: frame.height };
  for (const transform of transforms) {
    const share = visibleShare(transform.warp);
    const [leftTop, rightTop, rightBottom, leftBottom] = cornersInPicture(transform, frame);
    view = {
      left: Math.max(view.left, leftTop.x * share, leftBottom.x * share),
      top: Math.max(view.top, leftTop.y * share, rightTop.y * share),
      right: Math.min(view.right, rightTop.x * share, rightBottom.x * share),
      bottom: Math.min(view.bottom, leftBottom.y * share, rightBottom.y * share),
    };
  }
  return view;
}
