import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('settings/page.tsx');
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}`, ...options });
  await card().waitFor();
}
const card = () => page.getByRole('region', { name: 'Your bucket', exact: true });
const button = (name: string) => card().getByRole('button', { name, exact: true });
const field = (name: string) => card().getByLabel(name, { exact: true });
const calls = () => page.evaluate(() => window.fake.calls.filter(({ method }) => method.startsWith('bucket.')));
const secret = 'wJalr/UtnFEMI+K7MDENGbPxRfiCY';

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await field(name).fill(text);
}
const all = {
  Address: 'https://s3.eu-central-1.amazonaws.com',
  Bucket: 'films',
  'Key ID': 'AKIA0123456789',
  'Secret access key': secret,
};

describe('the card of the bucket', () => {
  it('says what it is for, and that there is none', async () => {
    await open('plain');
    await card().getByText('Not set up', { exact: true }).waitFor();
    await card().getByText('Some providers fetch video and sound from an address.').waitFor();
    expect(await button('Save and test').isDisabled()).toBe(true);
    expect(await button('Remove the bucket').count()).toBe(0);
  });

  it('is saved with its key, tested, and then holds nothing of the key but its end', async () => {
    await open('plain');
    await fill(all);
    await card().getByLabel('Use it for every provider').check();
    await page.keyboard.press('Tab');
    await field('Secret access key').press('Enter');
    await card().getByText('Working', { exact: true }).waitFor();
    await card().getByText('Saved in the keychain, ends in …fiCY').waitFor();
    await card().getByText('Every file of every provider').waitFor();
    expect(await calls()).toEqual([
      {
        method: 'bucket.save',
        input: {
          settings: { url: all.Address, region: '', name: 'films', isForAll: true },
          key: { id: all['Key ID'], secret },
        },
      },
      { method: 'bucket.test', input: {} },
    ]);
    expect(await page.evaluate(() => document.body.outerHTML)).not.toContain(secret.slice(0, 20));
    expect(await page.evaluate(() => JSON.stringify(window.mirrorStore.getState()))).not.toContain(secret.slice(0, 20));
    await expect
      .poll(() => button('Test the bucket').evaluate((element) => element === document.activeElement))
      .toBe(true);
  });

  it('says beside the field what is wrong with it, and keeps what was typed', async () => {
    await open('plain');
    await fill({ ...all, Address: 'my storage' });
    await button('Save and test').click();
    await card().getByText('This is no address of a storage.').waitFor();
    expect(await field('Address').getAttribute('aria-invalid')).toBe('true');
    expect(await field('Secret access key').inputValue()).toBe(secret);
    await fill({ Address: all.Address, 'Secret access key': 'short' });
    expect(await field('Address').getAttribute('aria-invalid')).toBeNull();
    await button('Save and test').click();
    await expect.poll(() => field('Secret access key').getAttribute('aria-invalid')).toBe('true');
  });

  it('says which step of the test failed, and why', async () => {
    await open('plain');
    await fill({ ...all, 'Secret access key': 'quite-bad' });
    await button('Save and test').click();
    await card().getByText('Test failed', { exact: true }).waitFor();
    await card()
      .getByText(
        'A file could not be put there. The storage does not know this key, or the secret does not belong to it.',
      )
      .waitFor();
  });

  it('is changed without typing the key again, or not after all', async () => {
    await open('bucket');
    await button('Change the bucket').click();
    expect(await field('Secret access key').getAttribute('placeholder')).toBe('Unchanged');
    await field('Bucket').fill('other');
    await button('Cancel').click();
    await card().getByText('night-train-films').waitFor();
    await button('Change the bucket').click();
    await field('Region').fill('eu-west-3');
    await button('Save and test').click();
    await card().getByText('eu-west-3').waitFor();
    expect((await calls())[0]).toMatchObject({
      input: { settings: { name: 'night-train-films', region: 'eu-west-3' }, key: null },
    });
  });

  it('needs both halves of a new key', async () => {
    await open('bucket');
    await button('Change the bucket').click();
    await field('Key ID').fill('AKIA0123456789');
    expect(await button('Save and test').isDisabled()).toBe(true);
    await field('Secret access key').fill(secret);
    expect(await button('Save and test').isDisabled()).toBe(false);
  });

  it('is removed only after a question', async () => {
    await open('bucket');
    await button('Remove the bucket').click();
    const dialog = page.getByRole('dialog', { name: 'Remove the bucket?' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await calls()).toEqual([]);
    await button('Remove the bucket').click();
    await dialog.getByRole('button', { name: 'Remove the bucket' }).click();
    await card().getByText('Not set up', { exact: true }).waitFor();
  });

  it('is read-only where the environment has it', async () => {
    await open('bucket-environment');
    await card().getByText('Set by DAILIES_BUCKET_URL, DAILIES_BUCKET_NAME when Dailies started').waitFor();
    await card()
      .getByText('From DAILIES_BUCKET_KEY_ID, DAILIES_BUCKET_SECRET, ends in …4Kp9. Read-only here.')
      .waitFor();
    expect(await card().getByRole('textbox').count()).toBe(0);
    expect(await button('Change the bucket').count()).toBe(0);
    expect(await button('Remove the bucket').count()).toBe(0);
    await button('Test the bucket').click();
    await card().getByText('Working', { exact: true }).waitFor();
  });

  it('takes only the key where the environment has the address', async () => {
    await open('bucket-no-key');
    expect(await field('Address').count()).toBe(0);
    await fill({ 'Key ID': all['Key ID'], 'Secret access key': secret });
    await button('Save and test').click();
    await card().getByText('Working', { exact: true }).waitFor();
    expect((await calls())[0]).toMatchObject({ input: { settings: null, key: { secret } } });
  });

  it('names what keeps it from being used', async () => {
    await open('bucket-problem');
    await card().getByText('DAILIES_BUCKET_URL does not name a bucket that can be used').waitFor();
    expect(await card().getByRole('textbox').count()).toBe(0);
    await page.close();
    await open('bucket-moved');
    await card().getByText('Entered for another address, so it is not sent.').waitFor();
    expect(await button('Test the bucket').count()).toBe(0);
  });
});

describe('the privacy of the bucket', () => {
  it('names its host among those that are contacted', async () => {
    await open('bucket');
    await page.getByRole('button', { name: 'Privacy' }).click();
    await page.getByText('Your bucket: s3.eu-central-1.amazonaws.com.').waitFor();
  });
});

describe.each([
  { theme: 'dark', width: 1_440, height: 900 },
  { theme: 'light', width: 1_024, height: 700 },
] as const)('the card of the bucket, $theme, $width × $height', (options) => {
  it.each([
    'plain',
    'bucket',
    'bucket-refused',
    'bucket-environment',
    'bucket-no-key',
    'bucket-moved',
    'bucket-problem',
  ])('fits as %s, without an accessibility violation', async (scene) => {
    await open(scene, options);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });
});
