import type { Page } from 'playwright';

/** What a person's hands did to a page, as the page itself saw it. */
export interface Hands {
  /** Presses of a mouse or a pen: where each went. */
  readonly presses: () => Promise<readonly string[]>;
  /** Keys that did more than write: outside a text field, or none that writes. */
  readonly commandKeys: () => Promise<readonly string[]>;
}

declare global {
  interface Window {
    hands?: { presses: string[]; commandKeys: string[] };
  }
}

/** Watches from now on; events that scripts make up do not count. */
export async function watchHands(page: Page): Promise<Hands> {
  await page.evaluate(() => {
    const seen: { presses: string[]; commandKeys: string[] } = { presses: [], commandKeys: [] };
    window.hands = seen;
    const nameOf = (target: EventTarget | null): string =>
      target instanceof Element ? (target.getAttribute('aria-label') ?? target.textContent).slice(0, 60) : 'the window';
    const isWriting = (event: KeyboardEvent): boolean =>
      event.target instanceof Element &&
      event.target.matches('input, textarea, [contenteditable="true"]') &&
      event.key.length === 1 &&
      !event.ctrlKey &&
      !event.metaKey;
    window.addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted) seen.presses.push(nameOf(event.target));
      },
      { capture: true },
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.isTrusted && !isWriting(event)) seen.commandKeys.push(`${event.key} on ${nameOf(event.target)}`);
      },
      { capture: true },
    );
  });
  const read = (what: 'presses' | 'commandKeys') =>
    page.evaluate((name) => window.hands?.[name] ?? ['nobody watched'], what);
  return { presses: () => read('presses'), commandKeys: () => read('commandKeys') };
}
