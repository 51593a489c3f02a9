import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('queue/page.tsx', drawnMedia);
let page: Page;

const firstJob = idNumber(20_001);
const dialog = () => page.getByRole('dialog');
const calls = (method: string) =>
  page.evaluate(
    (wanted) => window.fake.calls.filter((call) => call.method === wanted).map(({ input }) => input),
    method,
  );
const ask = async (answer: string) => {
  page = await built.open({ hash: '#scene=newKey' });
  await page.locator(`[data-job="${firstJob}"]`).getByRole('button', { name: answer }).click();
  await dialog().waitFor();
};

describe('a job in doubt whose key was replaced', () => {
  it('is looked up with the key in force when its own is gone, and attached with it', async () => {
    await ask('Check again');
    await dialog().getByRole('alert').getByText('This job needs the key it was ordered with.').waitFor();
    await dialog().getByRole('button', { name: 'Try with the new key' }).click();
    await dialog()
      .getByRole('button', { name: /^This is it: job 764cabcf/u })
      .click();
    await dialog().waitFor({ state: 'hidden' });
    expect((await calls('jobs.checkAgain')).at(-1)).toEqual({ jobId: firstJob, useCurrentKey: true });
    expect((await calls('jobs.attach')).at(-1)).toMatchObject({ useCurrentKey: true });
  });

  it('is attached with the key in force after an id was refused for its own', async () => {
    await ask('Other answers');
    await dialog().getByRole('textbox', { name: 'Job id at fal.ai' }).fill('req-1');
    await dialog().getByRole('button', { name: 'Attach' }).click();
    await dialog().getByRole('button', { name: 'Try with the new key' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect((await calls('jobs.attach')).at(-1)).toEqual({ jobId: firstJob, remoteId: 'req-1', useCurrentKey: true });
  });
});
