import type { EdgeHold, EdgePull } from './pull-edge.ts';

/** What moves with an edge. It is written straight to the elements: the page is not drawn anew for a pixel. */
export interface EdgeParts {
  readonly rig: HTMLElement | null;
  readonly cardAfter: HTMLElement | null;
  readonly lengthBefore: HTMLElement | null;
  readonly lengthAfter: HTMLElement | null;
}

/** Finds them once the drag is drawn. */
export function findEdgeParts(strip: HTMLElement, { spec, index }: EdgeHold): EdgeParts {
  const card = (at: number): HTMLElement | null => strip.querySelector(`[data-shot="${spec.shots[at]?.id ?? ''}"]`);
  const after = card(index + 1);
  return {
    rig: strip.querySelector('[data-edge-rig]'),
    cardAfter: after,
    lengthBefore: card(index)?.querySelector('[data-length]') ?? null,
    lengthAfter: after?.querySelector('[data-length]') ?? null,
  };
}

function shift(element: HTMLElement | null, pixels: number): void {
  if (element !== null) element.style.transform = pixels === 0 ? '' : `translateX(${pixels}px)`;
}

/** Moves everything that hangs on the edge to where it stands; `drawnMs` is where the words were drawn for. */
export function moveEdgeParts(parts: EdgeParts, { anchor }: EdgeHold, pull: EdgePull, drawnMs: number): void {
  // Pushed shots are drawn where they are: that goes by whole seconds.
  const pixels = (ms: number): number => (pull.mode === 'retime' ? ms / anchor.msPerPixel : 0);
  if (parts.rig !== null) parts.rig.dataset['snapped'] = String(pull.isSnapped);
  shift(parts.rig, pixels(pull.edgeMs - anchor.edgeMs));
  shift(parts.cardAfter, pixels(pull.edgeMs - pull.low));
  shift(parts.lengthBefore, pixels(pull.edgeMs - drawnMs));
  shift(parts.lengthAfter, pixels(drawnMs - pull.edgeMs));
}

export function releaseEdgeParts({ rig, cardAfter, lengthBefore, lengthAfter }: EdgeParts): void {
  for (const part of [rig, cardAfter, lengthBefore, lengthAfter]) shift(part, 0);
}
