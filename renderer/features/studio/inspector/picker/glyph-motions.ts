import { directionsOfMove, type Camera, type CameraMove, type CameraSpeed } from '#shared/domain/shot.ts';

/** The parts of the drawn scene, from the back to the front; `all` holds the other three. */
export const glyphLayers = ['all', 'far', 'figure', 'near'] as const;
export type GlyphLayer = (typeof glyphLayers)[number];

/** A part at the first and at the last frame, as a CSS transform in a view of 48 x 27. */
export interface LayerMotion {
  readonly from: string;
  readonly to: string;
}

export interface GlyphMotion {
  /** What is not named stands still. */
  readonly layers: Readonly<Partial<Record<GlyphLayer, LayerMotion>>>;
  /** `glide` eases in and out, `whip` rests, tears and rests, `shake` is a hand. */
  readonly course: 'glide' | 'whip' | 'shake';
  /** The focus goes from the front to the figure. */
  readonly isFocusPulled: boolean;
}

const across = (from: number): LayerMotion => ({ from: `translateX(${from}px)`, to: `translateX(${-from}px)` });
const upwards = (from: number): LayerMotion => ({ from: `translateY(${from}px)`, to: `translateY(${-from}px)` });
const scaled = (from: number, to: number): LayerMotion => ({ from: `scale(${from})`, to: `scale(${to})` });

type Layers = GlyphMotion['layers'];

/** The world as the camera sees it: near things pass faster than far ones unless the camera only turns. `s`: +1 right or up. */
const moves: Readonly<Record<CameraMove, (s: 1 | -1) => Layers>> = {
  static: () => ({}),
  'push-in': () => ({ far: scaled(1, 1.12), figure: scaled(0.9, 1.8), near: scaled(1, 2.6) }),
  'pull-out': () => ({ far: scaled(1.12, 1), figure: scaled(1.8, 0.9), near: scaled(2.6, 1) }),
  dolly: (s) => ({ far: across(3 * s), figure: across(9 * s), near: across(22 * s) }),
  pan: (s) => ({ all: across(12 * s) }),
  tilt: (s) => ({ all: upwards(-8 * s) }),
  crane: (s) => ({
    far: upwards(-2 * s),
    figure: {
      from: `translateY(${-6 * s}px) scale(${1 + 0.16 * s})`,
      to: `translateY(${6 * s}px) scale(${1 - 0.16 * s})`,
    },
    near: upwards(-13 * s),
  }),
  orbit: (s) => ({
    far: across(-10 * s),
    figure: { from: `skewY(${-7 * s}deg) scaleX(0.8)`, to: `skewY(${7 * s}deg) scaleX(1.1)` },
    near: across(12 * s),
  }),
  tracking: (s) => ({ far: across(6 * s), near: across(30 * s) }),
  'handheld-follow': () => ({ all: { from: 'scale(1.08)', to: 'scale(1.2)' } }),
  'whip-pan': (s) => ({ all: { from: 'translateX(0px)', to: `translateX(${-40 * s}px)` } }),
  'dutch-angle': () => ({ all: { from: 'rotate(0deg)', to: 'rotate(-13deg) scale(1.12)' } }),
  'rack-focus': () => ({ far: scaled(1, 1.03), near: scaled(1.06, 1) }),
  'dolly-zoom': () => ({ far: scaled(1, 1.75), near: scaled(1.15, 0.85) }),
};

/** +1: the camera goes right or up. */
function sign({ move, direction }: Camera): 1 | -1 {
  const towards = direction ?? directionsOfMove[move][0];
  return towards === 'left' || towards === 'down' ? -1 : 1;
}

/** What a move does to the three grounds of a scene. */
export function glyphMotion(camera: Camera): GlyphMotion {
  return {
    layers: moves[camera.move](sign(camera)),
    course: camera.move === 'whip-pan' ? 'whip' : camera.move === 'handheld-follow' ? 'shake' : 'glide',
    isFocusPulled: camera.move === 'rack-focus',
  };
}

/** Which way the second figure stands that a whip lands on; 0: there is none. */
export function whipTarget(camera: Camera): -1 | 0 | 1 {
  return camera.move === 'whip-pan' ? sign(camera) : 0;
}

/** How long one run lasts, and how often it runs before it rests: never more than five seconds of motion. */
export const glyphPace: Readonly<Record<CameraSpeed, { readonly milliseconds: number; readonly runs: number }>> = {
  slow: { milliseconds: 2_400, runs: 2 },
  normal: { milliseconds: 1_600, runs: 3 },
  fast: { milliseconds: 1_000, runs: 4 },
};
