import { useShortcut } from '#renderer/editing/use-shortcut.ts';

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

function firstStop(panel: Element): HTMLElement | null {
  const stops = [...panel.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.offsetParent !== null);
  return stops.find((stop) => stop.getAttribute('role') !== 'separator') ?? null;
}

/** Moves focus to the first stop of the next panel (an element with `data-panel`), around the window. */
function focusPanel(direction: 1 | -1): void {
  const panels = [...document.querySelectorAll('[data-panel]')].filter((panel) => firstStop(panel) !== null);
  const current = panels.indexOf(document.activeElement?.closest('[data-panel]') ?? document.body);
  const next = current === -1 ? (direction === 1 ? 0 : panels.length - 1) : current + direction;
  const panel = panels[(next + panels.length) % panels.length];
  if (panel !== undefined) firstStop(panel)?.focus();
}

/** F6 and Shift+F6 walk through the panels. */
export function useNextPanel(): void {
  useShortcut('frame.nextPanel', () => {
    focusPanel(1);
  });
  useShortcut('frame.previousPanel', () => {
    focusPanel(-1);
  });
}
