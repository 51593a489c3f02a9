import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, type BuiltPage, type PageOptions } from '#test/renderer/built-page.ts';
import { studioMedia } from '../studio-media.ts';
import { stripPage, type StripPage } from './strip-page.ts';

let built: BuiltPage;
let page: Page;
let strip: StripPage;

beforeAll(async () => {
  built = await buildPage('studio/page.tsx', await studioMedia());
}, 120_000);

afterEach(async () => {
  await page.context().close();
  built.checkProblems();
});

afterAll(() => built.close());

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  strip = await stripPage(page);
}

/** For what is drawn by a worker or with the next frame, on a machine with other work. */
const patient = { timeout: 8_000 };

const undo = () => page.keyboard.press('Control+z');
const selectedNumbers = async (): Promise<string[]> =>
  (await page.getByRole('listbox', { name: 'Shots' }).getByRole('option', { selected: true }).all()).reduce<
    Promise<string[]>
  >(async (before, option) => {
    const name = (await option.getAttribute('aria-label')) ?? '';
    return [...(await before), /^Shot (\d+)/u.exec(name)?.[1] ?? ''];
  }, Promise.resolve([]));

describe('moving cards by hand', () => {
  it('lifts a card after 4 px, shows where it goes in, and moves it on release in one step', async () => {
    await open('fourShots');
    const [first, second, third, fourth] = await strip.ids();
    const y = await strip.y();
    const x = await strip.xOf(1);
    await strip.press(x, y);
    await page.mouse.move(x + 4, y);
    expect(await page.locator('[data-lifted]').count()).toBe(0);
    await page.mouse.move(x + 5, y);
    await page.locator('[data-lifted]').waitFor();
    await strip.moveTo(await strip.xOf(5.2), y + 30);
    const look = await page.evaluate(() => {
      const ghost = document.querySelector('[role="option"][data-shot]');
      const lifted = document.querySelector('[data-lifted]')?.getBoundingClientRect();
      const line = document.querySelector('[data-insert-line]')?.getBoundingClientRect();
      return {
        ghost: ghost === null ? '' : getComputedStyle(ghost).opacity,
        ghostTop: ghost?.getBoundingClientRect().top ?? 0,
        liftedTop: lifted?.top ?? 0,
        lineRight: line?.right ?? 0,
        lineWidth: line?.width ?? 0,
      };
    });
    expect(look.ghost).toBe('0.55');
    expect(look.liftedTop).toBeCloseTo(look.ghostTop - 12, 0);
    expect(look.lineWidth).toBe(2);
    expect(Math.abs(look.lineRight - (await strip.xOf(6)))).toBeLessThanOrEqual(1.5);
    expect(await strip.ids()).toEqual([first, second, third, fourth]);
    await page.mouse.up();
    expect(await strip.ids()).toEqual([second, third, first, fourth]);
    expect(await strip.lengths()).toEqual([1_500, 2_500, 2_000, 2_000]);
    expect(await selectedNumbers()).toEqual(['3']);
    expect(await page.locator('[data-lifted]').count()).toBe(0);
    expect(await strip.steps()).toBe(1);
    await undo();
    expect(await strip.ids()).toEqual([first, second, third, fourth]);
  });

  it('moves several together, in their order, and keeps them selected', async () => {
    await open('fourShots');
    const [first, second, third, fourth] = await strip.ids();
    await strip.option(1).click();
    await strip.option(3).click({ modifiers: ['Control'] });
    const y = await strip.y();
    await strip.press(await strip.xOf(4), y);
    await strip.moveTo(await strip.xOf(7.6), y);
    expect(await page.locator('[data-lifted] > *').count()).toBe(2);
    await page.mouse.up();
    expect(await strip.ids()).toEqual([second, fourth, first, third]);
    expect(await selectedNumbers()).toEqual(['3', '4']);
    expect(await strip.steps()).toBe(1);
  });

  it.each(['Escape', 'where it was'])('changes nothing when it ends by %s', async (end) => {
    await open('fourShots');
    const before = await strip.ids();
    const y = await strip.y();
    await strip.press(await strip.xOf(1), y);
    await strip.moveTo(await strip.xOf(6.5), y);
    await page.locator('[data-insert-line]').waitFor();
    if (end === 'Escape') await page.keyboard.press('Escape');
    else await strip.moveTo(await strip.xOf(1.1), y);
    expect(await page.locator('[data-insert-line]').count()).toBe(0);
    await page.mouse.up();
    expect(await strip.ids()).toEqual(before);
    expect(await strip.steps()).toBe(0);
    expect(await page.locator('[data-lifted]').count()).toBe(0);
  });

  it('lets the others close up after release, and is there at once with reduced motion', async () => {
    await open('fourShots');
    const gliding = () =>
      page.evaluate(
        () => document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().duration === 140).length,
      );
    const dropFirst = async (): Promise<number> => {
      const y = await strip.y();
      await strip.press(await strip.xOf(1), y);
      await strip.moveTo(await strip.xOf(5.2), y);
      const during = await gliding();
      await page.mouse.up();
      return during;
    };
    // Animations are held, so that a slow machine sees them too.
    await page.evaluate(() => {
      const { animate } = Element.prototype;
      Element.prototype.animate = function hold(...args) {
        const animation = animate.apply(this, args);
        animation.pause();
        return animation;
      };
    });
    expect(await dropFirst()).toBe(0);
    await expect.poll(gliding, patient).toBe(3);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    const before = await strip.ids();
    await dropFirst();
    expect(await strip.ids()).not.toEqual(before);
    await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
    expect(await gliding()).toBe(0);
  });
});

describe('retiming by hand', () => {
  it('moves by transforms only; lengths in words follow, the draft changes on release', async () => {
    await open('twelveShots');
    const y = await strip.y();
    await strip.press((await strip.xOf(2.5)) - 1, y);
    const frozen = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[role="option"][data-shot]')].map((card) => card.offsetWidth),
    );
    const before = await strip.lengths();
    await strip.moveTo((await strip.xOf(3)) - 1, y);
    await page.getByRole('option', { name: /^Shot 2, .*1\.5 seconds/u }).waitFor();
    const during = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[role="option"][data-shot]')].map((card) => card.offsetWidth),
    );
    expect(during).toEqual(frozen);
    // The card after the edge stands where the hand is.
    const after = await strip.option(3).boundingBox();
    expect(Math.abs((after?.x ?? 0) - (await strip.xOf(3)))).toBeLessThanOrEqual(1.5);
    expect(await strip.lengths()).toEqual(before);
    await page.getByRole('heading', { name: 'Shot 2' }).first().waitFor();
    await page.mouse.up();
    expect((await strip.lengths()).slice(0, 4)).toEqual([1_500, 1_500, 1_000, 1_000]);
    expect(await strip.steps()).toBe(1);
  });

  it('pushes later shots with Shift, in whole seconds; the price follows before release', async () => {
    await open('fourShots');
    const y = await strip.y();
    await strip.press((await strip.xOf(2)) - 1, y);
    await strip.moveTo(await strip.xOf(2.9), y);
    await page.keyboard.down('Shift');
    await page.getByText('4 in 9 s').waitFor();
    await page.getByText('3 s | Clip 9 s').waitFor();
    await expect
      .poll(
        () =>
          page.evaluate(() =>
            window.studioTest.application.calls.some(
              ({ method, input }) => method === 'quotes.list' && JSON.stringify(input).includes('"durationSeconds":9'),
            ),
          ),
        patient,
      )
      .toBe(true);
    expect(await strip.lengths()).toEqual([2_000, 1_500, 2_500, 2_000]);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    expect(await strip.lengths()).toEqual([3_000, 1_500, 2_500, 2_000]);
    await undo();
    expect(await strip.lengths()).toEqual([2_000, 1_500, 2_500, 2_000]);
  });

  it('sets the edge free with Alt, and when snapping is switched off', async () => {
    await open('fourShots');
    const y = await strip.y();
    const near = (await strip.xOf(4)) + 4;
    const grip = (await strip.xOf(3.5)) - 1;
    await strip.press(grip, y);
    await strip.moveTo(near - 1, y);
    await expect.poll(() => page.locator('[data-edge-rig]').getAttribute('data-snapped'), patient).toBe('true');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    const free = near + 8;
    await strip.press(grip, y);
    await page.keyboard.down('Alt');
    await strip.moveTo(free - 1, y);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    expect(await strip.lengths()).toEqual([2_000, 2_100, 1_900, 2_000]);
    await undo();
    await page.getByRole('button', { name: 'Snap 0.5 s', pressed: true }).click();
    await strip.press(grip, y);
    await strip.moveTo(near - 1, y);
    expect(await page.locator('[data-edge-rig]').getAttribute('data-snapped')).toBe('false');
    await page.mouse.up();
  });

  it('says "shortest" where a neighbour cannot give more', async () => {
    await open('fourShots');
    const y = await strip.y();
    await strip.press((await strip.xOf(2)) - 1, y);
    await strip.moveTo(await strip.xOf(4), y);
    await page.getByText('2.5 s | 1 s, shortest').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await strip.steps()).toBe(0);
  });

  it('drags the end of the clip: shorter by its place, longer while the hand waits beyond it', async () => {
    await open('fourShots');
    const y = await strip.y();
    await strip.press((await strip.xOf(8)) - 4, y);
    await strip.moveTo((await strip.xOf(7)) - 4, y);
    await page.getByText('1 s | Clip 7 s, shortest').waitFor();
    await strip.moveTo((await strip.xOf(8)) + 9, y);
    await page.getByText('3 s | Clip 9 s').waitFor();
    await page.getByText('4 s | Clip 10 s').waitFor();
    await page.mouse.up();
    const lengths = await strip.lengths();
    expect(lengths.slice(0, 3)).toEqual([2_000, 1_500, 2_500]);
    expect(lengths[3]).toBeGreaterThanOrEqual(4_000);
    expect(await strip.steps()).toBe(1);
  });

  it('lets go when the clip is changed from elsewhere', async () => {
    await open('fourShots');
    const y = await strip.y();
    await strip.option(4).click();
    await page.keyboard.press('Delete');
    await strip.press((await strip.xOf(2)) - 1, y);
    await strip.moveTo(await strip.xOf(2.6), y);
    await undo();
    expect(await page.locator('[data-edge-rig]').count()).toBe(0);
    await page.mouse.up();
    expect(await strip.lengths()).toEqual([2_000, 1_500, 2_500, 2_000]);
  });
});

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
    expect(await selectedNumbers()).toEqual(['2', '3']);
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
    expect(await selectedNumbers()).toEqual(['5', '6']);
    expect(await strip.steps()).toBe(2);
    await page.keyboard.press('Delete');
    expect(await strip.ids()).toEqual([first, fourth, second, third]);
    expect(await strip.steps()).toBe(3);
    expect(await selectedNumbers()).toEqual(['4']);
    await page.keyboard.press('Control+a');
    expect(await selectedNumbers()).toEqual(['1', '2', '3', '4']);
    await page.keyboard.press('Delete');
    expect(await strip.ids()).toHaveLength(4);
    await page.keyboard.press('Escape');
    expect(await selectedNumbers()).toEqual(['4']);
  });

  it('selects with Shift and Ctrl clicks, and tells screen readers', async () => {
    await open('film');
    await strip.option(2).click();
    await strip.option(4).click({ modifiers: ['Shift'] });
    await strip.option(3).click({ modifiers: ['Control'] });
    expect(await selectedNumbers()).toEqual(['2', '4']);
    expect(await page.getByRole('listbox', { name: 'Shots' }).getAttribute('aria-multiselectable')).toBe('true');
    expect(await strip.option(3).getAttribute('aria-label')).toBe(
      'Shot 3, close-up, rack focus, 3.5 seconds, dialogue by Mira',
    );
    // The others of the app select one: then it is one.
    await page.getByRole('button', { name: 'Previous shot' }).click();
    expect((await selectedNumbers()).length).toBe(1);
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
    await page.getByText('Both parts need at least 1 s. Move the playhead.').waitFor();
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
