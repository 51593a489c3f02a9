import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

interface UiWindow {
  readonly uiLog: string[];
  readonly showToast: (options: object) => void;
  readonly announce: (sentence: string) => void;
}

const built = testPage('ui/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open({ height: 1_400 });
  await page.getByRole('heading', { name: 'Components' }).waitFor();
});

/** What was pressed; the picture that cannot load is apart. */
const log = (): Promise<string[]> =>
  page.evaluate(() => (window as unknown as UiWindow).uiLog.filter((entry) => entry !== 'broken'));
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('buttons', () => {
  it('keep their width while busy and ignore clicks', async () => {
    const before = await button('Generate').boundingBox();
    await button('Toggle busy').click();
    const busy = page.getByRole('button', { name: 'Sending' });
    await busy.click({ force: true });
    await busy.press('Enter');
    expect(await log()).toEqual([]);
    expect((await busy.boundingBox())?.height).toBe(before?.height);
    await button('Toggle busy').click();
    await button('Generate').click();
    expect(await log()).toEqual(['primary']);
  });

  it('show a ring when the keyboard is on them', async () => {
    await page.keyboard.press('Tab');
    const outline = () => button('Generate').evaluate((element) => getComputedStyle(element).outline);
    // The colour moves there in 90 ms.
    await expect.poll(outline).toContain('rgb(245, 169, 57)');
    expect(await outline()).toContain('2px');
  });

  it('keep their name when they stay down', async () => {
    await button('Loop').click();
    expect(await button('Loop').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('fields', () => {
  const number = () => page.getByRole('spinbutton', { name: 'Length' });

  it.each([
    ['4,5', '4.5'],
    ['4.26', '4.3'],
    ['99', '10'],
    ['-3', '1'],
    ['many', '3.5'],
    ['', '3.5'],
  ])('take the number %s as %s', async (typed, value) => {
    await number().fill(typed);
    await number().press('Enter');
    expect(await number().inputValue()).toBe(value);
  });

  it('move by a step with the arrows, by less with Shift, and forget with Esc', async () => {
    await number().press('ArrowUp');
    await number().press('Shift+ArrowDown');
    expect(await number().inputValue()).toBe('3.9');
    await number().fill('8');
    await number().press('Escape');
    expect(await number().inputValue()).toBe('3.9');
  });

  it('grow with their words', async () => {
    const area = page.getByRole('textbox', { name: 'Action' });
    const before = (await area.boundingBox())?.height ?? 0;
    await area.fill('one\ntwo\nthree\nfour');
    expect((await area.boundingBox())?.height ?? 0).toBeGreaterThan(before + 40);
  });

  it('point to the sentence that says what is wrong, and offer the way out', async () => {
    const wrong = page.getByRole('textbox', { name: 'Wrong' });
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    expect(await wrong.evaluate((it) => it.ariaDescribedByElements?.[0]?.textContent)).toContain('31 s.');
    await button('Make a 15 s copy').click();
    expect(await log()).toEqual(['fixed']);
  });

  it('choose by keyboard: select, segments, search', async () => {
    await page.getByRole('combobox', { name: 'Framing' }).selectOption('Insert');
    expect(await page.getByRole('combobox', { name: 'Framing' }).inputValue()).toBe('insert');
    await button('Slow').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    expect(await button('Fast').getAttribute('aria-pressed')).toBe('true');
    await button('Empty the search').click();
    expect(await page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('');
  });

  it('keep what cannot be chosen in the menu of a pill, with its reason', async () => {
    await button('Ratio: 16:9').click();
    const refused = page.getByRole('menuitemradio', { name: /21:9/u });
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
    expect(await refused.textContent()).toContain('not offered');
  });
});

describe('what floats', () => {
  it('opens menus by keyboard, passes by what is disabled, and gives the focus back', async () => {
    await button('Menu').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Accept' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /Retry/u }).getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await button('Menu').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('opens the same menu with a right click', async () => {
    await button('Right click').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    expect(await log()).toEqual(['trash']);
  });

  it('starts a dialog on the action that spends nothing, and closes it with Esc', async () => {
    await button('Dialog').click();
    const dialog = page.getByRole('dialog', { name: 'Spend $10.21 on one take?' });
    await dialog.waitFor();
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Cancel' }).evaluate((it) => it === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => button('Dialog').evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it('shows a toast with its action, and each only once', async () => {
    await page.evaluate(() => {
      const { showToast, uiLog } = window as unknown as UiWindow;
      showToast({ title: '12 items moved to trash', action: { label: 'Undo', onAction: () => uiLog.push('undone') } });
    });
    await button('Undo').click();
    await page.getByText('12 items moved to trash').first().waitFor({ state: 'detached' });
    expect(await log()).toEqual(['undone']);
  });

  it('speaks the same sentence twice when it is said twice', async () => {
    const say = () =>
      page.evaluate(() => {
        (window as unknown as UiWindow).announce('Shot 3, 4 seconds');
        return document.querySelector('.sr-only[aria-live="polite"]')?.textContent;
      });
    expect(await say()).not.toBe(await say());
  });
});

describe('panels', () => {
  const splitter = () => page.getByRole('separator', { name: 'Width of the panel' });
  const width = async () => (await page.getByTestId('panel').boundingBox())?.width;

  it('are resized by keys inside their limits', async () => {
    await splitter().press('ArrowRight');
    expect(await width()).toBe(208);
    await splitter().press('Shift+ArrowLeft');
    expect(await width()).toBe(176);
    await splitter().press('End');
    expect(await width()).toBe(300);
    await splitter().dblclick();
    expect(await width()).toBe(200);
  });

  it('are resized by dragging and snap shut well under their minimum', async () => {
    const box = await splitter().boundingBox();
    if (box === null) throw new Error('no splitter');
    await page.mouse.move(box.x, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x - 40, box.y + 20, { steps: 3 });
    expect(await width()).toBe(160);
    await page.mouse.move(box.x - 190, box.y + 20, { steps: 3 });
    await page.mouse.up();
    expect(await page.getByTestId('panel').count()).toBe(0);
  });

  it('change by tab with the arrows', async () => {
    await page.getByRole('tab', { name: 'Write' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('Text', { exact: true }).waitFor();
  });
});

describe('states', () => {
  it('row 58: a picture that does not load is asked for once and leaves a placeholder', async () => {
    const asked = () => page.evaluate(() => (window as unknown as UiWindow).uiLog);
    await expect.poll(asked).toEqual(['broken']);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('row 70: shows markup in the details of an error as text', async () => {
    await page.getByText('Details').click();
    expect(await page.locator('pre').textContent()).toBe('<img src=x onerror=alert(1)>');
  });

  it('gives every control a target of 24 pixels', async () => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, [role="tab"], summary')]
        .filter(
          (element) =>
            element.getAttribute('aria-hidden') !== 'true' && element.closest('[aria-hidden="true"]') === null,
        )
        .filter((element) => getComputedStyle(element).position !== 'fixed' && element.tabIndex !== -1)
        .filter((element) => {
          const box = (element.closest('label') ?? element).getBoundingClientRect();
          return box.width > 0 && (box.height < 24 || box.width < 24);
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(small).toEqual([]);
  });

  it('turns nothing when motion is reduced', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await button('Toggle busy').click();
    const animation = await page.locator('.busy-ring').evaluate((element) => getComputedStyle(element).animationName);
    expect(animation).toBe('none');
  });

  it('keeps the lines of fields and chips in forced colours', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const chip = page.getByRole('img', { name: 'chip 3' });
    const [text, ground] = await chip.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.color, style.backgroundColor];
    });
    expect(text).not.toBe(ground);
  });

  it.each(['dark', 'light'] as const)('has no accessibility violation, %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: `.artifacts/screens/components-${theme}.png` });
    expect(await findBarriers(page)).toEqual([]);
  });
});
