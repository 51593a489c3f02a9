import { expect, type Locator, type Page } from 'playwright/test';

/** More stops than any screen has. */
const mostStops = 160;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((elements) => elements.some((element) => element.contains(document.activeElement)));

/** F6 goes from panel to panel; what is in none (a dialog, the title bar) is reached by Tab alone. */
async function goToPanelOf(page: Page, target: Locator): Promise<void> {
  const isThere = (): Promise<boolean> =>
    target.evaluateAll((elements) => {
      const panels = elements.map((element) => element.closest('[data-panel]'));
      return panels.some((panel) => panel === null || panel.contains(document.activeElement));
    });
  for (let panels = 0; panels < 12 && !(await isThere()); panels += 1) await page.keyboard.press('F6');
}

/** Walks to an element the way a person without a mouse does; fails when no key comes there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  await goToPanelOf(page, target);
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(target)}`);
}

/** Walks to an element and presses Enter on it. */
export async function pressAt(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes down an open menu or list to an entry, and takes it. */
export async function takeEntry(page: Page, entry: Locator): Promise<void> {
  await entry.waitFor();
  const isThere = (): Promise<boolean> =>
    entry.evaluate(
      (element) =>
        element === document.activeElement ||
        element.hasAttribute('data-highlighted') ||
        document.activeElement?.getAttribute('aria-activedescendant') === element.id,
    );
  for (let steps = 0; steps < mostStops && !(await isThere()); steps += 1) await page.keyboard.press('ArrowDown');
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
}
