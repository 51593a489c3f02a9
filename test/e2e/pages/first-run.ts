import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

/** What a new library opens with. */
export interface FirstRun {
  readonly title: Locator;
  readonly openSample: () => Promise<void>;
  readonly startEmpty: () => Promise<void>;
}

export function firstRun(page: Page): FirstRun {
  return {
    title: page.getByRole('heading', { name: say('firstRun.title') }),
    openSample: () => page.getByRole('button', { name: say('firstRun.openSample') }).click(),
    startEmpty: () => page.getByRole('button', { name: say('firstRun.startEmpty') }).click(),
  };
}
