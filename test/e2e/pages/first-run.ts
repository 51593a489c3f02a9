import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

/** What a new library opens with. Both ways go on without a key. */
export interface FirstRun {
  readonly title: Locator;
  readonly openSample: () => Promise<void>;
  readonly startEmpty: () => Promise<void>;
}

export function firstRun(page: Page): FirstRun {
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: say('firstRun.withoutKey') }).click();
    await page.getByRole('button', { name }).click();
  };
  return {
    title: page.getByRole('heading', { name: say('firstRun.title') }),
    openSample: () => press(say('firstRun.openSample')),
    startEmpty: () => press(say('firstRun.startEmpty')),
  };
}
