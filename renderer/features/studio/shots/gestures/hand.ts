import { draftStore } from '#renderer/editing/draft-store.ts';

/** What a hand does between pressing and letting go. */
export interface Hand {
  /** The pointer moved, or a key that changes the gesture went down or up. */
  readonly move: (at: HandAt) => void;
  readonly release: () => void;
  /** Esc, another window, or an edit from elsewhere: everything is as before. */
  readonly cancel: () => void;
}

export interface HandAt {
  readonly clientX: number;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Listens to the pointer that was just pressed until it is let go. The element keeps the pointer, and with it its
 * cursor, wherever the hand goes.
 */
export function followPointer(
  element: Element,
  { pointerId, ...pressed }: HandAt & { pointerId: number },
  hand: Hand,
): void {
  const listening = new AbortController();
  const { signal } = listening;
  let at: HandAt = pressed;
  const end = (how: 'release' | 'cancel'): void => {
    if (signal.aborted) return;
    listening.abort();
    stopDraft();
    if (element.hasPointerCapture(pointerId)) element.releasePointerCapture(pointerId);
    hand[how]();
  };
  const stopDraft = draftStore.subscribe((draft, before) => {
    if (draft.spec !== before.spec) end('cancel');
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && event.type === 'keydown') {
      // Before anything else on the screen hears of it.
      event.preventDefault();
      event.stopPropagation();
      end('cancel');
    } else if (event.key === 'Alt' || event.key === 'Shift') {
      event.preventDefault();
      at = { ...at, altKey: event.altKey, shiftKey: event.shiftKey };
      hand.move(at);
    }
  };
  const mine = (listener: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === pointerId) listener(event);
  };
  window.addEventListener(
    'pointermove',
    mine(({ clientX, altKey, shiftKey }) => {
      at = { clientX, altKey, shiftKey };
      hand.move(at);
    }),
    { signal },
  );
  window.addEventListener(
    'pointerup',
    mine(() => end('release')),
    { signal },
  );
  window.addEventListener(
    'pointercancel',
    mine(() => end('cancel')),
    { signal },
  );
  window.addEventListener('blur', () => end('cancel'), { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('keyup', onKey, { signal, capture: true });
  element.setPointerCapture(pointerId);
}
