import { describe, expect, it } from 'vitest';
import { cameraMoves, cameraSpeeds, directionsOfMove, type Camera, type CameraMove } from '#shared/domain/shot.ts';
import { cameraTransform, type CameraTransform } from '#renderer/media/animatic/camera-transform.ts';

const camera = (move: CameraMove, rest: Partial<Camera> = {}): Camera => ({
  move,
  speed: 'normal',
  direction: null,
  ...rest,
});

/** Every frame of a shot of `seconds`. */
function film(of: Camera, seconds = 3, seed = 1): CameraTransform[] {
  const count = seconds * 24;
  return Array.from({ length: count }, (_, index) =>
    cameraTransform(of, { progress: index / (count - 1), seconds: index / 24, length: seconds, seed }),
  );
}

function ends(of: Camera): { first: CameraTransform; last: CameraTransform } {
  const frames = film(of);
  const first = frames[0];
  const last = frames.at(-1);
  if (first === undefined || last === undefined) throw new Error('no frames');
  return { first, last };
}

describe('camera transforms', () => {
  it.each(cameraMoves)('%s is the same every time it is asked', (move) => {
    expect(film(camera(move))).toEqual(film(camera(move)));
  });

  it.each(cameraMoves)('%s runs smoothly: no frame jumps away from its neighbours', (move) => {
    const frames = film(camera(move));
    const steps = frames.slice(1).map((frame, index) => {
      const before = frames[index] ?? frame;
      return Math.max(
        Math.abs(frame.x - before.x),
        Math.abs(frame.y - before.y),
        Math.abs(frame.zoom - before.zoom),
        Math.abs(frame.roll - before.roll),
        Math.abs(frame.blur - before.blur),
      );
    });
    // A whip may run; it still takes several frames to cross.
    expect(Math.max(...steps)).toBeLessThan(move === 'whip-pan' ? 0.12 : 0.02);
  });

  it('static is the picture as composed', () => {
    const [frame] = film(camera('static'));
    expect(frame).toEqual({ x: 0, y: 0, zoom: 1, roll: 0, shear: 0, warp: null, blur: 0, smear: 0, vignette: 0 });
    expect(new Set(film(camera('static')).map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it.each(cameraSpeeds)('push-in and pull-out change the size by a tenth or more when %s', (speed) => {
    const push = ends(camera('push-in', { speed }));
    const pull = ends(camera('pull-out', { speed }));
    expect(push.last.zoom / push.first.zoom).toBeGreaterThanOrEqual(1.1);
    expect(pull.first.zoom / pull.last.zoom).toBeGreaterThanOrEqual(1.1);
    expect(pull.first.zoom).toBeCloseTo(push.last.zoom, 10);
  });

  it.each(['pan', 'dolly', 'tracking', 'whip-pan'] as const)(
    '%s to the right takes the picture to the left',
    (move) => {
      for (const speed of cameraSpeeds) {
        const right = ends(camera(move, { speed, direction: 'right' }));
        const left = ends(camera(move, { speed, direction: 'left' }));
        expect(right.last.x - right.first.x).toBeLessThanOrEqual(-0.1);
        expect(left.last.x - left.first.x).toBeGreaterThanOrEqual(0.1);
      }
    },
  );

  it.each(['tilt', 'crane'] as const)('%s up takes the picture down', (move) => {
    for (const speed of cameraSpeeds) {
      const up = ends(camera(move, { speed, direction: 'up' }));
      const down = ends(camera(move, { speed, direction: 'down' }));
      expect(up.last.y - up.first.y).toBeGreaterThanOrEqual(0.1);
      expect(down.last.y - down.first.y).toBeLessThanOrEqual(-0.1);
    }
  });

  it.each(cameraMoves)('%s without a direction goes the first way its move has', (move) => {
    const direction = directionsOfMove[move][0] ?? null;
    expect(film(camera(move))).toEqual(film(camera(move, { direction })));
  });

  it.each(['push-in', 'pan', 'tilt', 'dolly', 'orbit', 'dutch-angle', 'dolly-zoom'] as const)(
    '%s shows more when fast than when slow',
    (move) => {
      const size = (speed: Camera['speed']): number => {
        const { first, last } = ends(camera(move, { speed }));
        const bend = ({ warp }: CameraTransform): number =>
          warp === null ? 0 : warp.kind === 'orbit' ? warp.angle : warp.amount;
        return (
          Math.abs(last.x - first.x) +
          Math.abs(last.y - first.y) +
          Math.abs(last.zoom - first.zoom) +
          Math.abs(last.roll - first.roll) +
          Math.abs(bend(last) - bend(first))
        );
      };
      expect(size('slow')).toBeLessThan(size('normal'));
      expect(size('normal')).toBeLessThan(size('fast'));
    },
  );

  it.each(['push-in', 'pan', 'tilt', 'orbit', 'dolly-zoom'] as const)('%s starts and lands without a jolt', (move) => {
    const frames = film(camera(move));
    const value = (one: CameraTransform | undefined): number => {
      if (one === undefined) return Number.NaN;
      const bend = one.warp === null ? 0 : one.warp.kind === 'orbit' ? one.warp.angle : one.warp.amount;
      return one.x + one.y + Math.log(one.zoom) + bend;
    };
    const middle = Math.abs(value(frames[36]) - value(frames[35]));
    expect(Math.abs(value(frames[1]) - value(frames[0]))).toBeLessThan(middle / 4);
    expect(Math.abs(value(frames.at(-1)) - value(frames.at(-2)))).toBeLessThan(middle / 4);
  });

  it('a whip rests, runs for about half a second with a smear, and rests', () => {
    const frames = film(camera('whip-pan'), 4);
    const running = frames.filter((frame) => frame.smear > 0.001);
    expect(running.length).toBeGreaterThan(4);
    expect(running.length).toBeLessThanOrEqual(13);
    expect(frames[0]?.smear).toBe(0);
    expect(frames.at(-1)?.smear).toBe(0);
    const peak = Math.max(...running.map((frame) => frame.smear));
    expect(peak).toBeGreaterThan(0.04);
  });

  it('a rack focus begins blurred and ends sharp', () => {
    const { first, last } = ends(camera('rack-focus'));
    expect(first.blur).toBeGreaterThan(0.015);
    expect(last.blur).toBe(0);
  });

  it('a hand shakes a little, its own way in every shot', () => {
    const one = film(camera('handheld-follow'), 6, 1);
    const two = film(camera('handheld-follow'), 6, 2);
    const reach = Math.max(...one.map((frame) => Math.abs(frame.x)), ...one.map((frame) => Math.abs(frame.y)));
    expect(reach).toBeGreaterThan(0.005);
    expect(reach).toBeLessThan(0.04);
    expect(one.map((frame) => frame.x)).not.toEqual(two.map((frame) => frame.x));
  });

  it('an orbit brings the side nearer to which the camera goes', () => {
    const { first, last } = ends(camera('orbit', { direction: 'right' }));
    const angle = ({ warp }: CameraTransform): number => (warp?.kind === 'orbit' ? warp.angle : Number.NaN);
    expect(angle(first)).toBeLessThan(0);
    expect(angle(last)).toBeCloseTo(-angle(first), 10);
  });
});
