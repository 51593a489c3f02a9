import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage, type BuiltPage } from '#test/renderer/built-page.ts';
import { studioMedia } from './studio-media.ts';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await buildPage('studio/page.tsx', await studioMedia());
}, 120_000);
afterAll(() => built.close());
beforeEach(async () => {
  page = await built.open({ hash: '#scene=film' });
  await page.getByRole('button', { name: /^Generate take/u }).waitFor();
});
afterEach(async () => {
  await page.context().close();
  built.checkProblems();
});

const thirtyWords = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
const words = () => page.getByRole('region', { name: 'Shot 3' }).getByRole('textbox', { name: /^Words of line 1/u });
const orders = () =>
  page.evaluate(
    () => window.studioTest.application.calls.filter(({ method }) => method === 'generations.order').length,
  );

describe('thirty words in a shot of 3.5 seconds', () => {
  it('are flagged before a cent is spent, until a person wants exactly them', async () => {
    await words().fill(thirtyWords);
    const blocked = page.getByRole('button', { name: /Fix 1 block first/u });
    await blocked.waitFor();
    await page.keyboard.press('Control+Enter');
    await blocked.click();
    const blocks = page.getByRole('region', { name: 'Blocks' });
    await blocks.getByText('Shot 3 is too dense: 30 words in 3.5 s').waitFor();
    expect(await blocks.textContent()).toContain('Source: rule of thumb for clear speech.');
    expect(await orders()).toBe(0);

    await blocks.getByRole('button', { name: 'Keep it dense' }).click();
    await page.getByText('Shot 3 stays dense, as you chose: 30 words in 3.5 s').waitFor();
    await page.getByRole('button', { name: /^Generate take/u }).waitFor();

    await page.getByRole('tab', { name: 'Write' }).click();
    await words().fill(`${thirtyWords} more`);
    await blocked.waitFor();
    await words().fill(thirtyWords);
    await page.getByRole('button', { name: /^Generate take/u }).click();
    await expect.poll(orders).toBe(1);
  });
});
