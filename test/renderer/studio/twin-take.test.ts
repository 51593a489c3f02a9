import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { callsIn, generateIn, openBoardIn, setRatesIn } from './quote-page.ts';

const built = testPage('studio/page.tsx', drawnMedia);
let page: Page;

const orders = () => callsIn(page, 'generations.order');
const usd = (amount: number) => ({ kind: 'exact', price: { currency: 'USD', amount } });

/** The take at fal, standard; its twin at a second quote. */
async function chooseTwin(scene: string, quote: string): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}` });
  await generateIn(page).waitFor();
  const board = await openBoardIn(page);
  await board.getByRole('checkbox', { name: 'Twin take' }).check();
  await board.getByRole('radio', { name: `Twin take at ${quote}` }).check();
  await board.getByRole('button', { name: 'Use both quotes' }).click();
}
const question = (name: string): Locator => page.getByRole('dialog', { name });

describe('a twin take', () => {
  it('costs both prices, says so, and is ordered with one click', async () => {
    await chooseTwin('severalForText', 'Quarry');
    await page.getByText('Twin take: Quarry').waitFor();
    await expect
      .poll(() => generateIn(page).textContent())
      .toMatch(/^Generate 2 takes.*\$4\.50 \+ \$4\.\d\d\$\d\.\d\d$/u);
    await setRatesIn(page, { standard: 30, fast: 24 });
    await generateIn(page).click();
    await expect.poll(orders).toMatchObject([
      {
        providerId: 'fal',
        tier: 'standard',
        agreedPrice: usd(450),
        twin: { providerId: 'quarry', tier: 'standard' },
      },
    ]);
    await page.getByRole('group', { name: /^Take 4, Generating$/u }).waitFor();
    await page.getByRole('group', { name: /^Take 5, Generating$/u }).waitFor();
  });

  it('is chosen on purpose each time', async () => {
    await chooseTwin('severalForText', 'fal.ai, Fast');
    await expect.poll(() => generateIn(page).textContent()).toContain('$4.50 + $3.60$8.10');
    await generateIn(page).click();
    await page.getByRole('button', { name: /^Generate take 6/u }).waitFor();
    expect(await page.getByText('Twin take:').count()).toBe(0);
    expect(await callsIn(page, 'settings.update')).toEqual([]);
  });

  it('is dropped again without an order, and belongs to its clip', async () => {
    await chooseTwin('severalForText', 'fal.ai, Fast');
    await page.getByText('Twin take: fal.ai, Fast').waitFor();
    await page.getByText('Tea house').first().click();
    await page.getByText('Twin take:').waitFor({ state: 'hidden' });
    await page.getByText('Window seat').first().click();
    await page.getByRole('button', { name: 'No twin take' }).click();
    await page.getByRole('button', { name: /^Generate take 4/u }).waitFor();
    expect(await orders()).toEqual([]);
  });

  it('is never the quote of the first take, nor one that cannot make the clip', async () => {
    page = await built.open({ hash: '#scene=several' });
    await generateIn(page).waitFor();
    const board = await openBoardIn(page);
    await board.getByRole('checkbox', { name: 'Twin take' }).check();
    expect(await board.getByRole('radio', { name: 'Twin take at fal.ai, Standard' }).isDisabled()).toBe(true);
    expect(await board.getByRole('radio', { name: 'Twin take at Quarry' }).isDisabled()).toBe(true);
    expect(await board.getByRole('button', { name: 'Use both quotes' }).isDisabled()).toBe(true);
    await board.getByText('Pick a second quote in column 2.').waitFor();
    await board.getByText('Fast').first().click();
    await board.getByText('$4.50 + $3.60 = $8.10 for 2 takes. Nothing is ordered yet.').waitFor();
  });

  it('row 19: asks again about the one whose price has changed, and orders neither until it is confirmed', async () => {
    await chooseTwin('severalForText', 'fal.ai, Fast');
    await setRatesIn(page, { standard: 30, fast: 30 });
    await generateIn(page).click();
    const changed = question('The price has changed');
    await changed.getByText('fal.ai, Fast').waitFor();
    await changed.getByText('$3.60').waitFor();
    expect(await changed.getByText('fal.ai, Standard').count()).toBe(0);
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs)).toEqual([]);
    await changed.getByRole('button', { name: 'Generate for $4.50 + $4.50 = $9.00' }).click();
    await expect.poll(async () => (await orders()).at(-1)).toMatchObject({ twin: { agreedPrice: usd(450) } });
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(2);
  });

  it('row 19: asks about both at once when both have changed', async () => {
    await chooseTwin('severalForText', 'fal.ai, Fast');
    await setRatesIn(page, { standard: 40, fast: 30 });
    await generateIn(page).click();
    const changed = question('The prices have changed');
    await changed.getByText('fal.ai, Standard').waitFor();
    await changed.getByText('fal.ai, Fast').waitFor();
    await changed.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => generateIn(page).textContent()).toContain('$6.00 + $4.50$10.50');
  });

  it('needs a key at both', async () => {
    await chooseTwin('severalForText', 'Lantern, Fast');
    await generateIn(page).click();
    await question('Lantern needs a key').waitFor();
    expect(await orders()).toEqual([]);
  });
});
