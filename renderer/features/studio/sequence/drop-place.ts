import type { Clip } from '#shared/domain/project.ts';

/** Where a card begins and ends, in pixels of the strip's content. */
export interface CardEdges {
  readonly left: number;
  readonly right: number;
}

/** The edges of the cards in film order. `strip`: the element that holds them. */
export function cardEdges(clips: readonly Clip[], strip: ParentNode | null): CardEdges[] {
  const cards = new Map(
    [...(strip?.querySelectorAll<HTMLElement>('[data-clip-id]') ?? [])].map((card) => [card.dataset['clipId'], card]),
  );
  return clips.flatMap(({ id }) => {
    const card = cards.get(id);
    return card === undefined ? [] : [{ left: card.offsetLeft, right: card.offsetLeft + card.offsetWidth }];
  });
}

/** The gap nearest to a card whose middle is at `x`, and where its line is drawn. Gap 0 is before the first card. */
export function gapAt(edges: readonly CardEdges[], x: number): { readonly gap: number; readonly x: number } {
  const gap = edges.filter(({ left, right }) => (left + right) / 2 < x).length;
  const before = edges[gap - 1];
  const after = edges[gap];
  if (before === undefined) return { gap, x: (after?.left ?? 0) - 5 };
  return { gap, x: after === undefined ? before.right + 5 : (before.right + after.left) / 2 };
}

/** The place among the others (0 = first) for a clip that is dropped into a gap; `null` where it is already. */
export function dropPlace(fromIndex: number, gap: number): number | null {
  const place = gap > fromIndex ? gap - 1 : gap;
  return place === fromIndex ? null : place;
}
