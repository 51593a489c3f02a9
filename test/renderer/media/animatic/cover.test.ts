import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { cameraMoves, cameraSpeeds, directionsOfMove } from '#shared/domain/shot.ts';
import { cameraTransform, type CameraTransform } from '#renderer/media/animatic/camera-transform.ts';
import { alwaysVisible, coverScale, matrixOf, requiredScale } from '#renderer/media/animatic/cover.ts';

const frames = Object.values(frameSizes['480p']);
const anyFrame = fc.constantFrom(...frames);
const anyPicture = fc.record({
  width: fc.integer({ min: 16, max: 6_000 }),
  height: fc.integer({ min: 16, max: 6_000 }),
});
const anyCamera = fc
  .record({ move: fc.constantFrom(...cameraMoves), speed: fc.constantFrom(...cameraSpeeds), pick: fc.nat(3) })
  .map(({ move, speed, pick }) => ({ move, speed, direction: directionsOfMove[move][pick] ?? null }));

function shot(camera: Parameters<typeof cameraTransform>[0], seconds: number): CameraTransform[] {
  const count = Math.round(seconds * 24);
  return Array.from({ length: count }, (_, index) =>
    cameraTransform(camera, { progress: index / (count - 1), seconds: index / 24, length: seconds, seed: 3 }),
  );
}

describe('cover', () => {
  it('no move at any speed shows the border of a picture of any shape', () => {
    fc.assert(
      fc.property(
        anyCamera,
        anyFrame,
        anyPicture,
        fc.integer({ min: 1, max: 15 }),
        (camera, frame, picture, seconds) => {
          const transforms = shot(camera, seconds);
          const scale = requiredScale(transforms, frame, picture) * coverScale(frame, picture);
          const halfWidth = (picture.width * scale) / 2;
          const halfHeight = (picture.height * scale) / 2;
          for (const transform of transforms) {
            const matrix = new Matrix(matrixOf(transform, frame));
            // The frame's corners, taken back into the picture, lie inside it.
            for (const [x, y] of [
              [0, 0],
              [frame.width, 0],
              [0, frame.height],
              [frame.width, frame.height],
            ] as const) {
              const at = matrix.back(x, y);
              expect(Math.abs(at.x)).toBeLessThanOrEqual(halfWidth + 1e-6);
              expect(Math.abs(at.y)).toBeLessThanOrEqual(halfHeight + 1e-6);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a picture that stands still is not enlarged', () => {
    const transforms = shot({ move: 'static', speed: 'normal', direction: null }, 3);
    expect(requiredScale(transforms, { width: 864, height: 496 }, { width: 864, height: 496 })).toBe(1);
  });

  it('a wide picture pans into what cover cuts off, instead of being enlarged', () => {
    const transforms = shot({ move: 'pan', speed: 'normal', direction: 'right' }, 3);
    const frame = { width: 496, height: 864 };
    expect(requiredScale(transforms, frame, { width: 1_920, height: 1_080 })).toBeLessThan(1.01);
    expect(requiredScale(transforms, frame, { width: 496, height: 864 })).toBeGreaterThan(1.19);
  });

  it('says which part is in view all the time', () => {
    const frame = { width: 1_000, height: 500 };
    const still = alwaysVisible(shot({ move: 'static', speed: 'normal', direction: null }, 2), frame);
    expect(still).toEqual({ left: -500, top: -250, right: 500, bottom: 250 });
    const pan = alwaysVisible(shot({ move: 'pan', speed: 'normal', direction: 'right' }, 2), frame);
    expect(pan.left).toBeCloseTo(-400, 5);
    expect(pan.right).toBeCloseTo(400, 5);
    const push = alwaysVisible(shot({ move: 'push-in', speed: 'normal', direction: null }, 2), frame);
    expect(push.right).toBeCloseTo(400, 5);
    const stretch = alwaysVisible(shot({ move: 'dolly-zoom', speed: 'normal', direction: null }, 2), frame);
    expect(stretch.right).toBeCloseTo(400, 5);
  });
});

/** An inverse of its own, so that the code's is not checked by itself. */
class Matrix {
  readonly #values: readonly number[];

  constructor(values: readonly [number, number, number, number, number, number]) {
    this.#values = values;
  }

  back(x: number, y: number): { x: number; y: number } {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.#values;
    // Cramer's rule on a x + c y = X - e, b x + d y = Y - f.
    const determinant = a * d - c * b;
    return { x: ((x - e) * d - c * (y - f)) / determinant, y: (a * (y - f) - (x - e) * b) / determinant };
  }
}
