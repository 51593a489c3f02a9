import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { falKey } from '#test/renderer/account-seed.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('settings/page.tsx');
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}`, ...options });
  await page.getByRole('heading', { name: 'Providers' }).waitFor();
}
const card = (name: string) => page.getByRole('region', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const lastCall = () => page.evaluate(() => window.fake.calls.at(-1));

describe('the card of a provider', () => {
  it('is there for each that needs a key, and for no other', async () => {
    await open('choice');
    await card('fal.ai').getByText('No key', { exact: true }).waitFor();
    await card('Lantern').waitFor();
    expect(await card('Animatic').count()).toBe(0);
  });

  it('says where its key is, how it ends, and what the account holds', async () => {
    await open('working');
    const fal = card('fal.ai');
    await fal.getByText('Working', { exact: true }).waitFor();
    await fal.getByText('Saved in the keychain, ends in …7f2c').waitFor();
    await fal.getByText(/^\$31\.20, /u).waitFor();
    await fal.getByText('19 Nov 2026, fal.ai model pages').waitFor();
    await fal.getByText('Looked up in its history before you are asked').waitFor();
    await fal.getByText('queue.fal.run, rest.fal.ai, api.fal.ai, v3.fal.media').waitFor();
  });

  it('says how old a price table is', async () => {
    await open('several');
    await card('Lantern')
      .getByText(/^2 Oct 2026, \d+ days old, lantern\.example\/pricing$/u)
      .waitFor();
  });

  it('lists limits from its data', async () => {
    await open('working');
    await page.getByText('Limits and tiers').click();
    for (const text of [
      'Standard, Fast',
      '4 to 15 s, or auto',
      '9 images, 3 videos, 3 sounds, 12 in all',
      'JPEG, PNG, WebP, up to 31 MB',
      'MP4, MOV, 2 to 15 s and up to 52 MB together',
      'MP3, WAV, up to 16 MB, 15 s together. Needs an image or a video beside it',
    ]) {
      await page.getByText(text).waitFor();
    }
  });

  it('shows addresses of the environment, and that they cannot be changed here', async () => {
    await open('environment');
    await page.getByText('Endpoint override in force').waitFor();
    await page.getByText('http://127.0.0.1:4100').waitFor();
    await page.getByText('DAILIES_FAL_QUEUE_URL, from the environment').waitFor();
    expect(await card('fal.ai').getByRole('textbox').count()).toBe(0);
  });

  it('names an address that cannot be used, and keys that are not sent or not given out', async () => {
    await open('trouble');
    await card('fal.ai').getByText('DAILIES_FAL_QUEUE_URL is not an address that Dailies can use').waitFor();
    await card('fal.ai').getByText('Entered for another address, so it is not sent.').waitFor();
    await card('Lantern').getByText('The keychain does not give this key out.').waitFor();
    expect(await button('Test the key for fal.ai').count()).toBe(0);
    // Testing asks the keychain once more.
    await button('Test the key for Lantern').click();
    await card('Lantern').getByText('Working', { exact: true }).waitFor();
  });

  it('remembers how long a provider may keep files, and forgets it again', async () => {
    await open('working');
    const select = page.getByRole('combobox', { name: 'How long fal.ai keeps files' });
    await select.selectOption({ label: '7 days' });
    expect(await lastCall()).toEqual({
      method: 'settings.update',
      input: { retentionSeconds: { fal: 604_800 } },
    });
    await page.getByText('Sent with every request').waitFor();
    await select.selectOption({ label: 'As fal.ai decides' });
    expect(await lastCall()).toEqual({ method: 'settings.update', input: { retentionSeconds: {} } });
  });
});

describe('a key in settings', () => {
  it('is saved, tested and then only named by its end', async () => {
    await open('plain');
    await page.getByLabel('Key for fal.ai', { exact: true }).fill(falKey);
    await page.keyboard.press('Enter');
    await card('fal.ai').getByText('Working', { exact: true }).waitFor();
    await page.getByText(`Saved in the keychain, ends in …${falKey.slice(-4)}`).waitFor();
    expect(await page.evaluate(() => document.body.outerHTML)).not.toContain(falKey.slice(0, 30));
    expect(await page.evaluate(() => JSON.stringify(window.mirrorStore.getState()))).not.toContain(falKey.slice(0, 30));
  });

  it('is replaced in place, or not after all', async () => {
    await open('several');
    await button('Replace the key for Lantern').click();
    const field = page.getByLabel('Key for Lantern', { exact: true });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await button('Cancel').click();
    await card('Lantern').getByText('Kept until Dailies ends, ends in …91bd').waitFor();
    await button('Replace the key for Lantern').click();
    await field.fill('ltn_0123456789');
    await card('Lantern').getByRole('button', { name: 'Save and test' }).click();
    await card('Lantern').getByText('Working', { exact: true }).waitFor();
    await card('Lantern').getByText('ends in …6789').waitFor();
  });

  it('goes only after the jobs that need it were named', async () => {
    await open('several');
    await button('Remove the key for fal.ai').click();
    const dialog = page.getByRole('dialog', { name: 'Remove the key for fal.ai?' });
    await dialog.getByText('2 jobs need it and wait until you enter a key again:').waitFor();
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
      'Window seat, take 4',
      'Window seat, take 5',
    ]);
    await page.keyboard.press('Escape');
    await card('fal.ai').getByText('Working', { exact: true }).waitFor();
    await button('Remove the key for fal.ai').click();
    await dialog.getByRole('button', { name: 'Remove the key' }).click();
    await card('fal.ai').getByText('No key', { exact: true }).waitFor();
    expect(await lastCall()).toEqual({ method: 'accounts.removeKey', input: { providerId: 'fal', slot: 'main' } });
  });

  it('may be a second one that reads what jobs have cost', async () => {
    await open('working');
    await page.getByText('Billing key (optional)').click();
    await page.getByText('Jobs never run with it.').waitFor();
    await page.getByLabel('Billing key for fal.ai').fill('an-admin-key-1234');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => window.fake.calls.map(({ method }) => method)))
      .toEqual(['accounts.saveKey', 'accounts.test']);
    await page.getByText('Saved in the keychain, ends in …1234').waitFor();
    await button('Remove the billing key for fal.ai').click();
    await page.getByText('No job needs it.').waitFor();
  });

  it('row 79: lasts for the session without a keyring, and says why', async () => {
    await open('several');
    await page
      .getByText(
        'No keyring is running on this desktop. Keys are never written to disk as plain text. Start one, then save the key again.',
      )
      .waitFor();
  });

  it('is tested with all others at once', async () => {
    await open('several');
    await button('Test all keys').click();
    await expect
      .poll(() => page.evaluate(() => window.fake.calls.map(({ input }) => input)))
      .toEqual([{ providerId: 'fal' }, { providerId: 'lantern' }]);
  });
});

describe('the providers', () => {
  it.each([
    { scene: 'several', width: 1_440, height: 900 },
    { scene: 'several', width: 1_024, height: 700, theme: 'light' as const },
    { scene: 'trouble', width: 1_440, height: 900, theme: 'light' as const },
    { scene: 'environment', width: 1_024, height: 700 },
  ])('fit $width × $height as $scene, without an accessibility violation', async ({ scene, ...size }) => {
    await open(scene, size);
    for (const fold of await page.locator('summary').all()) await fold.click();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });
});
