import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Shot } from '#shared/domain/shot.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

/** A machine that does much else takes its time. */
const patient = { timeout: 20_000 };
const grid = (): Locator => page.getByRole('grid', { name: 'Shots of this clip' });
const cell = (row: number, column: string): Locator => grid().locator(`[data-cell="${row - 1}-${column}"]`);
const shots = (): Promise<Shot[]> => page.evaluate(() => window.studioTest.draftStore.getState().spec?.shots ?? []);
const framings = async (): Promise<(string | null)[]> => (await shots()).map(({ framing }) => framing);
const lengths = async (): Promise<number[]> => (await shots()).map(({ durationMs }) => durationMs);
const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null);
const selected = (): Promise<(string | null)[]> =>
  grid()
    .locator('[role="gridcell"][aria-selected="true"]')
    .evaluateAll((cells) => cells.map((each) => each.getAttribute('data-cell')));
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

async function open(scene = 'film', options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
  await page.getByRole('option', { name: /^Shot 1, /u }).click();
  await press('t');
  await expect.poll(focused, patient).toBe('0-length');
}

/** Puts text on the clipboard of the page as another program would, by its own paste. */
async function paste(text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function copied(type: 'copy' | 'cut' = 'copy'): Promise<string> {
  return page.evaluate((kind) => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(new ClipboardEvent(kind, { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  }, type);
}

const start = [3_500, 3_000, 3_500, 2_000, 3_000];

describe('keys', () => {
  it('walk, select, write and leave, one undo step per gesture', async () => {
    await open();
    expect(await grid().getAttribute('aria-rowcount')).toBe('6');
    expect(await grid().getAttribute('aria-colcount')).toBe('9');
    await press('ArrowDown', 'End');
    expect(await focused()).toBe('1-sound');
    await press('Control+Home', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await selected()).toEqual(['0-framing', '0-camera', '1-framing', '1-camera']);
    await press('Control+Home', 'Enter');
    await page.getByRole('textbox', { name: 'Seconds of shot 1' }).fill('2.5');
    await press('Enter');
    expect(await focused()).toBe('1-length');
    expect(await lengths()).toEqual([2_500, 4_000, 3_500, 2_000, 3_000]);
    // A typed character begins the cell anew; Tab goes on to the side.
    await page.keyboard.type('1');
    await press('Tab');
    expect(await focused()).toBe('1-framing');
    expect(await lengths()).toEqual([2_500, 1_000, 6_500, 2_000, 3_000]);
    await press('Control+z', 'Control+z');
    expect(await lengths()).toEqual(start);
    await press('Control+Shift+z');
    expect(await lengths()).toEqual([2_500, 4_000, 3_500, 2_000, 3_000]);
    await press('Escape');
    await grid().waitFor({ state: 'detached' });
    await expect
      .poll(() => page.getByRole('option', { name: /^Shot 2, /u }).getAttribute('aria-selected'))
      .toBe('true');
  });

  it('Esc ends the writing of a cell first, and changes nothing', async () => {
    await open();
    const before = await shots();
    await press('F2');
    await page.keyboard.type('99');
    await press('Escape');
    expect(await focused()).toBe('0-length');
    expect(await shots()).toEqual(before);
  });

  it('write several lines, and names become mentions', async () => {
    await open();
    await cell(1, 'dialogue').dblclick();
    await page.keyboard.type('@Mira (low): Here?');
    await press('Alt+Enter');
    await page.keyboard.type('Guard: Here.');
    await press('Enter');
    const [first] = await shots();
    expect(first?.dialogue).toMatchObject([
      { speaker: [{ type: 'mention' }], voice: 'low', words: 'Here?' },
      { speaker: [{ type: 'text', text: 'Guard' }], words: 'Here.' },
    ]);
    await expect.poll(() => cell(1, 'dialogue').textContent()).toContain('Guard: Here.');
  });

  it('offer references in the words of a cell, with keys and an undo of its own', async () => {
    await open();
    const steps = () => page.evaluate(() => window.studioTest.draftStore.temporal.getState().pastStates.length);
    const names = page.getByRole('listbox', { name: 'Names to mention' });
    await cell(4, 'action').dblclick();
    const field = page.getByRole('textbox', { name: 'Action of shot 4' });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement), patient).toBe(true);
    await page.keyboard.type(' wrong');
    await press('Control+z');
    expect(await field.textContent()).not.toContain('wrong');
    await page.keyboard.type(' @mi');
    await names.getByRole('option', { name: /Mira/u }).first().waitFor();
    // The first Esc is the list's: the cell is still written, the sheet still open.
    await press('Escape');
    await names.waitFor({ state: 'detached' });
    // It stays closed for that @.
    await press('Backspace', 'Backspace', 'Backspace');
    await page.keyboard.type('@mi');
    await names.waitFor();
    await press('Enter');
    await field.getByText('Mira').waitFor();
    expect(await steps()).toBe(0);
    await press('Enter');
    await expect.poll(focused, patient).toBe('4-action');
    expect((await shots())[3]?.action.filter(({ type }) => type === 'mention')).toHaveLength(1);
    expect(await steps()).toBe(1);
    await cell(4, 'action').dblclick();
    await page.keyboard.type('nothing of this');
    await press('Escape');
    await expect.poll(focused, patient).toBe('3-action');
    expect(await steps()).toBe(1);
  });

  it('choose framing, camera and speed from the pictures', async () => {
    await open();
    await press('ArrowRight');
    await page.keyboard.type('e');
    const find = page.getByRole('combobox', { name: 'Find a framing' });
    await expect.poll(() => find.inputValue()).toBe('e');
    await find.pressSequentially('xtr');
    await press('Enter');
    await expect.poll(focused).toBe('0-framing');
    expect((await framings())[0]).toBe('extreme-close-up');
    await press('ArrowRight', 'Enter');
    await page.getByRole('option', { name: 'Orbit', exact: true }).click();
    await expect.poll(focused).toBe('0-camera');
    await press('ArrowRight', 'Enter');
    await page.getByRole('option', { name: 'Fast', exact: true }).click();
    await expect.poll(async () => (await shots())[0]?.camera).toMatchObject({ move: 'orbit', speed: 'fast' });
    await press('Enter');
    await page.getByRole('listbox', { name: 'Find a speed' }).waitFor();
    await press('Escape');
    // Esc closed the pictures, not the sheet.
    await expect.poll(focused).toBe('0-speed');
  });

  it('fill down and clear', async () => {
    await open();
    await press('ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    expect(await framings()).toEqual(['wide', 'wide', 'wide', 'insert', 'over-the-shoulder']);
    await press('Delete');
    expect(await framings()).toEqual([null, null, null, 'insert', 'over-the-shoulder']);
    await press('Control+z', 'Control+z');
    expect(await framings()).toEqual(['wide', 'medium', 'close-up', 'insert', 'over-the-shoulder']);
  });
});

describe('the clipboard', () => {
  it('takes a block of a spreadsheet in one undo step, and says what it could not read', async () => {
    await open();
    await press('ArrowDown');
    await paste('2\tCU\tslow pan left\r\n2,5\tnonsense\tStatic\r\n');
    expect(await lengths()).toEqual([3_500, 2_000, 2_500, 4_000, 3_000]);
    expect((await shots())[1]).toMatchObject({
      framing: 'close-up',
      camera: { move: 'pan', speed: 'slow', direction: 'left' },
    });
    expect((await framings())[2]).toBe('close-up');
    await page.getByText('1 cell was left as it was', { exact: false }).first().waitFor();
    expect((await selected()).length).toBe(6);
    await press('Control+z');
    expect(await lengths()).toEqual(start);
    expect((await framings())[1]).toBe('medium');
  });

  it('gives cells to a spreadsheet, and takes its own copy back elsewhere', async () => {
    await open();
    await press('Control+a');
    const text = await copied();
    expect(text.split('\t').slice(0, 4)).toEqual(['3.5', 'Wide', 'Static', '']);
    expect(text).toContain('"Her ticket.\nThumb over the seat number."');
    await cell(2, 'light').click();
    await paste('Dusk');
    await cell(2, 'framing').click();
    await cell(3, 'camera').click({ modifiers: ['Shift'] });
    expect(await copied('cut')).toBe('Medium\tPush-in\nClose-up\tRack focus');
    expect((await framings()).slice(1, 3)).toEqual([null, null]);
  });

  it('keeps the clip as long as it is when every length is pasted', async () => {
    await open();
    await paste('4\n4\n4\n4\n4\n4');
    expect(await lengths()).toEqual([4_000, 4_000, 4_000, 2_000, 1_000]);
    await page.getByText('The clip stays 15 s, so 2 lengths differ from yours.', { exact: false }).first().waitFor();
    await page.getByText('1 row had no shot.', { exact: false }).first().waitFor();
  });
});

describe('the mouse', () => {
  it('selects a range by dragging and fills it down by its corner', async () => {
    await open();
    await cell(1, 'framing').hover();
    await page.mouse.down();
    await cell(2, 'camera').hover();
    await page.mouse.up();
    expect(await selected()).toEqual(['0-framing', '0-camera', '1-framing', '1-camera']);
    await page.locator('[data-fill-handle]').hover();
    await page.mouse.down();
    await cell(3, 'camera').hover();
    await cell(4, 'camera').hover();
    await page.mouse.up();
    expect(await framings()).toEqual(['wide', 'medium', 'wide', 'medium', 'over-the-shoulder']);
    expect((await shots()).map(({ camera }) => camera?.move)).toEqual([
      'static',
      'push-in',
      'static',
      'push-in',
      'pan',
    ]);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    expect(await framings()).toEqual(['wide', 'medium', 'close-up', 'insert', 'over-the-shoulder']);
  });

  it.each(['light', 'action', 'dialogue'] as const)(
    'keeps what was written (%s) when another cell is pressed',
    async (column) => {
      await open();
      await cell(1, column).dblclick();
      const field = page.getByRole('textbox', { name: / of shot 1$/u });
      await expect.poll(() => field.evaluate((element) => element === document.activeElement), patient).toBe(true);
      await page.keyboard.type('Neon');
      await cell(3, 'light').click();
      await expect.poll(focused, patient).toBe('2-light');
      await expect.poll(() => cell(1, column).textContent(), patient).toContain('Neon');
      expect(await cell(3, 'light').textContent()).toBe('Sodium lamps passing, cold fill');
    },
  );

  it('takes rows and columns by their heads, and opens from the strip', async () => {
    await open();
    await press('Escape');
    await grid().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All shots as a table' }).click();
    await grid().waitFor();
    await page.getByRole('rowheader', { name: '2', exact: true }).click();
    expect((await selected()).length).toBe(8);
    await page.getByRole('columnheader', { name: 'Light', exact: true }).click();
    expect(await selected()).toEqual([0, 1, 2, 3, 4].map((row) => `${row}-light`));
    await paste('Dusk');
    expect((await shots()).map(({ light }) => light)).toEqual(['Dusk', 'Dusk', 'Dusk', 'Dusk', 'Dusk']);
    await page.getByRole('button', { name: 'Close' }).click();
    await grid().waitFor({ state: 'detached' });
  });
});

describe.each([
  { width: 1_440, height: 900 },
  { width: 1_024, height: 700 },
])('at $width x $height', (size) => {
  it.each([
    ['film', 'dark'],
    ['film', 'light'],
    ['fifteenShots', 'dark'],
  ] as const)('%s shows every shot without a violation, %s', async (scene, theme) => {
    await open(scene, { ...size, theme });
    await press('ArrowDown', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowRight');
    await page.waitForTimeout(350);
    await page.screenshot({ path: `.artifacts/screens/table-${scene}-${size.width}-${theme}.png` });
    expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
    await press('Control+End');
    const last = `${scene === 'film' ? 4 : 14}-sound`;
    expect(await focused()).toBe(last);
    const box = await grid().locator(`[data-cell="${last}"]`).boundingBox();
    expect(box === null ? 0 : box.x + box.width).toBeLessThanOrEqual(size.width);
    expect(box === null ? 0 : box.y + box.height).toBeLessThanOrEqual(size.height);
  });
});
