/**
 * Runs inside the page, so it may use nothing from outside. Looks at every piece of text that a person can see and answers
 * what is wrong with its place: cut by a box that does not scroll, or lying on other text.
 */
export function findTextProblems(): string[] {
  const tolerancePx = 1.5;

  interface Piece {
    readonly text: string;
    readonly owner: Element;
    readonly rect: DOMRect;
    /** The part that no box around it hides or has scrolled away. */
    readonly seen: DOMRect;
  }

  const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const ancestors = (element: Element): Element[] => {
    const list: Element[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) list.push(at);
    return list;
  };
  /** Words for screen readers only: a box of one pixel. */
  const isSpokenOnly = (element: Element): boolean =>
    ancestors(element).some((at) => {
      const { width, height } = at.getBoundingClientRect();
      return style(at).position === 'absolute' && width <= 1 && height <= 1;
    });
  const isShown = (element: Element, rect: DOMRect): boolean =>
    rect.width > 0.5 &&
    rect.height > 0.5 &&
    // What is folded away has a place all the same.
    element.checkVisibility() &&
    style(element).visibility === 'visible' &&
    !ancestors(element).some((at) => Number(style(at).opacity) < 0.05) &&
    !isSpokenOnly(element);
  const clips = (value: string): boolean => value === 'hidden' || value === 'clip';
  const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';

  const seenPart = (owner: Element, rect: DOMRect): DOMRect => {
    let { left, top, right, bottom } = rect;
    for (const box of ancestors(owner)) {
      const bounds = box.getBoundingClientRect();
      const { overflowX, overflowY } = style(box);
      if (clips(overflowX) || scrolls(overflowX)) {
        left = Math.max(left, bounds.left);
        right = Math.min(right, bounds.right);
      }
      if (clips(overflowY) || scrolls(overflowY)) {
        top = Math.max(top, bounds.top);
        bottom = Math.min(bottom, bounds.bottom);
      }
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };

  const hides = (element: Element): boolean =>
    ['IMG', 'VIDEO', 'CANVAS'].includes(element.tagName) ||
    style(element).backgroundImage !== 'none' ||
    !/rgba\(.*, 0\)|transparent/.test(style(element).backgroundColor);
  /** Nothing with a fill lies over it, such as a dialog, and it was not scrolled away. */
  const isInFront = ({ owner, seen }: Piece): boolean => {
    const stack = document.elementsFromPoint(seen.x + seen.width / 2, seen.y + seen.height / 2);
    const own = stack.findIndex((element) => element === owner || owner.contains(element));
    // Text that the pointer passes through is in no stack: what holds it stands for it.
    const place = own === -1 ? stack.findIndex((element) => element.contains(owner)) : own;
    if (place === -1) return false;
    return !stack.slice(0, place).some((element) => !element.contains(owner) && hides(element));
  };

  const collect = (): Piece[] => {
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (owner === null || text === '' || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(owner.tagName)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const seen = seenPart(owner, rect);
        if (isShown(owner, seen)) pieces.push({ text, owner, rect, seen });
      }
    }
    return pieces.filter(isInFront);
  };

  /** The whole text can still be read: an ellipsis that shows it all in a tooltip or to a screen reader. */
  const isReadable = (owner: Element, text: string): boolean =>
    ancestors(owner).some((at) => {
      const named = `${at.getAttribute('title') ?? ''} ${at.getAttribute('aria-label') ?? ''}`;
      // Sentences for screen readers write the same words in lower case.
      return named.toLowerCase().includes(text.toLowerCase());
    });

  const cutBy = ({ owner, rect, text }: Piece): string | null => {
    for (const box of ancestors(owner)) {
      const { overflowX, overflowY, textOverflow } = style(box);
      const bounds = box.getBoundingClientRect();
      if (scrolls(overflowX) && scrolls(overflowY)) return null;
      const right = Math.max(rect.right - bounds.right, bounds.left - rect.left);
      const below = Math.max(rect.bottom - bounds.bottom, bounds.top - rect.top);
      if (clips(overflowX) && right > tolerancePx) {
        if (textOverflow === 'ellipsis' && isReadable(owner, text)) return null;
        return `cut by ${Math.round(right)} px at the side`;
      }
      if (clips(overflowY) && below > tolerancePx) return `cut by ${Math.round(below)} px at the top or bottom`;
      if (scrolls(overflowX) || scrolls(overflowY)) return null;
    }
    const outside = Math.max(rect.right - innerWidth, -rect.left, rect.bottom - innerHeight, -rect.top);
    return outside > tolerancePx ? `${Math.round(outside)} px outside the window` : null;
  };

  const overlap = (a: Piece, b: Piece): boolean => {
    if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) return false;
    const width = Math.min(a.seen.right, b.seen.right) - Math.max(a.seen.left, b.seen.left);
    // Line boxes are taller than letters: neighbouring lines may share a little.
    const height = Math.min(a.seen.bottom, b.seen.bottom) - Math.max(a.seen.top, b.seen.top);
    return width > 2 && height > Math.min(a.seen.height, b.seen.height) * 0.35;
  };

  const pieces = collect();
  const cut = pieces.flatMap((piece) => {
    const how = cutBy(piece);
    return how === null ? [] : [`"${piece.text.slice(0, 60)}" is ${how}`];
  });
  const over = pieces.flatMap((piece, index) =>
    pieces
      .slice(index + 1)
      .filter((other) => overlap(piece, other))
      .map((other) => `"${piece.text.slice(0, 40)}" lies on "${other.text.slice(0, 40)}"`),
  );
  return [...new Set([...cut, ...over])];
}
