import { directionsOfMove, type Camera, type CameraSpeed } from '#shared/domain/shot.ts';
import { handheldShake, walkingBob } from './handheld.ts';
import { orbitWarp, stretchWarp, type Warp } from './warp.ts';

/** What the camera does to the picture at one moment. All zero, and a zoom of 1, is the picture as composed. */
export interface CameraTransform {
  /** Where the picture goes, in frame widths to the right and frame heights down. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Turn of the picture, in radians, clockwise. */
  readonly roll: number;
  /** Sideways shift per pixel below the centre: near ground passes faster than the horizon. */
  readonly shear: number;
  readonly warp: Warp | null;
  /** Radius out of focus, in frame heights. */
  readonly blur: number;
  /** How far the picture runs while the shutter is open, in frame widths. */
  readonly smear: number;
  /** 0 to 1: how dark the corners are. */
  readonly vignette: number;
}

export interface Moment {
  /** 0 at the first frame of the shot, 1 at its last. */
  readonly progress: number;
  /** Seconds since the shot began. */
  readonly seconds: number;
  /** Length of the shot in seconds. */
  readonly length: number;
  /** Makes the hand of one shot differ from another's; the same number is always the same hand. */
  readonly seed: number;
}

const still: CameraTransform = { x: 0, y: 0, zoom: 1, roll: 0, shear: 0, warp: null, blur: 0, smear: 0, vignette: 0 };
const degrees = Math.PI / 180;
const frameSeconds = 1 / 24;

/** How much of a move is shown: seen at a glance when slow, never so much that the picture runs out when fast. */
function amount(speed: CameraSpeed, slow: number, normal: number, fast: number): number {
  return { slow, normal, fast }[speed];
}

const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

/** Ease in and out: starts and lands without a jolt. */
function eased(progress: number): number {
  const p = clamp01(progress);
  return p * p * (3 - 2 * p);
}

/** Zoom in equal factors per time, which the eye reads as an even speed. */
const zoomBetween = (from: number, to: number, share: number): number => from * (to / from) ** share;

/** +1: the camera goes right or up, so the picture goes left or down. */
function sign(camera: Camera): 1 | -1 {
  const direction = camera.direction ?? directionsOfMove[camera.move][0];
  return direction === 'left' || direction === 'down' ? -1 : 1;
}

/** From +half to -half of a way, symmetrical around the composition. */
function travel(camera: Camera, way: number, share: number): number {
  return sign(camera) * way * (0.5 - share);
}

/** The whip takes the same fraction of a second however long the shot is; before and after it the camera rests. */
function whipX(camera: Camera, { seconds, length }: Moment): number {
  const whipSeconds = Math.min(amount(camera.speed, 0.6, 0.45, 0.34), length * 0.6);
  const share = clamp01((seconds - length * 0.42) / whipSeconds + 0.5);
  const ease = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
  return travel(camera, amount(camera.speed, 0.26, 0.34, 0.42), ease);
}

const moves: Readonly<Record<Camera['move'], (camera: Camera, moment: Moment) => Partial<CameraTransform>>> = {
  static: () => ({}),
  'push-in': (camera, { progress }) => ({
    zoom: zoomBetween(1, amount(camera.speed, 1.15, 1.25, 1.4), eased(progress)),
  }),
  'pull-out': (camera, { progress }) => ({
    zoom: zoomBetween(amount(camera.speed, 1.15, 1.25, 1.4), 1, eased(progress)),
  }),
  pan: (camera, { progress }) => ({ x: travel(camera, amount(camera.speed, 0.14, 0.2, 0.3), eased(progress)) }),
  tilt: (camera, { progress }) => ({ y: -travel(camera, amount(camera.speed, 0.14, 0.2, 0.3), eased(progress)) }),
  dolly: (camera, { progress }) => ({
    x: travel(camera, amount(camera.speed, 0.15, 0.2, 0.3), eased(progress)),
    shear: travel(camera, amount(camera.speed, 0.1, 0.15, 0.2), eased(progress)),
  }),
  tracking: (camera, { progress, seconds }) => ({
    x: travel(camera, amount(camera.speed, 0.14, 0.18, 0.26), eased(progress)),
    y: walkingBob(seconds) * 0.004,
    shear: travel(camera, amount(camera.speed, 0.04, 0.06, 0.08), eased(progress)),
    zoom: zoomBetween(1, 1.06, eased(progress)),
  }),
  crane: (camera, { progress }) => ({
    y: -travel(camera, amount(camera.speed, 0.13, 0.17, 0.24), eased(progress)),
    zoom: zoomBetween(1.06, 1, eased(progress)),
    warp: orbitWarp(
      'rows',
      -travel(camera, 2, eased(progress)) * amount(camera.speed, 5, 7, 10) * degrees,
      amount(camera.speed, 5, 7, 10) * degrees,
    ),
  }),
  orbit: (camera, { progress }) => ({
    warp: orbitWarp(
      'columns',
      -travel(camera, 2, eased(progress)) * amount(camera.speed, 10, 14, 18) * degrees,
      amount(camera.speed, 10, 14, 18) * degrees,
    ),
  }),
  'handheld-follow': (camera, { progress, seconds, seed }) => {
    const shake = handheldShake(seconds, seed, amount(camera.speed, 0.7, 1, 1.5));
    return { ...shake, zoom: zoomBetween(1, 1.07, eased(progress)) };
  },
  'whip-pan': (camera, moment) => {
    const before = whipX(camera, { ...moment, seconds: moment.seconds - frameSeconds / 2 });
    const after = whipX(camera, { ...moment, seconds: moment.seconds + frameSeconds / 2 });
    return { x: whipX(camera, moment), smear: Math.abs(after - before) };
  },
  'dutch-angle': (camera, { progress }) => ({ roll: -amount(camera.speed, 8, 11, 15) * degrees * eased(progress) }),
  'rack-focus': (camera, { progress }) => {
    // Out of focus for a moment, sharp for the last quarter: the eye needs both ends.
    const focus = eased((progress - 0.15) / 0.6);
    return { blur: amount(camera.speed, 0.018, 0.024, 0.032) * (1 - focus), zoom: zoomBetween(1.035, 1, focus) };
  },
  'dolly-zoom': (camera, { progress }) => ({
    warp: stretchWarp(amount(camera.speed, 0.15, 0.2, 0.26) * eased(progress)),
    vignette: 0.55 * eased(progress),
  }),
};

/** Pure: the same camera at the same moment is always the same transform. */
export function cameraTransform(camera: Camera, moment: Moment): CameraTransform {
  return { ...still, ...moves[camera.move](camera, moment) };
}
