import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { callsIn, generateIn, openBoardIn, setRatesIn } from './quote-page.ts';

const built = testPage('studio/page.tsx', drawnMedia);
let page: Page;
let board: Locator;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await generateIn(page).waitFor();
  board = await openBoardIn(page);
}
const radio = (name: string | RegExp): Locator => board.getByRole('radio', { name });
/** Names of the rows from top to bottom. */
const rowNames = (): Promise<(string | null)[]> =>
  board
    .locator('input[name=quote]')
    .evaluateAll((inputs) =>
      inputs.map((input) => input.getAttribute('aria-label')?.split(', ').slice(0, 2).join(' ') ?? null),
    );
const sortBy = async (label: string): Promise<void> => {
  await board.getByRole('combobox', { name: 'Order of the quotes' }).selectOption({ label });
};

describe('the quote board', () => {
  it('lists every provider and tier with price, size, length, wait and what changes', async () => {
    await open('several');
    expect(await board.getByRole('radio').count()).toBe(6);
    expect(await board.getByRole('group').getByRole('heading').allTextContents()).toEqual([
      'Animatic',
      'fal.ai',
      'Lantern',
      'Quarry',
    ]);
    const standard = radio('fal.ai, Standard, $4.50, 1280 × 720, 15 s, 3 min 40 s, 7 runs, Nothing lost');
    expect(await standard.isChecked()).toBe(true);
    await radio('fal.ai, Fast, $3.60, $0.90 less than Standard, 1280 × 720, 15 s, No runs yet, Nothing lost').waitFor();
    await board.getByText('Key ends 7f2c · balance $31.20').waitFor();
    await board.getByText('Prices of 2 Oct 2026, over 30 days old').waitFor();
  });

  it('says whose figure a wait is, and a name once', async () => {
    await open('severalForText');
    await radio(/^Quarry, \$4\.45, 1280 × 720, 15 s, about 3 min, provider's figure,/u).waitFor();
    expect(await board.getByText("provider's figure").count()).toBe(1);
  });

  it('says what a price rests on, with its source and date', async () => {
    await open('paid');
    await board.getByRole('button', { name: 'Details of fal.ai, Standard' }).click();
    await board.getByText('15 s at $0.3 a second').waitFor();
    await board.getByText('fal.ai model pages, read on 19 Nov 2026.').waitFor();
  });

  it('says what becomes of what was written, by result, what is dropped first', async () => {
    await open('paid');
    await board.getByRole('button', { name: 'Details of Animatic, Standard' }).click();
    const table = board.getByRole('table', { name: 'What Animatic does with this clip' });
    const results = table.getByRole('button');
    expect(await results.allTextContents()).toEqual(['Dropped1', 'Shown another way1']);
    const light = table.getByRole('row', { name: /^Light of shot 3.* nothing Pictures are moved, not lit/u });
    await light.waitFor();
    await results.first().click();
    expect(await light.count()).toBe(0);
  });

  it('names what is dropped in the row', async () => {
    await open('paid');
    await board.getByText('1 dropped, 1 shown another way').waitFor();
    await board.getByText('Light of shot 3', { exact: true }).waitFor();
  });
});

describe('choosing on the board', () => {
  it('goes by keyboard, remembers the provider, and the tier can be undone', async () => {
    await open('paid');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toContain('fal.ai, Standard');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
    await board.getByText('Lantern, Fast').waitFor();
    expect(await callsIn(page, 'settings.update')).toEqual([]);
    await board.getByRole('button', { name: 'Use this quote' }).click();
    await expect.poll(() => generateIn(page).textContent()).toContain('$3.60');
    expect(await callsIn(page, 'settings.update')).toEqual([{ chosenProviderId: 'lantern' }]);
    expect(await page.evaluate(() => window.studioTest.draftStore.getState().spec?.parameters.tier)).toBe('fast');
    await page.keyboard.press('Control+z');
    await expect.poll(() => generateIn(page).textContent()).toContain('$4.50');
    expect(await callsIn(page, 'generations.order')).toEqual([]);
  });

  it('changes nothing when Esc closes it, and gives the focus back', async () => {
    await open('paid');
    await board.getByText('Fast').first().click();
    await page.keyboard.press('Escape');
    await board.waitFor({ state: 'hidden' });
    expect(await callsIn(page, 'settings.update')).toEqual([]);
    expect(await generateIn(page).textContent()).toContain('$4.50');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('5 quotes: compare prices');
  });
});

describe('the order of the quotes', () => {
  it('is by price, by wait or by losses, and is remembered', async () => {
    await open('severalForText');
    await radio(/^Quarry, \$4\.45, /u).waitFor();
    await sortBy('Lowest price');
    await expect
      .poll(rowNames)
      .toEqual([
        'Animatic Standard',
        'fal.ai Fast',
        'Quarry $4.45',
        'fal.ai Standard',
        'Lantern Fast',
        'Lantern Standard',
      ]);
    await sortBy('Shortest wait');
    await expect
      .poll(rowNames)
      .toEqual([
        'Animatic Standard',
        'Quarry $4.45',
        'fal.ai Standard',
        'fal.ai Fast',
        'Lantern Standard',
        'Lantern Fast',
      ]);
    await sortBy('Fewest losses');
    await expect.poll(async () => (await rowNames())[3]).toBe('Animatic Standard');
    expect(await callsIn(page, 'settings.update')).toEqual([
      { quoteOrder: 'price' },
      { quoteOrder: 'wait' },
      { quoteOrder: 'losses' },
    ]);
    await page.keyboard.press('Escape');
    await board.waitFor({ state: 'hidden' });
    await openBoardIn(page);
    expect((await rowNames())[3]).toBe('Animatic Standard');
  });

  it('stays while prices change under the eyes', async () => {
    await open('severalForText');
    await radio(/^Quarry, \$4\.45, /u).waitFor();
    await sortBy('Lowest price');
    const before = await rowNames();
    await setRatesIn(page, { standard: 30, fast: 24, 'fal standard': 10 });
    await page.evaluate(() => {
      const { application, mirrorStore } = window.studioTest;
      application.emit('settings.changed', { ...mirrorStore.getState().settings, grammar: 'time-ranges' });
    });
    await radio(/^fal\.ai, Standard, \$1\.50/u).waitFor();
    expect(await rowNames()).toEqual(before);
    await sortBy('Shortest wait');
    await sortBy('Lowest price');
    await expect.poll(async () => (await rowNames())[1]).toBe('fal.ai Standard');
  });
});

describe('what cannot be ordered', () => {
  it('stays with its reason', async () => {
    page = await built.open({ hash: '#scene=paid' });
    await page.getByRole('button', { name: 'Resolution: 720p' }).click();
    await page.getByRole('menuitemradio', { name: /^1080p/u }).click();
    await expect.poll(() => generateIn(page).textContent()).toContain('$4.50');
    board = await openBoardIn(page);
    await radio('Animatic, Standard, not available: It does not make 1080p.').waitFor();
  });

  it('stands below the others, with a click that mends it', async () => {
    await open('several');
    await sortBy('Lowest price');
    const below = board.getByRole('group', { name: 'Not available for this clip now' });
    expect(await below.getByRole('radio').count()).toBe(3);
    await below.getByText('It needs a bucket for video and audio.').waitFor();
    await below.getByRole('button', { name: 'Add a key for Lantern, Fast' }).waitFor();
    await below.getByRole('button', { name: 'Set up a bucket for Quarry' }).click();
    await page.getByRole('heading', { name: 'Providers' }).waitFor();
    // Led to the very card, not to the top of a long page.
    const address = page.getByRole('region', { name: 'Your bucket', exact: true }).getByLabel('Address');
    await expect.poll(() => address.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await address.evaluate((field) => field.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  });

  it('leads to where a key is entered', async () => {
    await open('keyless');
    await board.getByRole('button', { name: 'Add a key for fal.ai' }).click();
    await page.getByRole('heading', { name: 'Providers' }).waitFor();
  });
});

describe('prices that can be read again', () => {
  it('are asked of those providers that publish them', async () => {
    await open('several');
    await board.getByRole('button', { name: 'Refresh prices' }).click();
    await expect.poll(() => callsIn(page, 'providers.refresh')).toEqual([{ providerId: 'quarry' }]);
  });
});

describe('a price that the provider tells', () => {
  it('comes in its place, with the time at which it was asked for', async () => {
    await open('severalForText');
    await radio(/^Quarry, \$4\.45, /u).waitFor();
    await board.getByText(/^asked \d\d:\d\d$/u).waitFor();
    await board.getByRole('button', { name: 'Details of Quarry' }).click();
    await board.getByText(/^quarry\.example\/models, asked today \d\d:\d\d\.$/u).waitFor();
    expect(await callsIn(page, 'quotes.refine')).toMatchObject([{ providerId: 'quarry', tier: 'standard' }]);
  });
});

describe('the board', () => {
  it.each([
    { width: 1_440, height: 900, order: 'By provider' },
    { width: 1_024, height: 700, order: 'Lowest price', theme: 'light' as const },
  ])('has no accessibility violation and no sideways scroll at $width × $height', async ({ order, ...size }) => {
    await open('several', size);
    await sortBy(order);
    await board.getByRole('checkbox', { name: 'Twin take' }).check();
    await board.getByRole('button', { name: 'Details of Animatic, Standard' }).click();
    const body = page.locator('[data-sheet-body]');
    expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await findBarriers(page, '[role=dialog]')).toEqual([]);
  });
});
