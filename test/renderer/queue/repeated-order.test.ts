import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('queue/page.tsx', drawnMedia);
let page: Page;

const dialog = () => page.getByRole('dialog');
const press = (name: string) => dialog().getByRole('button', { name }).click();
const calls = (method: string) =>
  page.evaluate(
    (wanted) => window.fake.calls.filter((call) => call.method === wanted).map(({ input }) => input),
    method,
  ) as Promise<{ orderToken: string; agreedPrice: { price: { amount: number } } }[]>;
const jobCount = () => page.evaluate(() => Object.keys(window.mirrorStore.getState().jobs).length);

const again = { method: 'jobs.retry', number: 17, ask: 'Make it again for $1.45', button: 'Make it for', old: '$1.45' };
const send = { method: 'jobs.sendAgain', number: 1, ask: 'Other answers', button: 'Send again for', old: '$4.20' };
async function openAsked(scene: string, { number, ask }: typeof again): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}` });
  await page.getByRole('grid').waitFor();
  const row = page.locator(`[data-job="${idNumber(20_000 + number)}"]`);
  for (let top = 0; (await row.count()) === 0 && top < 6_000; top += 400) {
    await page.locator('[data-panel="jobs"]').evaluate((element, to) => {
      element.scrollTop = to;
    }, top);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await row.getByRole('button', { name: ask }).click();
  if (number === 1) await dialog().getByRole('checkbox').check();
}

it.each([again, send])('$method: a price that changed is shown on the button, and agreed to with it', async (way) => {
  await openAsked('dearer', way);
  const before = await jobCount();
  await press(`${way.button} ${way.old}`);
  await dialog().getByRole('alert').getByText('The price is not the one on the button any more.').waitFor();
  expect(await jobCount()).toBe(before);
  await press(`${way.button} $9.99`);
  await dialog().waitFor({ state: 'hidden' });
  expect((await calls(way.method)).at(-1)?.agreedPrice.price.amount).toBe(999);
  expect(await jobCount()).toBe(before + 1);
});

it('jobs.retry: a lost answer keeps the question open, and the next press is the same order', async () => {
  await openAsked('lost', again);
  const before = await jobCount();
  await press('Make it for $1.45');
  await dialog().getByRole('alert').getByText('You are offline.').waitFor();
  expect(await jobCount()).toBe(before + 1);
  await press('Make it for $1.45');
  await dialog().waitFor({ state: 'hidden' });
  expect(await jobCount()).toBe(before + 1);
  expect(new Set((await calls('jobs.retry')).map(({ orderToken }) => orderToken)).size).toBe(1);
});

it('jobs.sendAgain: after a lost answer the news say how it ended, and nothing is left to press twice', async () => {
  await openAsked('lost', send);
  const before = await jobCount();
  await press('Send again for $4.20');
  await dialog()
    .getByRole('button', { name: /^Send again/u })
    .waitFor({ state: 'detached' });
  expect(await dialog().getByRole('button', { name: 'Close' }).count()).toBe(1);
  expect(await jobCount()).toBe(before + 1);
});

it('jobs.agree: a price that changed while the job waited is asked about, with both prices', async () => {
  page = await built.open({ hash: '#scene=repriced' });
  await page.getByText('At fal.ai it costs $5.05 now').waitFor();
  await page.getByRole('button', { name: 'Agree to $5.05' }).click();
  await dialog().getByText('charges the new price').waitFor();
  expect(await calls('jobs.agree')).toEqual([]);
  await press('Send for $5.05');
  await dialog().waitFor({ state: 'hidden' });
  expect((await calls('jobs.agree')).map(({ agreedPrice }) => agreedPrice.price.amount)).toEqual([505]);
  expect(await jobCount()).toBe(1);
});
