import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { shortcutIds } from '#renderer/editing/shortcuts.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('settings/page.tsx', drawnMedia);
let page: Page;

const lastCall = () => page.evaluate(() => window.fake.calls.at(-1));

describe('settings', () => {
  const show = (name: string) => page.getByRole('button', { name, exact: true }).click();
  beforeEach(async () => {
    page = await built.open();
  });

  it('open with the providers, and measure the library when storage is shown', async () => {
    await page.getByRole('heading', { name: 'Providers' }).waitFor();
    await show('Storage');
    await page.getByText('/films/Dailies Library').waitFor();
    await page.getByText('3 MB', { exact: true }).waitFor();
    expect(await lastCall()).toEqual({ method: 'library.measure', input: {} });
  });

  it('change the theme', async () => {
    await show('Appearance');
    await page.getByRole('button', { name: 'Light' }).click();
    expect(await lastCall()).toEqual({ method: 'settings.update', input: { theme: 'light' } });
    expect(await page.getByRole('button', { name: 'Light' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('list every shortcut the app knows', async () => {
    await show('Shortcuts');
    expect(await page.locator('kbd').count()).toBe(shortcutIds.length);
    await page.getByText('Ctrl ⏎').waitFor();
  });

  it('say what leaves the machine, and which version this is', async () => {
    await show('Privacy');
    await page.getByText('None. No crash reports, no usage counts, no account.').waitFor();
    await page.getByText('fal.ai: queue.fal.run, rest.fal.ai, api.fal.ai, v3.fal.media.').waitFor();
    await page.getByText('No key, so never contacted.').waitFor();
    await show('About');
    await page.getByText('1.2.3').waitFor();
    await page.getByText(/^Chromium \d+$/u).waitFor();
  });

  it('have no accessibility violation', async () => {
    for (const name of ['Providers', 'Storage', 'Appearance', 'Shortcuts', 'Privacy', 'About']) {
      await show(name);
      expect(await findBarriers(page)).toEqual([]);
    }
  });
});
