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

const undo = () => page.keyboard.press('Control+z');
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
    const readLook = () =>
      page.evaluate(() => {
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
    // It rises to its place while the hand moves on.
    await expect.poll(async () => (await readLook()).liftedTop - (await readLook()).ghostTop).toBeCloseTo(-12, 0);
    const look = await readLook();
    expect(look.ghost).toBe('0.55');
    expect(look.lineWidth).toBe(2);
    expect(Math.abs(look.lineRight - (await strip.xOf(6)))).toBeLessThanOrEqual(1.5);
    expect(await strip.ids()).toEqual([first, second, third, fourth]);
    await page.mouse.up();
    expect(await strip.ids()).toEqual([second, third, first, fourth]);
    expect(await strip.lengths()).toEqual([1_500, 2_500, 2_000, 2_000]);
    expect(await strip.selected()).toEqual([3]);
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
    expect(await strip.selected()).toEqual([3, 4]);
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
      const prototype: { animate: (this: Element, ...args: Parameters<Element['animate']>) => Animation } =
        Element.prototype;
      const { animate } = prototype;
      prototype.animate = function hold(...args) {
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
    // Remembered for the next window.
    const remembered = () =>
      page.evaluate(() => window.studioTest.application.calls.filter(({ method }) => method === 'settings.update'));
    await expect.poll(remembered, patient).toContainEqual(expect.objectContaining({ input: { snapsShots: false } }));
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
    await page.getByText('9 s | Clip 15 s, longest').waitFor();
    await page.mouse.up();
    expect(await strip.lengths()).toEqual([2_000, 1_500, 2_500, 9_000]);
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
