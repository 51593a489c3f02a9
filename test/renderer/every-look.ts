import type { Page } from 'playwright';

interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'dark' | 'light';
}

const looks: readonly Look[] = [
  { width: 1_440, height: 900, theme: 'dark' },
  { width: 1_440, height: 900, theme: 'light' },
  { width: 1_024, height: 700, theme: 'light' },
  { width: 1_024, height: 700, theme: 'dark' },
];

/** Colours glide to those of another theme; what is measured half way there is nobody's. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const running = document.getAnimations().filter(({ playState }) => playState === 'running');
    const ending = running.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/**
 * Shows one page in both sizes and both themes, one after the other: a window of its own for each takes longer than
 * everything that is looked at.
 */
export async function inEveryLook(page: Page, check: (look: Look) => Promise<void>): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.theme });
    await settle(page);
    await check(look);
  }
}
