import type { Locator, Page } from 'playwright';

/** The button that spends. */
export function generateIn(page: Page): Locator {
  return page.getByRole('button', { name: /^(?:Generate|Queue) (?:take \d|\d takes)/u });
}

export function callsIn(page: Page, method: string): Promise<unknown[]> {
  return page.evaluate(
    (wanted) => window.studioTest.application.calls.filter((call) => call.method === wanted).map((call) => call.input),
    method,
  );
}

export function boardIn(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Quotes for Window seat' });
}

export async function openBoardIn(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^\d quotes: compare prices$/u }).click();
  await boardIn(page).waitFor();
  return boardIn(page);
}

/** Cents for a second, by tier, or by provider and tier. */
export function setRatesIn(page: Page, rates: Readonly<Record<string, number>>): Promise<void> {
  return page.evaluate((wanted) => {
    window.studioTest.application.rates = wanted;
  }, rates);
}
