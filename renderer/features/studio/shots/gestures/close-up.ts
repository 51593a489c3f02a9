import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { placeShots } from '../model.ts';

/** As `--motion-base`. */
const durationMs = 140;

/** How far a card was from where it stands now, in pixels. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** How far every shot that changed its place was from it. `lifted` are where their cards hang, from their old places. */
export function offsetsOf(
  before: ClipSpec,
  after: ClipSpec,
  msPerPixel: number,
  lifted: ReadonlyMap<ShotId, Offset>,
): ReadonlyMap<ShotId, Offset> {
  const starts = new Map(placeShots(before.shots).map(({ shot, startMs }) => [shot.id, startMs]));
  return new Map(
    placeShots(after.shots).flatMap(({ shot, startMs }) => {
      const hung = lifted.get(shot.id) ?? { x: 0, y: 0 };
      const x = ((starts.get(shot.id) ?? startMs) - startMs) / msPerPixel + hung.x;
      return x === 0 && hung.y === 0 ? [] : [[shot.id, { x, y: hung.y }] as const];
    }),
  );
}

/** Lets cards glide from where they were to where they are. With reduced motion they are there at once. */
export function closeUp(strip: HTMLElement, offsets: ReadonlyMap<ShotId, Offset>): void {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const [id, { x, y }] of offsets) {
    const card = strip.querySelector(`[data-shot="${id}"]`);
    card?.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
      duration: durationMs,
      easing: 'cubic-bezier(0.2, 0, 0, 1)',
    });
  }
}
