import { expect, type Locator, type Page } from 'playwright/test';
import { say } from './say.ts';

/** What stands around every screen. */
export interface AppFrame {
  readonly status: Locator;
  readonly openStudio: () => Promise<void>;
  readonly openQueue: () => Promise<void>;
  readonly openLibrary: () => Promise<void>;
  readonly openSettings: () => Promise<void>;
  /** A message that goes by itself, with the one action that it offers. */
  readonly toast: (text: string) => Locator;
  readonly undoToast: (text: string) => Promise<void>;
  /** Messages go by themselves; pictures of a screen are taken after that. */
  readonly toastsToGo: () => Promise<void>;
}

export function appFrame(page: Page): AppFrame {
  const rail = page.getByRole('navigation', { name: say('common.frame.screens') });
  const open = (label: string) => rail.getByRole('button', { name: label, exact: true }).click();
  return {
    status: page.getByRole('contentinfo', { name: say('common.frame.statusBar') }),
    openStudio: () => open(say('common.frame.studio')),
    // It says beside its name how many jobs wait for the person.
    openQueue: () => rail.getByRole('button', { name: new RegExp(`^${say('queue.title')}`) }).click(),
    openLibrary: () => open(say('library.title')),
    openSettings: () => open(say('settings.title')),
    // A failure is spoken from one element and drawn in another.
    toast: (text) => page.getByText(text).first(),
    undoToast: (text) =>
      page
        .getByRole('dialog')
        .filter({ hasText: text })
        .getByRole('button', { name: say('common.undo') })
        .click(),
    toastsToGo: async () => {
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 30_000 });
    },
  };
}
