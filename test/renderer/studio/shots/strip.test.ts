import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';
import { stripPage, type StripPage } from './strip-page.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;
let strip: StripPage;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  strip = await stripPage(page);
}

/** For what is drawn by a worker or with the next frame, on a machine with other work. */
const patient = { timeout: 8_000 };

describe('keys on the strip', () => {
  it('retimes by half seconds, with Shift by tenths, and pushes by seconds on the edge', async () => {
    await open('fourShots');
    await strip.option(1).click();
    await page.keyboard.press(']');
    expect(await strip.lengths()).toEqual([2_500, 1_000, 2_500, 2_000]);
    await page.keyboard.press('Shift+[');
    expect(await strip.lengths()).toEqual([2_400, 1_100, 2_500, 2_000]);
    await strip.edge(2).focus();
    await page.keyboard.press('PageUp');
    expect(await strip.lengths()).toEqual([2_400, 2_100, 2_500, 2_000]);
    expect(await strip.edge(2).getAttribute('aria-valuetext')).toBe('Shot 2 2.1 s, shot 3 2.5 s');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await strip.lengths()).toEqual([2_400, 1_200, 2_400, 2_000]);
  });

  it('selects ranges and all, moves, copies and deletes them, each in one step', async () => {
    await open('fourShots');
    const [first, second, third, fourth] = await strip.ids();
    await strip.option(2).click();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await strip.selected()).toEqual([2, 3]);
    await expect
      .poll(() => page.locator('[aria-live="polite"]').allTextContents(), patient)
      .toContain('2 shots selected');
    await page.keyboard.press('Alt+ArrowRight');
    expect(await strip.ids()).toEqual([first, fourth, second, third]);
    expect(await strip.steps()).toBe(1);
    await page.keyboard.press('Alt+ArrowRight');
    expect(await strip.ids()).toEqual([first, fourth, second, third]);
    await page.keyboard.press('d');
    expect((await strip.ids()).slice(0, 4)).toEqual([first, fourth, second, third]);
    expect(await strip.selected()).toEqual([5, 6]);
    expect(await strip.steps()).toBe(2);
    await page.keyboard.press('Delete');
    expect(await strip.ids()).toEqual([first, fourth, second, third]);
    expect(await strip.steps()).toBe(3);
    expect(await strip.selected()).toEqual([4]);
    await page.keyboard.press('Control+a');
    expect(await strip.selected()).toEqual([1, 2, 3, 4]);
    await page.keyboard.press('Delete');
    expect(await strip.ids()).toHaveLength(4);
    await page.keyboard.press('Escape');
    expect(await strip.selected()).toEqual([4]);
  });

  it('keeps the selection where the work is when undo takes the selected shot away', async () => {
    await open('fourShots');
    await strip.option(3).click();
    for (const key of ['d', 's']) {
      await page.evaluate(() => {
        window.studioTest.selectionStore.setState({ playheadMs: 4_500 });
      });
      await page.keyboard.press(key);
      await expect.poll(strip.steps).toBe(1);
      expect(await strip.selected()).toEqual([4]);
      await page.keyboard.press('Control+z');
      await expect.poll(strip.steps).toBe(0);
      expect(await strip.selected()).toEqual([3]);
    }
  });

  it('has one tab stop for its tools, and arrows among them', async () => {
    await open('fourShots');
    const tools = page.getByRole('toolbar', { name: 'Shots' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await tools.locator('button:not([tabindex="-1"])').count()).toBe(1);
    await tools.getByRole('button').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Split');
    await page.keyboard.press('End');
    expect(await focused()).toBe('Delete');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Add');
    await page.keyboard.press('ArrowLeft');
    expect(await tools.locator('button:not([tabindex="-1"])').textContent()).toBe('Delete');
  });

  it('selects with Shift and Ctrl clicks, and tells screen readers', async () => {
    await open('film');
    await strip.option(2).click();
    await strip.option(4).click({ modifiers: ['Shift'] });
    await strip.option(3).click({ modifiers: ['Control'] });
    expect(await strip.selected()).toEqual([2, 4]);
    expect(await page.getByRole('listbox', { name: 'Shots' }).getAttribute('aria-multiselectable')).toBe('true');
    expect(await strip.option(3).getAttribute('aria-label')).toBe(
      'Shot 3, close-up, rack focus, 3.5 seconds, dialogue by Mira',
    );
    // The others of the app select one: then it is one.
    await page.getByRole('button', { name: 'Previous shot' }).click();
    expect((await strip.selected()).length).toBe(1);
  });
});

describe('playhead and cuts', () => {
  it('scrubs by whole frames and snaps to cuts within 4 px, not with Alt', async () => {
    await open('film');
    const y = (await strip.y()) - 75;
    const ruler = await page.locator('[data-scrub="ruler"]').boundingBox();
    const top = (ruler?.y ?? y) + 9;
    await strip.press(await strip.xOf(5.03), top);
    const frames = (await strip.playheadMs()) / (1_000 / 24);
    expect(Math.abs(frames - Math.round(frames))).toBeLessThan(0.001);
    await page.mouse.move((await strip.xOf(6.5)) + 3, top);
    expect(await strip.playheadMs()).toBe(6_500);
    await page.keyboard.down('Alt');
    await page.mouse.move((await strip.xOf(6.5)) + 4, top);
    expect(await strip.playheadMs()).not.toBe(6_500);
    await page.keyboard.up('Alt');
    await page.mouse.up();
  });

  it('takes the head along without a jump', async () => {
    await open('film');
    const head = page.getByRole('slider', { name: 'Playhead' });
    const box = await head.boundingBox();
    if (box === null) throw new Error('no head');
    expect(box.width).toBe(20);
    expect(await head.evaluate((element) => getComputedStyle(element).cursor)).toBe('ew-resize');
    await strip.press(box.x + 16, box.y + 10);
    expect(await strip.playheadMs()).toBe(0);
    const second = (await strip.xOf(1)) - (await strip.xOf(0));
    await page.mouse.move(box.x + 16 + second * 2, box.y + 10);
    await page.mouse.up();
    expect(Math.abs((await strip.playheadMs()) - 2_000)).toBeLessThan(45);
  });

  it('shows where the split tool would cut, grey and with its reason where it cannot', async () => {
    await open('film');
    const tool = page.getByRole('toolbar', { name: 'Shots' }).getByRole('button', { name: 'Split' });
    const line = page.locator('[data-split-line]');
    await tool.hover();
    await line.waitFor();
    const grey = await line.evaluate((element) => getComputedStyle(element).borderLeftColor);
    await page.locator('.z-tooltip', { hasText: 'Both parts need at least 1 s. Move the playhead.' }).waitFor();
    const described = await tool.evaluate((element) => element.ariaDescribedByElements?.[0]?.textContent);
    expect(described).toBe('Both parts need at least 1 s. Move the playhead.');
    await page.mouse.move(600, 300);
    await line.waitFor({ state: 'detached' });
    await page.evaluate(() => window.studioTest.selectionStore.setState({ playheadMs: 8_000 }));
    await tool.hover();
    expect(await line.evaluate((element) => getComputedStyle(element).borderLeftColor)).not.toBe(grey);
    expect(Math.abs(((await line.boundingBox())?.x ?? 0) - (await strip.xOf(8)))).toBeLessThanOrEqual(2);
    await tool.click();
    expect(await strip.lengths()).toEqual([3_500, 3_000, 1_500, 2_000, 2_000, 3_000]);
  });
});

describe('pictures', () => {
  it('shows frames of the take at the times of each shot, and others for another take', async () => {
    await open('film');
    const tiles = strip.option(3).locator('[data-frame-ms]');
    await tiles.first().waitFor();
    const times = await tiles.evaluateAll((all) =>
      all.map((tile) => Number(tile instanceof HTMLElement ? tile.dataset['frameMs'] : Number.NaN)),
    );
    expect(times.every((time) => time >= 6_500 && time < 10_000)).toBe(true);
    /** The middle of the picture, as a colour. */
    const pictureOf = () =>
      tiles.first().evaluate(async (tile) => {
        const image = new Image();
        image.src = /url\("?(.*?)"?\)/u.exec(getComputedStyle(tile).backgroundImage)?.[1] ?? '';
        await image.decode();
        const canvas = new OffscreenCanvas(1, 1);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0, 1, 1);
        return context?.getImageData(0, 0, 1, 1).data.join('.') ?? '';
      });
    const third = await pictureOf();
    await page.keyboard.press('2');
    await expect.poll(pictureOf, patient).not.toBe(third);
  });

  it('shows 15 shots with number, camera and length in the smallest window', async () => {
    await open('fifteenShots', { width: 1_024, height: 700 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[role="option"][data-shot]')].flatMap((card) => {
        const box = card.getBoundingClientRect();
        const [number, length] = [card.querySelector('span'), card.querySelector('[data-length]')];
        const glyph = [...card.querySelectorAll('svg')].find((svg) => svg.getBoundingClientRect().width > 0);
        const parts = [number, length, glyph].map((part) => part?.getBoundingClientRect());
        const isWhole = parts.every((part) => part !== undefined && part.left >= box.left && part.right <= box.right);
        const overlap = (parts[0]?.right ?? 0) > (parts[1]?.left ?? 0);
        return isWhole && !overlap ? [] : [card.ariaLabel];
      }),
    );
    expect(cut).toEqual([]);
  });
});
