import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { offeredOptions, sizeOf } from '#renderer/features/studio/more/offered-options.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { accountOf, fal, lantern, quarry } from '#test/renderer/account-seed.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { generateIn } from './quote-page.ts';

describe('what is offered under more', () => {
  const wishing = { ...lantern, more: [{ id: 'cameraFixed' as const, isHint: false }] };
  const facts = (...usable: (typeof fal)[]) => ({
    providers: [fal, wishing, quarry],
    accounts: Object.fromEntries(
      [fal, wishing, quarry].map((each) => [each.id, { ...accountOf(each), isUsable: usable.includes(each) }]),
    ),
  });
  const ids = (...usable: (typeof fal)[]) => offeredOptions(facts(...usable), {}).map(({ id }) => id);

  it('is what providers with a key honour, and what all of them do while there is no key', () => {
    expect(ids(fal)).toEqual([]);
    expect(ids(fal, wishing)).toEqual(['cameraFixed']);
    expect(ids()).toEqual(['customSize', 'endUserId', 'cameraFixed']);
  });

  it('says who honours it, and who takes it as a hint', () => {
    expect(offeredOptions(facts(), {}).at(-1)?.by).toEqual([
      { name: 'Lantern', isHint: false },
      { name: 'Quarry', isHint: true },
    ]);
  });

  it('keeps what is set in sight, although nobody honours it any more', () => {
    expect(offeredOptions(facts(fal), { more: { webSearch: true } })).toEqual([{ id: 'webSearch', by: [] }]);
  });

  it.each([
    ['1280x544', '1280x544'],
    [' 1280 × 544 ', '1280x544'],
    ['1280 X 544', '1280x544'],
    ['', ''],
    ['1280', null],
    ['wide', null],
    ['0x544', null],
  ])('reads %s as a size', (typed, size) => {
    expect(sizeOf(typed)).toBe(size);
  });
});

describe('the dialog of more options', () => {
  const built = testPage('studio/page.tsx', drawnMedia);
  let page: Page;

  async function open(scene: string, options: PageOptions = {}): Promise<void> {
    page = await built.open({ ...options, hash: `#scene=${scene}` });
    await generateIn(page).waitFor();
  }
  const more = () => page.evaluate(() => window.studioTest.draftStore.getState().spec?.parameters.more);
  const pill = (text: string) => page.getByRole('button', { name: `More options: ${text}` });

  it('sets several at once, in one step that can be undone', async () => {
    await open('several');
    await pill('More').click();
    const dialog = page.getByRole('dialog', { name: 'More options' });
    await dialog.getByText('Honoured by Quarry (as a hint)').waitFor();
    await dialog.getByRole('checkbox', { name: 'Fixed camera' }).check();
    await dialog.getByRole('textbox', { name: 'Custom size' }).fill('wide');
    await dialog.getByText('Write width x height in pixels, such as 1280x544.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Set' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Custom size' }).fill('1280 × 544');
    expect(await findBarriers(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Enter');
    await pill('2 more').waitFor();
    expect(await more()).toEqual({ customSize: '1280x544', cameraFixed: true });
    await page.keyboard.press('Control+z');
    await pill('More').waitFor();
    expect(await more()).toBeUndefined();
  });

  it('is in the menu where there is no room for a pill, and nowhere while nobody honours anything', async () => {
    await open('several', { width: 1_024, height: 700 });
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByRole('menuitem', { name: 'More', exact: true }).click();
    await page.getByRole('dialog', { name: 'More options' }).waitFor();
    await page.context().close();
    await open('paid');
    expect(await pill('More').count()).toBe(0);
  });
});
