import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('ui/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open({ height: 1_400 });
  await page.getByRole('heading', { name: 'Components' }).waitFor();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const tip = () => page.locator('.z-tooltip');
async function rest(name: string): Promise<void> {
  await button(name).hover();
  await tip().waitFor();
}

describe('tooltips', () => {
  it('add the key to the name once the pointer rests', async () => {
    await rest('Split');
    expect(await tip().textContent()).toBe('SplitS');
    const [above, control] = [await tip().boundingBox(), await button('Split').boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(control?.y ?? 0);
  });

  it('follow the pointer to the next control, and go when it leaves', async () => {
    await rest('Split');
    await button('Loop').hover();
    await expect.poll(() => tip().textContent()).toBe('Loop');
    await page.mouse.move(2, 2);
    await tip().waitFor({ state: 'detached' });
  });

  it('can be reached with the pointer', async () => {
    await rest('Split');
    const box = await tip().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 6, (box?.y ?? 0) + 6, { steps: 8 });
    expect(await tip().count()).toBe(1);
  });

  it('come at once to a control that the keyboard reached, and go with Esc', async () => {
    await button('Disabled').evaluate((it) => {
      it.removeAttribute('disabled');
    });
    await button('Disabled').focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => tip().textContent()).toBe('SplitS');
    await page.keyboard.press('Escape');
    await tip().waitFor({ state: 'detached' });
  });

  it('go with the control that they belong to', async () => {
    await rest('Split');
    await button('Split').evaluate((it) => {
      it.remove();
    });
    await tip().waitFor({ state: 'detached' });
  });

  it('come to a pointer that rested before they were loaded', async () => {
    const gate = Promise.withResolvers<void>();
    const late = await page.context().newPage();
    await late.route('**/*tooltip-layer*', async (route) => {
      await gate.promise;
      await route.continue();
    });
    await late.goto(page.url());
    await late.getByRole('button', { name: 'Split', exact: true }).hover();
    gate.resolve();
    await late.locator('.z-tooltip').waitFor();
  });

  it('stay away after a press until the pointer has left', async () => {
    await rest('Split');
    await page.mouse.down();
    await tip().waitFor({ state: 'detached' });
    await page.mouse.up();
    const { x = 0, y = 0 } = (await button('Split').boundingBox()) ?? {};
    await page.mouse.move(x + 5, y + 5, { steps: 3 });
    // Nothing happens, for longer than a tooltip takes.
    await page.waitForTimeout(700);
    expect(await tip().count()).toBe(0);
    await page.mouse.move(2, 2);
    await rest('Split');
  });
});
