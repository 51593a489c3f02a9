/** The dark neutrals of the design system, as numbers a canvas understands: no style sheet reaches a worker. */
export const palette = {
  deep: '#0e1012',
  panel: '#151618',
  raised: '#1b1d1f',
  fill: '#242729',
  hover: '#2f3134',
  pressed: '#3b3d41',
  line: '#717376',
  text: '#edeef0',
  textSecond: '#b4b6b9',
  textThird: '#999c9f',
  textFaint: '#616367',
  onPicture: '#ffffff',
  plate: 'rgba(10, 11, 12, 0.72)',
} as const;

/** A hundredth of the shorter side: all drawing scales with it, so that 480p and 720p look alike. */
export function unitOf(frame: { readonly width: number; readonly height: number }): number {
  return Math.min(frame.width, frame.height) / 100;
}
