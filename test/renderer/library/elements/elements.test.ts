import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('library/page.tsx', drawnMedia);
let page: Page;

beforeEach(async () => {
  page = await built.open();
  await tile(/^image/u)
    .first()
    .waitFor();
});

const tile = (name: RegExp) => page.getByRole('gridcell', { name });
const lists = () => page.getByRole('navigation', { name: 'Lists' });
const card = (name: string) => page.getByRole('region', { name, exact: true });
const toast = (sentence: string) => page.getByRole('region', { name: 'Notifications' }).getByText(sentence);
const elements = () => page.evaluate(() => Object.values(window.mirrorStore.getState().elements));
const name = async (typed: string) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(typed);
  await page.keyboard.press('Enter');
};
const showCast = () => lists().getByRole('button', { name: 'Cast & places' }).click();

describe('cast & places', () => {
  it('are made of what is selected in the library, under a name that can be typed after @', async () => {
    await tile(/^image/u)
      .first()
      .click();
    await tile(/^image/u)
      .nth(1)
      .click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Make an element of these 2' }).click();
    await name('Mira K (red coat)');
    await toast('Mira-K-red-coat is in cast & places. Type @Mira-K-red-coat in any clip.').waitFor();
    expect((await elements())[0]).toMatchObject({
      kind: 'character',
      assets: [{ role: 'identity' }, { role: 'identity' }],
    });
    await showCast();
    expect(
      await card('Mira-K-red-coat')
        .getByRole('combobox', { name: /^Role of/u })
        .count(),
    ).toBe(2);
    expect(await lists().getByRole('button', { name: 'Cast & places' }).getAttribute('aria-current')).toBe('true');
    await lists().getByRole('button', { name: 'All' }).click();
    await tile(/^image/u)
      .first()
      .waitFor();
  });

  it('begin empty, take dropped files, and change kind, roles, order and name', async () => {
    await showCast();
    await page.getByText('Nobody is cast yet').waitFor();
    await page.getByRole('button', { name: 'New name' }).first().click();
    await name('Platform');
    await card('Platform').getByText('No files yet. A name without files cannot be mentioned.').waitFor();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'wall.png', { type: 'image/png' }));
      const target = document.querySelector('[data-drop]:not([data-drop=""])');
      for (const type of ['dragover', 'drop']) {
        target?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    });
    await card('Platform').getByRole('combobox', { name: 'Role of wall.png' }).selectOption('Place');
    await card('Platform').getByRole('combobox', { name: 'Kind of Platform' }).selectOption('place');
    await expect.poll(async () => (await elements())[0]).toMatchObject({ kind: 'place', assets: [{ role: 'place' }] });
    await card('Platform').getByRole('button', { name: 'Rename Platform' }).click();
    await name('Platform 2');
    await card('Platform-2').getByRole('button', { name: 'Take wall.png out of Platform-2' }).click();
    await expect.poll(async () => (await elements())[0]).toMatchObject({ name: 'Platform-2', assets: [] });
  });

  it('are deleted with a way back', async () => {
    await tile(/^image/u)
      .first()
      .click();
    await page.getByRole('button', { name: 'Make an element of this' }).click();
    await name('Mira');
    await showCast();
    await card('Mira').getByRole('button', { name: 'Delete Mira' }).click();
    await toast('Mira was deleted. Clips keep its files.').waitFor();
    expect(await card('Mira').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await card('Mira').waitFor();
  });

  it('have no accessibility violation', async () => {
    await tile(/^image/u)
      .first()
      .click();
    await page.getByRole('button', { name: 'Make an element of this' }).click();
    await name('Mira');
    await showCast();
    await card('Mira').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('the details of an item', () => {
  it('make it a reference of the open clip, and say so when it is one already', async () => {
    await tile(/^Window seat, take 1,/u).click();
    await page.getByRole('button', { name: 'Use as a reference in Window seat' }).click();
    await toast('It is a reference of Window seat now').waitFor();
    const added = await page.evaluate(() => window.draftStore.getState().spec?.references.at(-1));
    expect(added).toMatchObject({ name: 'Window-seat-take-1', kind: 'video', role: 'motion' });
    await page.getByRole('button', { name: 'Use as a reference in Window seat' }).click();
    await toast('This file is attached already, as Window-seat-take-1.').waitFor();
  });
});
