import type { Locator, Page } from 'playwright';
import { say } from './say.ts';

export interface Quotes {
  readonly board: Locator;
  readonly open: () => Promise<void>;
  /** Chooses who makes the next take, by the names a person reads. */
  readonly choose: (provider: string, tier: string) => Promise<void>;
}

export function quotes(page: Page): Quotes {
  const board = page.getByRole('dialog').filter({ has: page.getByRole('group', { name: say('quoteBoard.choice') }) });
  const open = async (): Promise<void> => {
    const [, after = ''] = say('quotes.line.open', { quotes: '#' }).split('#');
    await page.getByRole('button', { name: new RegExp(`${after}$`) }).click();
    await board.waitFor();
  };
  return {
    board,
    open,
    choose: async (provider, tier) => {
      await open();
      const name = say('quotes.name', { provider, tier }).replaceAll('.', String.raw`\.`);
      await board.getByRole('radio', { name: new RegExp(`^${name},`) }).check();
      await board.getByRole('button', { name: say('quoteBoard.use') }).click();
    },
  };
}
