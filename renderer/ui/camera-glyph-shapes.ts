import type { CameraMove } from '#shared/domain/shot.ts';

interface GlyphShape {
  /** Path data in a box of 16 x 16, drawn with a line of 1.2. */
  readonly lines: string;
  /** Path data of the filled dots. */
  readonly dots: string;
}

const dot = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

/** One drawing for every move: the frame, and what the camera does to it. Also drawn on the slates of animatics. */
export const cameraGlyphShapes: Readonly<Record<CameraMove, GlyphShape>> = {
  static: {
    lines:
      'M3.5 3.8h9a1.5 1.5 0 0 1 1.5 1.5v5.4a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 10.7V5.3a1.5 1.5 0 0 1 1.5-1.5z',
    dots: dot(8, 8, 1.2),
  },
  'push-in': {
    lines:
      'M3.8 3.8h8.4v8.4H3.8zM6.6 6.8h2.8v2.4H6.6zM1.4 1.4l2.4 2.4M14.6 1.4l-2.4 2.4M1.4 14.6l2.4-2.4M14.6 14.6l-2.4-2.4',
    dots: '',
  },
  'pull-out': {
    lines:
      'M5.6 6.1h4.8v3.8H5.6zM5.6 6.1 1.9 2.4M10.4 6.1l3.7-3.7M5.6 9.9l-3.7 3.7M10.4 9.9l3.7 3.7M1.9 4.7V2.4h2.3M11.8 2.4h2.3v2.3M1.9 11.3v2.3h2.3M14.1 11.3v2.3h-2.3',
    dots: '',
  },
  dolly: {
    lines:
      'M2 4.2h12M3.4 4.2v4.6h9.2V4.2M5.2 10.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM10.8 10.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z',
    dots: '',
  },
  pan: {
    lines:
      'M4 2.2h8a1.2 1.2 0 0 1 1.2 1.2v4.8A1.2 1.2 0 0 1 12 9.4H4a1.2 1.2 0 0 1-1.2-1.2V3.4A1.2 1.2 0 0 1 4 2.2zM2.6 12.8h10.2M11 10.9l1.9 1.9-1.9 1.9',
    dots: '',
  },
  tilt: {
    lines:
      'M3.4 2.8h4.8A1.2 1.2 0 0 1 9.4 4v8a1.2 1.2 0 0 1-1.2 1.2H3.4A1.2 1.2 0 0 1 2.2 12V4a1.2 1.2 0 0 1 1.2-1.2zM12.8 13.4V3.2M10.9 5.1l1.9-1.9 1.9 1.9',
    dots: '',
  },
  crane: { lines: 'M4.4 13.4 12.9 3.1M9.4 2.9l3.6.1.1 3.6M1.8 13.4h6', dots: '' },
  orbit: {
    lines:
      'M12.9 6.1C11.7 4.9 9.9 4.3 8 4.3c-3.4 0-6.2 1.7-6.2 3.9S4.6 12 8 12s6.2-1.7 6.2-3.8M13.6 3.2v3.2h-3.2M8 6.3a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8z',
    dots: '',
  },
  tracking: {
    lines: 'M1.8 12.4h12.4M3.6 10.8v3.2M8 10.8v3.2M12.4 10.8v3.2M7.2 5.4h6M11.3 3.4l2 2-2 2',
    dots: dot(3.6, 5.4, 1.5),
  },
  'handheld-follow': { lines: 'M1.4 9.2 3.1 6.8l1.6 2.6 1.7-3.2L8 9.6l1.6-3.2 1.7 3.2 1.6-2.6 1.7 2.2', dots: '' },
  'whip-pan': { lines: 'M1.6 8h12.2M10.4 4.6 13.8 8l-3.4 3.4M3.8 4.6h4.4M3.8 11.4h4.4', dots: '' },
  'dutch-angle': { lines: 'M3.1 3 13.9 5.9l-2.1 7.1L1.9 10.1zM1.6 14.4h12.8', dots: dot(7.8, 8, 1.1) },
  'rack-focus': {
    lines: 'M5.6 4.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8zM10.4 4.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8z',
    dots: '',
  },
  'dolly-zoom': {
    lines: 'M3.6 5h8.8v7.4H3.6zM3.6 5 1.2 2.2M12.4 5l2.4-2.8M1.2 2.2h2.3M14.8 2.2h-2.3',
    dots: `${dot(6.3, 8.7, 0.9)}${dot(9.7, 8.7, 0.9)}`,
  },
};
