import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Shot } from '#shared/domain/shot.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: '#scene=film' });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
  const view = page.getByRole('group', { name: 'What to write' });
  if ((options.width ?? 1_440) < 1_280) await view.getByRole('button', { name: /^Shot/u }).click();
}

const field = (name: string): Locator => page.getByRole('combobox', { name, exact: true });
const list = (name: string): Locator => page.getByRole('listbox', { name });
const tile = (name: string): Locator => page.getByRole('option', { name, exact: true });
const firstShot = (): Promise<Shot | undefined> =>
  page.evaluate(() => window.studioTest.draftStore.getState().spec?.shots[0]);
const active = (): Promise<string | null> =>
  page.evaluate(() => document.querySelector('[role="option"][data-active]')?.getAttribute('aria-label') ?? null);

/** How the parts of a glyph stand at five moments of its run, as the browser computes it. */
function sample(svg: SVGElement | HTMLElement): Promise<string> {
  const parts = [...svg.querySelectorAll('[data-layer], [data-focus]')];
  const animations = document.getAnimations().filter((each) => {
    const { effect } = each;
    return effect instanceof KeyframeEffect && effect.target !== null && svg.contains(effect.target);
  });
  for (const animation of animations) animation.pause();
  const moments = [0, 0.25, 0.5, 0.75, 0.99].map((share) => {
    for (const animation of animations) {
      const duration = Number(animation.effect?.getTiming().duration ?? 0);
      animation.currentTime = share * duration;
    }
    return parts.map((part) => `${getComputedStyle(part).transform} ${getComputedStyle(part).opacity}`).join(' | ');
  });
  return Promise.resolve(JSON.stringify(moments));
}

describe('the picker of camera moves', () => {
  it('acts out every move in its own way, and only the one that is looked at', async () => {
    await open();
    await field('Camera').click();
    await list('Find a camera move').waitFor();
    const seen = new Map<string, string>();
    const names = await page
      .locator('[role="option"]:has(.moving-glyph)')
      .evaluateAll((tiles) => tiles.map((each) => each.getAttribute('aria-label') ?? ''));
    expect(names).toHaveLength(14);
    for (const name of names) {
      await tile(name).hover();
      await expect.poll(active).toBe(name);
      expect(await page.locator('.moving-glyph[data-moving]').count()).toBe(1);
      const manners = await page.getByRole('group', { name: 'Direction' }).getByRole('button').allTextContents();
      for (const direction of manners.length === 0 ? [''] : manners) {
        if (direction !== '') await page.getByRole('button', { name: direction, exact: true }).click();
        seen.set(`${name} ${direction}`, await tile(name).locator('svg').evaluate(sample));
      }
    }
    expect(seen.size).toBe(21);
    expect(new Set(seen.values()).size).toBe(21);
    const [still = ''] = [...seen].filter(([name]) => name.startsWith('Static')).map(([, moments]) => moments);
    expect(new Set(JSON.parse(still) as string[]).size).toBe(1);
    const moving = [...seen].filter(([name]) => !name.startsWith('Static'));
    const stuck = moving.filter(([, moments]) => new Set(JSON.parse(moments) as string[]).size <= 2);
    expect(stuck.map(([name]) => name)).toEqual([]);
  });

  it('runs at the chosen speed and comes to rest', async () => {
    await open();
    await field('Camera').click();
    await tile('Orbit').hover();
    const timing = (): Promise<(number | undefined)[]> =>
      tile('Orbit')
        .locator('[data-layer="far"]')
        .evaluate((part) => {
          const { duration, iterations } = part.getAnimations()[0]?.effect?.getComputedTiming() ?? {};
          return [Number(duration), iterations];
        });
    await page.getByRole('button', { name: 'Fast', exact: true }).click();
    await expect.poll(timing).toEqual([1_000, 4]);
    await page.getByRole('button', { name: 'Slow', exact: true }).click();
    await expect.poll(timing).toEqual([2_400, 2]);
  });

  it('stands still with reduced motion, and still tells the moves apart', async () => {
    await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await field('Camera').click();
    await tile('Push-in').hover();
    await expect.poll(active).toBe('Push-in');
    expect(
      await page.evaluate(
        () => document.querySelector('.moving-glyph[data-moving]')?.getAnimations({ subtree: true }).length,
      ),
    ).toBe(0);
    const ends = await page
      .locator('.moving-glyph')
      .evaluateAll((svgs) =>
        svgs.map((svg) =>
          [...svg.querySelectorAll('[data-layer]')].map((part) => getComputedStyle(part).transform).join(),
        ),
      );
    // Where a move ends is what rests: only a whip and a static frame may be told by their words alone.
    expect(new Set(ends).size).toBeGreaterThanOrEqual(13);
  });

  it('finds by typing, shows the words of the prompt, and sets move, speed and direction in one undo step', async () => {
    await open();
    await field('Camera').focus();
    await page.keyboard.press('s');
    await page.getByRole('combobox', { name: 'Find a camera move' }).pressSequentially('low pan left');
    await expect.poll(active).toBe('Pan');
    expect(await page.locator('[data-prompt-words]').textContent()).toBe('Slow pan to the left');
    await page.keyboard.press('Enter');
    await list('Find a camera move').waitFor({ state: 'detached' });
    expect((await firstShot())?.camera).toEqual({ move: 'pan', speed: 'slow', direction: 'left' });
    await expect.poll(() => field('Camera').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.getByRole('tab', { name: 'Compiled' }).click();
    await page.getByText('Slow pan to the left', { exact: false }).first().waitFor();
    await field('Camera').focus();
    await page.keyboard.press('Control+z');
    expect((await firstShot())?.camera?.move).toBe('static');
  });

  it('walks the grid by arrows, and Esc leaves everything as it was', async () => {
    await open();
    const before = await firstShot();
    await field('Camera').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).toBe('Static');
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).toBe('Pan');
    await page.keyboard.press('ArrowRight');
    await expect.poll(active).toBe('Tilt');
    await page.keyboard.press('Escape');
    await list('Find a camera move').waitFor({ state: 'detached' });
    expect(await firstShot()).toEqual(before);
    await expect.poll(() => field('Camera').evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('leaves a camera open again', async () => {
    await open();
    await field('Camera').click();
    await tile('Not set').click();
    expect((await firstShot())?.camera).toBeNull();
    expect(await field('Camera').textContent()).toBe('Choose');
  });
});

describe('the picker of framings', () => {
  it('draws every framing differently and sets the one that is pressed', async () => {
    await open();
    await field('Framing').click();
    await tile('Not set').waitFor();
    const drawn = await page.locator('[data-framing]').evaluateAll((svgs) => svgs.map((svg) => svg.innerHTML));
    expect(drawn).toHaveLength(11);
    expect(new Set(drawn).size).toBe(11);
    await tile('Over-the-shoulder').click();
    expect((await firstShot())?.framing).toBe('over-the-shoulder');
    expect(await field('Framing').textContent()).toBe('Over-the-shoulder');
  });
});

it.each([
  { width: 1_440, height: 900 },
  { width: 1_024, height: 700 },
])('stands inside a window of $width x $height without a violation', async (size) => {
  await open(size);
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const name of ['Framing', 'Camera']) {
      await field(name).click();
      const popup = page.getByRole('dialog');
      await popup.waitFor();
      await tile('Not set').waitFor();
      await page.waitForTimeout(300);
      await page.screenshot({ path: `.artifacts/screens/picker-${name.toLowerCase()}-${size.width}-${theme}.png` });
      const box = await popup.boundingBox();
      expect(
        box === null
          ? null
          : [box.x >= 0, box.y >= 0, box.x + box.width <= size.width, box.y + box.height <= size.height],
      ).toEqual([true, true, true, true]);
      expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
      await page.keyboard.press('Escape');
      await popup.waitFor({ state: 'detached' });
    }
  }
});
