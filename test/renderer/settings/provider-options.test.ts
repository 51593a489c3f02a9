import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('settings/page.tsx');
let page: Page;

async function open(options: PageOptions = {}): Promise<void> {
  page = await built.open({ hash: '#scene=options', ...options });
  await page.getByRole('heading', { name: 'Providers' }).waitFor();
}
const card = (name: string) => page.getByRole('region', { name, exact: true });
const lastCall = () => page.evaluate(() => window.fake.calls.at(-1));

describe('what a person decides once for a provider', () => {
  it('stands on its card with the first choice, and is remembered beside what was decided before', async () => {
    await open();
    const prices = card('Quarry').getByRole('combobox', { name: 'Ask for prices at Quarry' });
    expect(await prices.inputValue()).toBe('on');
    await prices.selectOption({ label: 'Never' });
    expect(await lastCall()).toEqual({
      method: 'settings.update',
      input: { providerOptions: { quarry: { estimates: 'off' } } },
    });
    await card('Quarry').getByRole('combobox', { name: 'quarryDepth at Quarry' }).selectOption('deep');
    expect(await lastCall()).toEqual({
      method: 'settings.update',
      input: { providerOptions: { quarry: { estimates: 'off', quarryDepth: 'deep' } } },
    });
    expect(
      await card('fal.ai')
        .getByRole('combobox', { name: /^Ask for prices/u })
        .count(),
    ).toBe(0);
  });
});

describe('the facts of a card', () => {
  it('say how long results live, and how files get there', async () => {
    await open();
    await card('Quarry').getByText('1 hour there. Fetched at once.').waitFor();
    await card('Quarry').getByText('Limits and tiers').click();
    await card('Quarry').getByText('Images inside the request, videos, sounds through your bucket').waitFor();
  });

  it('let prices be read again where they are published, and not without a network', async () => {
    await open();
    const refresh = card('Quarry').getByRole('button', { name: 'Read the prices of Quarry again' });
    await refresh.click();
    expect(await lastCall()).toEqual({ method: 'providers.refresh', input: { providerId: 'quarry' } });
    expect(
      await card('fal.ai')
        .getByRole('button', { name: /^Read the prices/u })
        .count(),
    ).toBe(0);
    await page.evaluate(() => {
      window.mirrorStore.setState({ isOnline: false });
    });
    expect(await refresh.isDisabled()).toBe(true);
  });

  it.each([
    { width: 1_440, height: 900 },
    { width: 1_024, height: 700, theme: 'light' as const },
  ])('fit $width × $height without an accessibility violation', async (size) => {
    await open(size);
    for (const fold of await page.locator('summary').all()) await fold.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });
});
