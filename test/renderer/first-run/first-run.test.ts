import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { falKey } from '#test/renderer/account-seed.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('settings/page.tsx', drawnMedia);
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ hash: `#screen=first-run&scene=${scene}`, ...options });
  await page.getByRole('heading', { name: 'Paste one key, or go on without' }).waitFor();
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const keyField = () => page.locator('input[type=password]');
const calls = () => page.evaluate(() => window.fake.calls);
const isDone = () => page.evaluate(() => window.mirrorStore.getState().settings.hasFinishedFirstRun);

describe('the first run', () => {
  it('says where files live, shows the sample and opens it, without a key', async () => {
    await open('plain');
    await page.getByText('/films/Dailies Library · 212 GB free').waitFor();
    await page.getByText('The app is free. The provider charges you per second.').waitFor();
    expect(await page.getByRole('region', { name: 'Sample' }).getByRole('listitem').count()).toBe(5);
    await page.getByText('Mira walks the aisle').waitFor();
    expect(await button('Open the sample clip').count()).toBe(0);
    await button('Try without a key').click();
    await button('Open the sample clip').click();
    expect(await isDone()).toBe(true);
    expect((await calls()).map(({ method }) => method)).toEqual(['settings.update']);
  });

  it('starts empty instead', async () => {
    await open('plain');
    await button('Try without a key').click();
    await button('Start with an empty project').click();
    await expect
      .poll(async () => (await calls()).map(({ method }) => method))
      .toEqual(['projects.create', 'settings.update']);
  });

  it('goes back to the key', async () => {
    await open('plain');
    await button('Try without a key').click();
    await button('Change').click();
    expect(await keyField().count()).toBe(1);
    expect(await button('Open the sample clip').count()).toBe(0);
  });

  it('row 83: says so when the disk takes nothing, and stays', async () => {
    await open('full');
    await button('Try without a key').click();
    await button('Open the sample clip').click();
    await page.getByRole('region', { name: 'Notifications' }).getByText('The disk is full.').waitFor();
    expect(await isDone()).toBe(false);
  });

  it('goes by keyboard alone, from the key to the sample', async () => {
    await open('plain');
    await keyField().focus();
    await page.keyboard.insertText(falKey);
    await page.keyboard.press('Enter');
    await page.getByText('fal.ai is ready').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Go on');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Open the sample clip');
    await page.keyboard.press('Enter');
    await expect.poll(isDone).toBe(true);
  });

  it.each([
    { scene: 'plain', width: 1_440, height: 900 },
    { scene: 'choice', width: 1_024, height: 700 },
    { scene: 'trouble', width: 1_024, height: 700, theme: 'light' as const },
    { scene: 'environment', width: 1_440, height: 900, theme: 'light' as const },
  ])('fits $width × $height as $scene, without an accessibility violation', async ({ scene, ...size }) => {
    await open(scene, size);
    await page.getByText('Sample: Window seat').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('the key of the first run', () => {
  it('is kept and tested, and nothing of it stays in the window', async () => {
    await open('plain');
    await keyField().fill(` "${falKey}"\n`);
    await button('Save and test').click();
    await page.getByText('fal.ai takes this key. Balance $31.20. Testing cost nothing.').waitFor();
    await page.getByText(`Saved in the keychain, ends in …${falKey.slice(-4)}`).waitFor();
    expect((await calls()).map(({ method }) => method)).toEqual(['accounts.saveKey', 'accounts.test']);
    expect(await keyField().inputValue()).toBe('');
    const left = await page.evaluate(() => document.body.outerHTML + JSON.stringify(window.mirrorStore.getState()));
    expect(left).not.toContain(falKey.slice(0, 30));
  });

  it('is not completed, corrected or remembered by the browser', async () => {
    await open('plain');
    for (const [name, value] of [
      ['type', 'password'],
      ['autocomplete', 'off'],
      ['spellcheck', 'false'],
      ['autocapitalize', 'off'],
    ] as const) {
      expect(await keyField().getAttribute(name)).toBe(value);
    }
  });

  it('tells by its shape whose it is', async () => {
    await open('choice');
    await keyField().fill('ltn_0123456789');
    await page.getByText('This looks like a key of Lantern.').waitFor();
    expect(await button('Lantern').getAttribute('aria-pressed')).toBe('true');
    await keyField().fill(falKey);
    await page.getByText('This looks like a key of fal.ai.').waitFor();
    await button('Save and test').click();
    await page.getByText('fal.ai is ready').waitFor();
  });

  it('waits for a choice when its shape tells nothing', async () => {
    await open('choice');
    await keyField().fill('something else');
    await page.getByText('Dailies cannot tell whose key this is. Choose the provider.').waitFor();
    expect(await button('Save and test').isDisabled()).toBe(true);
    await button('Lantern').click();
    expect(await button('Save and test').isEnabled()).toBe(true);
  });

  it('row 80: says in place what no key looks like, keeps the field and asks nobody', async () => {
    await open('plain');
    await keyField().fill('two words');
    await button('Save and test').click();
    await page.getByText('This does not look like a key: it must be one line of ordinary characters.').waitFor();
    expect(await keyField().getAttribute('aria-invalid')).toBe('true');
    expect((await calls()).map(({ method }) => method)).toEqual(['accounts.saveKey']);
  });

  it('can be corrected after the provider refused it', async () => {
    await open('plain');
    await keyField().fill('a-wrong-key-bad');
    await button('Save and test').click();
    await page.getByText('fal.ai does not take this key. Paste another one. Nothing was charged.').waitFor();
    // Nobody goes on with it unawares, and the field is ready for another.
    await button('Try without a key').waitFor();
    await expect.poll(() => keyField().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.insertText(falKey);
    await button('Save and test').click();
    await page.getByText('fal.ai takes this key.').waitFor();
    expect(await page.getByText('does not take this key').count()).toBe(0);
  });

  it('is kept when the answer says nothing about it', async () => {
    await open('plain');
    await keyField().fill('a-key-odd');
    await button('Save and test').click();
    await page.getByText('Nothing came for too long.').waitFor();
    await page.getByText('The key is kept; nothing was charged.').waitFor();
  });

  it('is shown as found when it comes from the environment, read-only', async () => {
    await open('environment');
    await page.getByText('From FAL_KEY, ends in …9a01. Read-only here.').waitFor();
    expect(await keyField().count()).toBe(0);
    await button('Test the key for fal.ai').click();
    await page.getByText('fal.ai takes this key.').waitFor();
    await button('Go on').waitFor();
  });

  it('row 82: lasts for the session where a library is missing, and the sentence names what to install', async () => {
    await open('trouble');
    await page.getByText('Keys last for this session only').waitFor();
    await page.getByText('Install libsecret-1-0, then start Dailies again.').waitFor();
    expect(await page.getByText('Goes to your system keychain').count()).toBe(0);
  });

  it('says who gives new accounts some credit', async () => {
    await open('choice');
    await page.getByText('Lantern gives new accounts some credit.').waitFor();
    expect(await page.getByText('fal.ai gives new accounts').count()).toBe(0);
  });
});
