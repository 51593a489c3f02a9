import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { mention, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { mira, platform } from '#test/shared/prompt/night-train.ts';

const built = testPage('editing/prompt-field/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open({ width: 800, height: 600 });
  await look().waitFor();
});

const look = () => page.getByRole('textbox', { name: 'look' });
const bed = () => page.getByRole('textbox', { name: 'soundBed' });
const options = () => page.getByRole('option');
const section = (name: string) => page.getByRole('group', { name });
const undo = () =>
  page.evaluate(() => {
    window.undo();
  });
const tray = () => page.evaluate(() => window.draftStore.getState().spec?.references ?? []);
const saved = (field: 'look' | 'soundBed' = 'look') =>
  page.evaluate((name) => window.draftStore.getState().spec?.[name], field);
const text = (words: string): RichTextSegment => ({ type: 'text', text: words });
const setLook = (segments: RichTextSegment[]) =>
  page.evaluate((next) => {
    window.editSpec((spec) => ({ ...spec, look: next }));
  }, segments);

describe('PromptField', () => {
  it('writes what is typed into the draft, with line breaks', async () => {
    await look().click();
    await page.keyboard.type('Rain');
    await page.keyboard.press('Enter');
    await page.keyboard.type('falls');
    expect(await saved()).toEqual([text('Rain\nfalls')]);
  });

  it('keeps one line where one line is meant, and leaves Ctrl+Enter to the app', async () => {
    await bed().click();
    await page.keyboard.type('a');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('b');
    expect(await saved('soundBed')).toEqual([text('ab')]);
  });

  it('offers references after @, and takes one with the keyboard', async () => {
    await look().click();
    await page.keyboard.type('See @');
    await options().first().waitFor();
    expect(await section('In this clip').getByRole('option').count()).toBe(4);
    await page.keyboard.type('pl');
    await expect.poll(() => options().count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' now');
    expect(await saved()).toEqual([text('See '), mention(platform.id), text(' now')]);
    expect(await look().getByRole('img', { name: 'Platform, image, place' }).count()).toBe(1);
  });

  it('moves through the list with the arrows and says so to screen readers', async () => {
    await look().click();
    await page.keyboard.type('@');
    await options().first().waitFor();
    await page.keyboard.press('ArrowDown');
    const active = page.locator(`[id="${(await look().getAttribute('aria-activedescendant')) ?? ''}"]`);
    expect(await active.getAttribute('aria-selected')).toBe('true');
    expect(await active.textContent()).toContain('Platform');
    await page.keyboard.press('Escape');
    await expect.poll(() => options().count()).toBe(0);
    expect(await saved()).toEqual([text('@')]);
  });

  it('takes a reference with the pointer and keeps the caret in the words', async () => {
    await look().click();
    await page.keyboard.type('@mi');
    await options().first().click();
    await page.keyboard.type('!');
    expect(await saved()).toEqual([mention(mira.id), text('!')]);
  });

  it('deletes a chip with one Backspace, and passes it with one arrow', async () => {
    await setLook([text('a'), mention(mira.id), text('b')]);
    await look().click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('x');
    expect(await saved()).toEqual([text('ax'), mention(mira.id), text('b')]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    expect(await saved()).toEqual([text('axb')]);
  });

  it('copies a chip as @Mira and pastes @Mira as a chip', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await setLook([text('see '), mention(mira.id)]);
    await look().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('see @Mira');
    await bed().click();
    await page.keyboard.press('Control+v');
    await page.evaluate(() => navigator.clipboard.writeText(' and\n@nobody <b>bold</b>'));
    await page.keyboard.press('Control+v');
    expect(await saved('soundBed')).toEqual([text('see '), mention(mira.id), text(' and @nobody <b>bold</b>')]);
  });

  it('row 70: shows pasted markup as text', async () => {
    await look().click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '<img src=x onerror=alert(1)>');
      data.setData('text/html', '<img src=x onerror="document.title=1"><b>x</b>');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    });
    expect(await saved()).toEqual([text('<img src=x onerror=alert(1)>')]);
    expect(await look().locator('img[src]').count()).toBe(0);
  });

  it('brings changes from outside in without losing the caret', async () => {
    await setLook([text('one two')]);
    await look().click();
    await page.keyboard.press('End');
    await setLook([text('zero one two')]);
    await page.keyboard.type('!');
    expect(await saved()).toEqual([text('zero one two!')]);
  });

  it('follows a rename at once and marks a deleted reference', async () => {
    await setLook([mention(mira.id)]);
    await page.evaluate((id) => {
      window.editSpec((spec) => ({
        ...spec,
        references: spec.references.map((entry) => (entry.id === id ? { ...entry, name: 'Mia' } : entry)),
      }));
    }, mira.id);
    expect(await look().textContent()).toContain('Mia');
    await page.evaluate((id) => {
      window.editSpec((spec) => ({
        ...spec,
        look: [{ type: 'mention', referenceId: id, lastName: 'Mia' }],
        references: spec.references.filter((entry) => entry.id !== id),
      }));
    }, mira.id);
    await look().getByRole('img', { name: 'Mia, deleted reference' }).waitFor();
  });

  it('undoes through the draft, one step for words typed together', async () => {
    await setLook([text('before')]);
    await look().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' after');
    await page.keyboard.press('Control+z');
    expect(await saved()).toEqual([text('before')]);
    expect(await look().textContent()).toBe('before');
    await page.keyboard.press('Control+y');
    expect(await look().textContent()).toBe('before after');
  });

  it('lists what is attached, then cast and places, then the library, and narrows all three', async () => {
    await look().click();
    await page.keyboard.type('@');
    await section('In the library').waitFor();
    expect(
      await page
        .getByRole('listbox')
        .getByRole('group')
        .evaluateAll((all) => all.map((each) => each.textContent)),
    ).toEqual([
      'In this clipMiraimage, identityPlatformimage, placeTeaHouseimage, placeRain-audiosound, rhythm',
      // A place without a file has nothing to mention.
      'Cast & placesConductorcharacter, 2 files',
      // What is attached is not offered twice.
      'In the libraryUmbrella red.pngimageticket.pngimage',
    ]);
    await page.keyboard.press('Tab');
    const active = () => page.locator('[role=option][aria-selected=true]').textContent();
    expect(await active()).toContain('Conductor');
    await page.keyboard.press('Tab');
    expect(await active()).toContain('Umbrella');
    await page.keyboard.type('tic');
    await expect.poll(() => options().allTextContents()).toEqual(['ticket.pngimage']);
    await page.keyboard.press('Tab');
    await expect.poll(() => options().count()).toBe(0);
    expect(await look().evaluate((field) => field === document.activeElement)).toBe(false);
  });

  it('attaches and mentions a file of the library in one step', async () => {
    await look().click();
    await page.keyboard.type('With @umb');
    await section('In the library').getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    const added = (await tray()).at(-1);
    expect(added).toMatchObject({ name: 'Umbrella-red', kind: 'image', assetId: 'a'.repeat(64) });
    expect(await saved()).toEqual([text('With '), { type: 'mention', referenceId: added?.id }]);
    await look().getByRole('img', { name: 'Umbrella-red, image, identity' }).waitFor();
    await undo();
    expect(await tray()).toHaveLength(4);
    expect(await saved()).toEqual([text('With @umb')]);
  });

  it('mentions an element by one name, attaches all its files in one colour, and takes it back in one step', async () => {
    await look().click();
    await page.keyboard.type('@con');
    await section('Cast & places').getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    const parts = (await tray()).slice(4);
    expect(parts.map(({ name, role }) => [name, role])).toEqual([
      ['Conductor-1', 'identity'],
      ['Conductor-2', 'voice'],
    ]);
    expect(new Set(parts.map(({ hue }) => hue)).size).toBe(1);
    const chip = look().getByRole('img', { name: 'Conductor, 2 files' });
    await chip.waitFor();
    // A second mention attaches nothing more.
    await page.keyboard.type(' and @cond');
    await page.keyboard.press('ArrowUp');
    await options().filter({ hasText: 'character' }).click();
    expect(await tray()).toHaveLength(6);
    expect(await chip.count()).toBe(2);
    await page.keyboard.press('Backspace');
    expect(await chip.count()).toBe(1);
    await chip.hover();
    expect(await page.evaluate(() => window.selectionStore.getState().hoveredElementId)).toBe(parts[0]?.element?.id);
    for (let step = 0; step < 5 && (await tray()).length > 4; step += 1) await undo();
    expect(await saved()).toEqual([text('@con')]);
  });

  it('copies the name of an element and finds it again when it is pasted', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await look().click();
    await page.keyboard.type('@con');
    await section('Cast & places').getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    const written = await saved();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('@Conductor');
    await bed().click();
    await page.keyboard.press('Control+v');
    expect(await saved('soundBed')).toEqual(written);
  });

  it('opens the list after composed letters, and leaves the keys of the input method alone', async () => {
    await setLook([text('に')]);
    await look().click();
    await page.keyboard.press('End');
    await page.keyboard.type('@');
    await options().first().waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'Pla', selectionStart: 3, selectionEnd: 3 });
    // Enter commits what is composed; it chooses nothing.
    await page
      .locator('.prompt-editor')
      .first()
      .dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
    expect((await saved())?.filter(({ type }) => type === 'mention')).toEqual([]);
    await session.send('Input.insertText', { text: 'Pla' });
    await expect
      .poll(() => section('In this clip').getByRole('option').allTextContents())
      .toEqual(['Platformimage, place']);
    await page.keyboard.press('Enter');
    expect(await saved()).toEqual([text('に'), mention(platform.id)]);
  });

  it('lets an input method finish before anything else may touch the words', async () => {
    await look().click();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await setLook([text('x')]);
    await session.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '日本' });
    await expect.poll(() => saved()).toEqual([text('日本')]);
    expect(await look().textContent()).toBe('日本');
  });

  it('has no accessibility violation, with the list open', async () => {
    await setLook([text('see '), mention(mira.id)]);
    await look().click();
    await page.keyboard.type(' @');
    await options().first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
