import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { boardIn, openBoardIn } from './quote-page.ts';

const built = testPage('studio/page.tsx', drawnMedia);
let page: Page;

const generate = () => page.getByRole('button', { name: /^(?:Generate|Queue) (?:take \d|\d takes)/u });
async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await generate().waitFor();
}
const callsOf = (method: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => window.studioTest.application.calls.filter((call) => call.method === wanted).map((call) => call.input),
    method,
  );
const orders = () => callsOf('generations.order');
const dialog = (name: string) => page.getByRole('dialog', { name });
const setRate = (standard: number) =>
  page.evaluate((cents) => {
    window.studioTest.application.rates = { standard: cents, fast: 24 };
  }, standard);
const falPrice = (cents: number) => ({ kind: 'exact', price: { currency: 'USD', amount: cents } });

describe('the Generate button', () => {
  it('carries the price of the chosen quote, with the balance beside it', async () => {
    await open('paid');
    expect(await generate().textContent()).toContain('$4.50');
    await page.getByText('$31.20 left').waitFor();
    await generate().click();
    await expect.poll(orders).toMatchObject([{ providerId: 'fal', tier: 'standard', agreedPrice: falPrice(450) }]);
  });

  it('carries the price of all takes, and the seeds they get', async () => {
    await open('paid');
    await page.getByRole('button', { name: 'Takes: 1 take' }).click();
    await page.getByRole('menuitemradio', { name: '3 takes' }).click();
    await expect.poll(() => generate().textContent()).toMatch(/^Generate 3 takes.*\$13\.50$/u);
    await page.getByRole('button', { name: 'Seed: No seed' }).click();
    await page.getByRole('textbox', { name: 'Seed' }).fill('7');
    await dialog('Seed of the next takes').getByText('Seeds 7, 8, 9').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Seed: Seeds 7, 8, 9' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Seed: No seed' }).waitFor();
  });

  it('carries a range where the provider chooses the length', async () => {
    await open('paid');
    const length = (value: string) => page.getByRole('button', { name: `Length: ${value}` });
    await length('15 s').click();
    await page.getByRole('menuitemradio', { name: 'Auto 15 s planned' }).click();
    await expect.poll(() => generate().textContent()).toContain('$1.20–4.50');
    await length('Auto').click();
    await page.getByRole('menuitemradio', { name: '15 s', exact: true }).click();
    await expect.poll(() => generate().textContent()).toMatch(/\$4\.50$/u);
  });

  it('lets the pictures decide the ratio', async () => {
    await open('paid');
    await page.getByRole('button', { name: 'Ratio: 16:9' }).click();
    await page.getByRole('menuitemradio', { name: 'Auto the pictures decide' }).click();
    await page.getByRole('button', { name: 'Ratio: Auto' }).waitFor();
    await expect
      .poll(async () => (await callsOf('quotes.list')).at(-1))
      .toMatchObject({
        spec: { parameters: { ratio: 'auto' } },
      });
  });

  it('offers no length that the chosen provider does not offer', async () => {
    await open('unchosen');
    await page.getByRole('button', { name: 'Length: 15 s' }).click();
    const auto = page.getByRole('menuitemradio', { name: 'Auto not offered by Animatic' });
    expect(await auto.getAttribute('aria-disabled')).toBe('true');
  });

  it('sets the seed from the menu where there is no room for a pill', async () => {
    await open('paid', { width: 1_024, height: 700 });
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByRole('menuitem', { name: 'No seed' }).click();
    await page.getByRole('textbox', { name: 'Seed' }).fill('7');
    await page.getByRole('button', { name: 'Use this seed' }).click();
    await expect.poll(() => page.evaluate(() => window.studioTest.draftStore.getState().spec?.parameters.seed)).toBe(7);
  });

  it.each([
    { scene: 'paid', width: 1_440, height: 900 },
    { scene: 'keyless', width: 1_024, height: 700, theme: 'light' as const },
  ])('has no accessibility violation around it, $scene at $width × $height', async ({ scene, ...size }) => {
    await open(scene, size);
    expect(await findBarriers(page, '[data-panel=composer]')).toEqual([]);
  });

  it('takes no seed that is no number, or too large to count on', async () => {
    await open('paid');
    await page.getByRole('button', { name: 'Seed: No seed' }).click();
    const use = page.getByRole('button', { name: 'Use this seed' });
    for (const wrong of ['', '-1', '1.5', '2147483647']) {
      await page.getByRole('textbox', { name: 'Seed' }).fill(wrong);
      expect(await use.isDisabled()).toBe(true);
    }
  });

  it('row 15: five presses at a price are one order', async () => {
    await open('paid');
    await generate().focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Enter');
    await expect.poll(async () => (await orders()).length).toBeGreaterThan(0);
    const tokens = new Set((await orders()).map((order) => (order as { orderToken: string }).orderToken));
    expect(tokens.size).toBe(1);
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(1);
  });

  it('is one order, under one token, when its answer was lost and it is pressed again later', async () => {
    await open('paid');
    await page.evaluate(() => window.studioTest.application.lostAnswers.add('generations.order'));
    await generate().click();
    await page.getByText('You are offline.').first().waitFor();
    // Longer than presses of one click are apart.
    await page.waitForTimeout(1_000);
    await page.evaluate(() => window.studioTest.application.lostAnswers.clear());
    await generate().click();
    await expect.poll(async () => (await orders()).length).toBe(2);
    expect(new Set((await orders()).map((order) => (order as { orderToken: string }).orderToken)).size).toBe(1);
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(1);
    await page.waitForTimeout(1_000);
    await generate().click();
    await expect.poll(() => page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(2);
  });

  it('queues without a network, at a price that is asked again', async () => {
    await open('offline');
    expect(await generate().textContent()).toMatch(/^Queue take 4.*about \$4\.50$/u);
  });

  it('spends nothing while nobody has chosen who is paid', async () => {
    await open('unchosen');
    await expect.poll(() => generate().textContent()).toMatch(/Free$/u);
    await generate().click();
    await expect.poll(orders).toMatchObject([{ providerId: 'animatic', agreedPrice: { kind: 'free' } }]);
  });
});

describe('what is asked before an order', () => {
  it('row 19: a price that has changed is shown beside the old one, and ordered only when confirmed', async () => {
    await open('paid');
    await setRate(40);
    await generate().click();
    const question = dialog('The price has changed');
    await question.getByText('$4.50').waitFor();
    await question.getByText('$6.00', { exact: true }).waitFor();
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await question.getByRole('button', { name: 'Generate for $6.00' }).click();
    await expect.poll(async () => (await orders()).at(-1)).toMatchObject({ agreedPrice: falPrice(600) });
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(1);
  });

  it('row 19: nothing is ordered when the new price is not wanted', async () => {
    await open('paid');
    await setRate(40);
    await generate().click();
    await dialog('The price has changed').getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => generate().textContent()).toContain('$6.00');
    expect(await orders()).toHaveLength(1);
    expect(await page.evaluate(() => window.studioTest.application.scene.jobs)).toEqual([]);
  });

  it('is a key where there is none, and leads to where keys are entered', async () => {
    await open('keyless');
    await page.getByText('no key', { exact: true }).waitFor();
    await generate().click();
    await dialog('fal.ai needs a key').getByRole('button', { name: 'Add a key' }).click();
    await page.getByRole('heading', { name: 'Providers' }).waitFor();
    expect(await orders()).toEqual([]);
  });

  it('is why a key cannot be used, and leads to where that is said', async () => {
    await open('lockedKey');
    await page.getByText('key not in use', { exact: true }).waitFor();
    await generate().click();
    await dialog('The key for fal.ai cannot be used').getByRole('button', { name: 'Open Settings' }).click();
    await page.getByRole('heading', { name: 'Providers' }).waitFor();
    expect(await orders()).toEqual([]);
  });

  it('is whether old prices will do, once', async () => {
    await open('oldPrices');
    await page.getByText('old prices', { exact: true }).waitFor();
    await generate().click();
    const question = dialog('These prices may be old');
    await question.getByText('Dailies knows the prices of Lantern as of 2 Oct 2026').waitFor();
    expect(await orders()).toEqual([]);
    await question.getByRole('button', { name: 'Generate for $4.50' }).click();
    await expect.poll(orders).toHaveLength(1);
    await question.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Generate take 5/u }).click();
    await expect.poll(async () => (await orders()).length).toBeGreaterThan(1);
    expect(await question.count()).toBe(0);
  });
});

describe('a take that the filter held back', () => {
  it.each([
    ['no', 'Refused by the content filter, not charged'],
    ['unknown', 'Refused by the content filter, charge unknown'],
  ] as const)('says so in its tile and in a notice: charged %s', async (charged, text) => {
    await open('paid');
    await generate().click();
    await expect.poll(() => page.evaluate(() => window.studioTest.application.scene.jobs.length)).toBe(1);
    await page.evaluate((answer) => {
      const { application } = window.studioTest;
      const [job] = application.scene.jobs;
      application.moveJob(job?.id ?? '', {
        state: 'failed',
        charged: answer,
        progress: null,
        error: { kind: 'moderation', code: 'moderation.input', params: {}, retry: 'never', charged: answer },
      });
    }, charged);
    await page.getByRole('group', { name: `Take 4, ${text}` }).waitFor();
    const notices = page.getByRole('region', { name: 'Notifications' });
    await notices.getByText(`Take 4: ${text}`).waitFor();
  });
});

describe('keys that last for this session', () => {
  it('row 79: are told of once, quietly', async () => {
    await open('offline');
    const notices = page.getByRole('region', { name: 'Notifications' });
    await notices.getByText('Keys last for this session only').waitFor();
    await page.evaluate(() => {
      const { application } = window.studioTest;
      application.emit('keyStore.changed', { kind: 'session-only', reason: 'failed', install: null });
    });
    await expect
      .poll(() => page.evaluate(() => window.studioTest.mirrorStore.getState().keyStore))
      .toMatchObject({
        reason: 'failed',
      });
    expect(await notices.getByText('Keys last for this session only').count()).toBe(1);
  });

  it('are told of beside the buttons of the board, never over them', async () => {
    await open('offline');
    const notice = page.getByRole('region', { name: 'Notifications' }).getByText('Keys last for this session only');
    await notice.waitFor();
    await openBoardIn(page);
    // A press would land on whatever lies on top.
    await boardIn(page).getByRole('button', { name: 'Use this quote' }).click({ trial: true, timeout: 2_000 });
    expect(await notice.isVisible()).toBe(true);
  });

  it('row 79: are told of when the keyring goes in the middle of the work', async () => {
    await open('paid');
    await page.evaluate(() => {
      const { application, mirrorStore } = window.studioTest;
      const account = mirrorStore.getState().accounts['fal' as never];
      if (account === undefined) throw new Error('no account');
      const keys = account.keys.map((key) => ({ ...key, state: 'session' as const }));
      application.emit('keyStore.changed', { kind: 'session-only', reason: 'timed-out', install: null });
      application.emit('accounts.changed', { ...account, keys });
    });
    await page
      .getByRole('region', { name: 'Notifications' })
      .getByText('The keyring did not answer in time.')
      .waitFor();
  });
});
