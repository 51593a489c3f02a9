import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

export interface Library {
  readonly grid: Locator;
  readonly items: Locator;
  readonly details: Locator;
  readonly item: (name: string) => Locator;
  readonly openBucket: (bucket: 'all' | 'trash') => Promise<void>;
  readonly trashSelected: () => Promise<void>;
  readonly restoreSelected: () => Promise<void>;
  readonly reuseEverything: () => Promise<void>;
  readonly importFiles: (paths: readonly string[]) => Promise<void>;
}

export function library(page: Page): Library {
  const main = page.getByRole('main');
  const grid = page.getByRole('grid', { name: say('library.grid') });
  const buckets = page.getByRole('navigation', { name: say('library.buckets') });
  return {
    grid,
    // The line above each day is a cell too, without a name.
    items: grid.getByRole('gridcell', { name: /./ }).and(grid.locator('[aria-label]')),
    details: page.getByRole('complementary', { name: say('library.details') }),
    item: (name) => grid.getByRole('gridcell', { name: new RegExp(name) }),
    openBucket: (bucket) => buckets.getByRole('button', { name: say(`library.bucket.${bucket}`) }).click(),
    // The key, because the same word stands in the toolbar, in the details and in the menu.
    trashSelected: () => page.keyboard.press('Delete'),
    restoreSelected: () =>
      main
        .getByRole('button', { name: say('library.restore') })
        .first()
        .click(),
    reuseEverything: () => main.getByRole('button', { name: say('library.reuse.everything') }).click(),
    importFiles: async (paths) => {
      const chooser = page.waitForEvent('filechooser');
      await main.getByRole('button', { name: say('library.import'), exact: true }).click();
      await (await chooser).setFiles([...paths]);
    },
  };
}
