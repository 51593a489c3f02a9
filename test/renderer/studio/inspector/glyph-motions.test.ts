import { describe, expect, it } from 'vitest';
import { cameraMoves, cameraSpeeds, directionsOfMove, type Camera, type CameraMove } from '#shared/domain/shot.ts';
import { glyphMotion, glyphPace, whipTarget } from '#renderer/features/studio/inspector/picker/glyph-motions.ts';

const camera = (move: CameraMove, direction: Camera['direction'] = null): Camera => ({
  move,
  speed: 'normal',
  direction,
});
/** Every move in every direction it has. */
const cameras = cameraMoves.flatMap((move): Camera[] => {
  const directions = directionsOfMove[move];
  return directions.length === 0 ? [camera(move)] : directions.map((direction) => camera(move, direction));
});

describe('what a camera does to the drawn scene', () => {
  it('differs for every move in every direction', () => {
    const motions = cameras.map((each) => JSON.stringify(glyphMotion(each)));
    expect(cameras).toHaveLength(21);
    expect(new Set(motions).size).toBe(cameras.length);
  });

  it('moves nothing for a static camera, and something for every other', () => {
    for (const each of cameras) {
      expect(Object.keys(glyphMotion(each).layers).length > 0).toBe(each.move !== 'static');
    }
  });

  it.each(cameraMoves.filter((move) => directionsOfMove[move].length > 0))(
    '%s without a direction goes the way of its first one, and the other way is its mirror',
    (move) => {
      const [first = null, second = null] = directionsOfMove[move];
      expect(glyphMotion(camera(move))).toEqual(glyphMotion(camera(move, first)));
      const there = glyphMotion(camera(move, first)).layers;
      const back = glyphMotion(camera(move, second)).layers;
      expect(Object.keys(back)).toEqual(Object.keys(there));
      expect(back).not.toEqual(there);
    },
  );

  it('lets near things pass faster than far ones while the camera travels, and at one speed while it turns', () => {
    const dolly = glyphMotion(camera('dolly')).layers;
    const way = (css: string | undefined): number => Math.abs(Number(/-?\d+/u.exec(css ?? '')?.[0]));
    expect(way(dolly.far?.from)).toBeLessThan(way(dolly.figure?.from));
    expect(way(dolly.figure?.from)).toBeLessThan(way(dolly.near?.from));
    expect(Object.keys(glyphMotion(camera('pan')).layers)).toEqual(['all']);
  });

  it('gives a whip somebody to land on, on the side it goes to', () => {
    expect(whipTarget(camera('whip-pan', 'right'))).toBe(1);
    expect(whipTarget(camera('whip-pan', 'left'))).toBe(-1);
    expect(whipTarget(camera('pan', 'left'))).toBe(0);
  });

  it('rests after at most five seconds, and takes longer the slower it is', () => {
    for (const speed of cameraSpeeds) {
      expect(glyphPace[speed].milliseconds * glyphPace[speed].runs).toBeLessThanOrEqual(5_000);
    }
    expect(glyphPace.slow.milliseconds).toBeGreaterThan(glyphPace.normal.milliseconds);
    expect(glyphPace.normal.milliseconds).toBeGreaterThan(glyphPace.fast.milliseconds);
  });
});
