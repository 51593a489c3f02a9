import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';
import { secondSpec } from './sent-prompts.ts';

const built = testPage('prompt/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open();
  await page.getByRole('textbox', { name: 'Action of shot 1' }).waitFor();
});

const spec = () => page.evaluate(() => window.draftStore.getState().spec);
const sheet = () => page.getByRole('dialog', { name: 'Prompt history of Window seat' });
const open = async () => {
  await page.getByRole('button', { name: 'Prompt history' }).click();
  await sheet().getByRole('radio').first().waitFor();
};
const changes = (element: 'ins' | 'del') => sheet().locator(element).allTextContents();

describe('the prompts that were sent', () => {
  it('are listed with their takes, provider and price, and the newest is compared with the draft', async () => {
    await open();
    expect(await sheet().getByRole('radio').count()).toBe(3);
    expect(await sheet().textContent()).toContain('3 prompts were sent. They are never overwritten.');
    expect(await sheet().locator('label').nth(1).textContent()).toMatch(
      /^Takes 2, 3\d\d:\d\dAnimatic Standard\$9\.08/u,
    );
    await sheet().getByText('The words are the same.').waitFor();
    expect(await sheet().getByRole('button', { name: 'The draft says this' }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('are chosen by the arrows, compared word by word, and taken back in one step', async () => {
    await open();
    await expect
      .poll(() =>
        sheet()
          .getByRole('radio')
          .first()
          .evaluate((it) => it === document.activeElement),
      )
      .toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => changes('del')).toEqual(['passport']);
    expect((await changes('ins')).join('')).toContain('Thumb over the seat number');
    await sheet().getByRole('button', { name: 'Restore this prompt' }).click();
    await sheet().waitFor({ state: 'detached' });
    expect(await spec()).toEqual(secondSpec);
    await page.getByText('Prompt restored').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await spec()).toEqual(nightTrain);
    expect(await page.evaluate(() => window.draftStore.temporal.getState().pastStates.length)).toBe(0);
  });

  it('name what is gone before they are taken back, and after', async () => {
    await open();
    await sheet().getByRole('radio').last().check({ force: true });
    await sheet().getByText('Umbrella is no longer in the library. The name stays as words.').waitFor();
    await sheet().getByText('Umbrella removed').waitFor();
    await sheet().getByText('10 s became 15 s').waitFor();
    await sheet().getByRole('button', { name: 'Restore this prompt' }).click();
    await page.getByText('Umbrella is no longer in the library. The name stays as words.').waitFor();
    expect((await spec())?.references).toEqual(nightTrain.references);
    expect((await spec())?.parameters).toEqual({ ...nightTrain.parameters, durationSeconds: 10 });
  });

  it('can be compared with the one before', async () => {
    await open();
    await sheet().getByRole('button', { name: 'One before' }).click();
    await expect.poll(() => changes('del')).toEqual(['passport']);
    await sheet().getByRole('radio').last().check({ force: true });
    await sheet().getByText('This is the first prompt of this clip.').waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    expect(await spec()).toEqual(nightTrain);
  });

  it('say so where there are none, or where they cannot be had', async () => {
    const reopen = async (hash: string): Promise<void> => {
      await page.close();
      page = await built.open({ hash });
    };
    await reopen('#sent=none');
    await page.getByRole('button', { name: 'Prompt history' }).click();
    await sheet().getByRole('heading', { name: 'Nothing was sent yet.' }).waitFor();
    await reopen('#sent=failing');
    await page.getByRole('button', { name: 'Prompt history' }).click();
    await sheet().getByRole('alert').waitFor();
  });
});
