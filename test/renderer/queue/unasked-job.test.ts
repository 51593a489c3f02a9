import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('queue/page.tsx', drawnMedia);

const callsOf = (page: Page, method: string) =>
  page.evaluate((wanted) => window.fake.calls.filter((call) => call.method === wanted).length, method);

describe('a job that a question about a price became', () => {
  it('stands under those that need the person, says that it is charged, and is kept or left, never sent again', async () => {
    const page = await built.open({ hash: '#scene=unasked' });
    await page.getByRole('rowheader', { name: 'Needs you 1' }).waitFor();
    const row = page.getByRole('row', { name: /, Not ordered, .*charged: Yes$/u });
    await row.getByText('Were you charged? Yes.').waitFor();
    await row.getByText(/^.*and it began to make the clip instead\. You did not order it/u).waitFor();
    await row.getByRole('button', { name: 'Keep it as a take' }).click();
    const dialog = page.getByRole('dialog', { name: /^Nobody ordered / });
    await expect.poll(() => callsOf(page, 'jobs.checkAgain')).toBe(1);
    await dialog.getByRole('button', { name: 'Stop waiting' }).waitFor();
    expect(await dialog.getByText('Send again').count()).toBe(0);
    expect(await dialog.getByText('Attach by id').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it.each([
    ['unasked', 1, 'and it began to make the clip instead'],
    ['repeated', 7, 'One request became two jobs at'],
  ])('is never called ordered, or agreed to, in its log: %s', async (scene, number, sentence) => {
    const page = await built.open({ hash: `#scene=${scene}` });
    const row = page.locator(`[data-job="${idNumber(20_000 + number)}"]`);
    await row.getByRole('button', { name: 'Show the log' }).click();
    const log = page.getByRole('region', { name: 'What happened' });
    await log.getByText(sentence).waitFor();
    expect(await log.getByRole('term').allTextContents()).toEqual(
      expect.arrayContaining(['Found', 'Price, about', 'Charged?']),
    );
    expect(await log.getByText('Price agreed').count()).toBe(0);
  });
});
