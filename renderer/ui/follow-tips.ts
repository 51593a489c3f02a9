/** Milliseconds before the first tooltip. */
const delayMs = 500;
/** Milliseconds after a tooltip in which the next one comes at once: a pointer that moves along a toolbar. */
const groupMs = 400;
/** Pixels between a control and its tooltip that a pointer may cross to reach the tooltip. */
const bridgePx = 8;

interface TipView {
  /** Shows the tooltip of a control, or none. */
  readonly show: (control: HTMLElement | null) => void;
  /** The box of the shown tooltip. */
  readonly popup: () => Element | null;
}

const controlOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

function isNear(box: DOMRect, { clientX, clientY }: PointerEvent): boolean {
  return (
    clientX >= box.left - bridgePx &&
    clientX <= box.right + bridgePx &&
    clientY >= box.top - bridgePx &&
    clientY <= box.bottom + bridgePx
  );
}

/** Which tooltip is due when: after a rest of the pointer, at once for its neighbour, never after a press. */
function tipTiming(show: (control: HTMLElement | null) => void) {
  let shown: HTMLElement | null = null;
  let due: HTMLElement | null = null;
  /** Its tooltip stays away until the pointer has left it. */
  let pressed: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAtMs = Number.NEGATIVE_INFINITY;
  const set = (control: HTMLElement | null): void => {
    clearTimeout(timer);
    due = null;
    if (control === shown) return;
    if (control === null) hiddenAtMs = performance.now();
    shown = control;
    show(control);
  };
  return {
    set,
    shown: () => shown,
    enter(control: HTMLElement | null): void {
      if (control !== pressed) pressed = null;
      if (control === shown || control === due) return;
      clearTimeout(timer);
      due = control;
      if (control === null || control === pressed) return;
      const isGroup = shown !== null || performance.now() - hiddenAtMs < groupMs;
      timer = setTimeout(
        () => {
          set(control);
        },
        isGroup ? 0 : delayMs,
      );
    },
    press(control: HTMLElement | null): void {
      pressed = control;
      set(null);
    },
  };
}

/**
 * Follows pointer and keys over every control that `Tooltip` marked, and says whose tooltip is due. Returns the function
 * that stops it.
 */
export function followTips({ show, popup }: TipView): () => void {
  const timing = tipTiming(show);
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true, passive: true };
  const hide = (): void => {
    timing.set(null);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    const control = controlOf(event.target);
    timing.enter(control);
    // A tooltip can be reached with the pointer: people who enlarge the screen read it there.
    const box = control === null && timing.shown() !== null ? popup()?.getBoundingClientRect() : undefined;
    if (control === null && (box === undefined || !isNear(box, event))) hide();
  };
  const onPointerDown = (event: PointerEvent): void => {
    timing.press(controlOf(event.target));
  };
  const onFocus = (target: EventTarget | null): void => {
    const control = controlOf(target);
    if (control !== null && control === target && control.matches(':focus-visible')) timing.set(control);
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    onFocus(target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hide();
  };
  // What scrolls takes the control away from under its tooltip.
  const onScroll = ({ target }: Event): void => {
    if (target instanceof Node && target.contains(timing.shown())) hide();
  };
  document.addEventListener('pointermove', onPointerMove, options);
  document.addEventListener('pointerdown', onPointerDown, options);
  document.addEventListener('focusin', onFocusIn, options);
  document.addEventListener('keydown', onKeyDown, options);
  // A key can press as well.
  document.addEventListener('click', hide, options);
  document.addEventListener('focusout', hide, options);
  document.addEventListener('scroll', onScroll, options);
  document.documentElement.addEventListener('pointerleave', hide, { signal: stop.signal });
  window.addEventListener('blur', hide, options);
  // The pointer may rest already, and the keyboard may have come somewhere, before anybody listened.
  timing.enter([...document.querySelectorAll<HTMLElement>('[data-tip]:hover')].at(-1) ?? null);
  onFocus(document.activeElement);
  return () => {
    hide();
    stop.abort();
  };
}
