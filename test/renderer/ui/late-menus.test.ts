import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('ui/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open({ height: 1_400 });
  await page.getByRole('heading', { name: 'Components' }).waitFor();
});

const log = (): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { uiLog: string[] }).uiLog.filter((entry) => entry !== 'broken'));
const button = (name: string) => page.getByRole('button', { name, exact: true });
const item = (name: string) => page.getByRole('menuitem', { name });
const isClosed = () => page.getByRole('menu').waitFor({ state: 'detached' });

/** Keeps back everything that is still to be loaded until the returned function is called. */
async function holdLoading(): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  return gate.resolve;
}

async function centreOf(name: string): Promise<{ x: number; y: number }> {
  const box = await button(name).boundingBox();
  if (box === null) throw new Error(`${name} is not on screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('a menu that is loaded when it is first used', () => {
  it('opens for a click that came before it, and chooses once', async () => {
    const load = await holdLoading();
    await button('Menu').click();
    expect(await button('Menu').getAttribute('aria-haspopup')).toBe('menu');
    expect(await button('Menu').getAttribute('aria-expanded')).toBe('false');
    load();
    await item('Accept').waitFor();
    expect(await button('Menu').getAttribute('aria-expanded')).toBe('true');
    await item('Accept').click();
    await isClosed();
    expect(await log()).toEqual(['accept']);
    expect(await button('Menu').getAttribute('aria-expanded')).toBe('false');
  });

  it('stands on its first entry when an arrow opened it', async () => {
    const load = await holdLoading();
    await button('Menu').focus();
    await page.keyboard.press('ArrowDown');
    load();
    await expect.poll(() => item('Accept').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await isClosed();
    expect(await log()).toEqual(['accept']);
    await expect.poll(() => button('Menu').evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('keeps the press that opened it, which can be dragged to an entry', async () => {
    const load = await holdLoading();
    const { x, y } = await centreOf('Menu');
    await page.mouse.move(x, y);
    await page.mouse.down();
    load();
    await item('Accept').waitFor();
    const target = await item('Accept').boundingBox();
    // A press that is let go at once was a click on the button; dragging takes a hand longer than that.
    await page.waitForTimeout(250);
    await page.mouse.move((target?.x ?? 0) + 10, (target?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.up();
    await isClosed();
    expect(await log()).toEqual(['accept']);
  });

  it('closes with the second press, and opens again with the third', async () => {
    await button('Menu').click();
    await item('Accept').waitFor();
    await button('Menu').click();
    await isClosed();
    await button('Menu').click();
    await item('Accept').click();
    expect(await log()).toEqual(['accept']);
  });

  it('is the same control before and after, with the focus on it', async () => {
    await button('Menu').evaluate((it) => {
      it.dataset['before'] = 'yes';
    });
    await button('Menu').click();
    await item('Accept').waitFor();
    await page.keyboard.press('Escape');
    await isClosed();
    expect(await button('Menu').getAttribute('data-before')).toBe('yes');
    await expect.poll(() => button('Menu').evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('is named by its control, which names what it opens', async () => {
    await button('Menu').click();
    const menu = page.getByRole('menu', { name: 'Menu' });
    await menu.waitFor();
    expect(await button('Menu').getAttribute('aria-controls')).toBe(await menu.getAttribute('id'));
  });

  it('opens where a right click was that came before it', async () => {
    const load = await holdLoading();
    const { x, y } = await centreOf('Right click');
    await page.mouse.click(x, y, { button: 'right' });
    load();
    await item('Accept').waitFor();
    const box = await page.getByRole('menu').boundingBox();
    expect(Math.abs((box?.x ?? 0) - x)).toBeLessThan(12);
    expect(Math.abs((box?.y ?? 0) - y)).toBeLessThan(12);
    await page.keyboard.press('Escape');
    await isClosed();
    await button('Right click').press('Shift+F10');
    await item('Move to trash').click();
    expect(await log()).toEqual(['trash']);
  });
});
