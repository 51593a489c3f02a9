import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

/** What a new library opens with. Both ways go on without a key. */
export interface FirstRun {
  readonly title: Locator;
  readonly openSample: () => Promise<void>;
  readonly startEmpty: () => Promise<void>;
  /** Pastes a key whose provider its shape tells, and sends it to be tested. */
  readonly saveKey: (key: string) => Promise<void>;
  /** Opens the sample with the key that is there. */
  readonly goOnWithKey: () => Promise<void>;
}

export function firstRun(page: Page): FirstRun {
  const press = async (name: string): Promise<void> => {
    const goOn = page.getByRole('button', { name: say('firstRun.goOn') });
    // With a key from the environment the way on has another name.
    await page
      .getByRole('button', { name: say('firstRun.withoutKey') })
      .or(goOn)
      .click();
    await page.getByRole('button', { name }).click();
  };
  return {
    title: page.getByRole('heading', { name: say('firstRun.title') }),
    openSample: () => press(say('firstRun.openSample')),
    startEmpty: () => press(say('firstRun.startEmpty')),
    saveKey: async (key) => {
      // It has the provider's name once the key tells it.
      await page.getByLabel(new RegExp(`^${say('accounts.key.main')}\\b`)).fill(key);
      await page.getByRole('button', { name: say('accounts.key.save') }).click();
    },
    goOnWithKey: async () => {
      await page.getByRole('button', { name: say('firstRun.goOn') }).click();
      await page.getByRole('button', { name: say('firstRun.openSample') }).click();
    },
  };
}
