import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shortcutIds } from '#renderer/editing/shortcuts.ts';
import { buildPage, type BuiltPage } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await buildPage('settings/page.tsx', drawnMedia);
});
afterAll(() => built.close());
afterEach(async () => {
  await page.close();
  built.checkProblems();
});

const violations = async () =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
const lastCall = () => page.evaluate(() => window.fake.calls.at(-1));

describe('settings', () => {
  const show = (name: string) => page.getByRole('button', { name, exact: true }).click();
  beforeEach(async () => {
    page = await built.open();
  });

  it('measure the library when storage is shown', async () => {
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
    await show('About');
    await page.getByText('1.2.3').waitFor();
    await page.getByText(/^Chromium \d+$/u).waitFor();
  });

  it('have no accessibility violation', async () => {
    for (const name of ['Storage', 'Appearance', 'Shortcuts', 'Privacy', 'About']) {
      await show(name);
      expect(await violations()).toEqual([]);
    }
  });
});

describe('the first run', () => {
  it('says where files live, shows the sample and opens it', async () => {
    page = await built.open({ hash: '#first-run' });
    await page.getByText('/films/Dailies Library · 212 GB free').waitFor();
    await page.getByText('The app is free. The provider charges you per second.').waitFor();
    expect(await page.getByRole('region', { name: 'Sample' }).getByRole('listitem').count()).toBe(5);
    await page.getByText('Mira walks the aisle').waitFor();
    await page.getByRole('button', { name: 'Open the sample clip' }).click();
    expect(await page.evaluate(() => window.mirrorStore.getState().settings.hasFinishedFirstRun)).toBe(true);
  });

  it('starts empty instead', async () => {
    page = await built.open({ hash: '#first-run' });
    await page.getByRole('button', { name: 'Start with an empty project' }).click();
    await expect
      .poll(() => page.evaluate(() => window.fake.calls.map(({ method }) => method)))
      .toEqual(['projects.create', 'settings.update']);
  });

  it('row 83: says so when the disk takes nothing, and stays', async () => {
    page = await built.open({ hash: '#full' });
    await page.getByRole('button', { name: 'Open the sample clip' }).click();
    await page.getByRole('region', { name: 'Notifications' }).getByText('The disk is full.').waitFor();
    expect(await page.evaluate(() => window.mirrorStore.getState().settings.hasFinishedFirstRun)).toBe(false);
  });

  it.each([
    { width: 1_440, height: 900 },
    { width: 1_024, height: 700 },
  ])('fits $width × $height, without an accessibility violation', async (size) => {
    page = await built.open({ hash: '#first-run', ...size });
    await page.getByText('Sample: Window seat').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    expect(await violations()).toEqual([]);
  });
});
