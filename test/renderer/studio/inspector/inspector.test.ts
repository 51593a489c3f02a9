import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

/** Opens the film with a shot selected. */
async function open(shotNumber: number, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: '#scene=film' });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
  await page.getByRole('option', { name: new RegExp(`^Shot ${shotNumber}, `, 'u') }).click();
}

const inspector = (): Locator => page.getByRole('complementary', { name: 'Shot', exact: true });
const button = (name: string): Locator => inspector().getByRole('button', { name, exact: true });
const spec = async (): Promise<ClipSpec> => {
  const found = await page.evaluate(() => window.studioTest.draftStore.getState().spec);
  if (found === null) throw new Error('no clip is open');
  return found;
};
const shot = async (index: number): Promise<Shot> => {
  const found = (await spec()).shots[index];
  if (found === undefined) throw new Error('no such shot');
  return found;
};
const spoken = async (): Promise<string[]> => (await shot(2)).dialogue.map(({ words }) => words);
const undo = (): Promise<void> => page.getByRole('button', { name: 'Undo' }).first().click();

/** Shot 3 speaks three lines. */
async function writeThreeLines(): Promise<void> {
  for (const words of ['Always.', 'Since when?']) {
    await button('Add a line of dialogue').click();
    await inspector().getByRole('textbox', { name: 'Words' }).last().fill(words);
  }
  expect(await spoken()).toEqual(['Does it always rain on this line?', 'Always.', 'Since when?']);
}

describe('lines of dialogue', () => {
  it('are added with the caret in the speaker, moved by keys one undo step each, and removed', async () => {
    await open(3);
    await button('Add a line of dialogue').click();
    await page.keyboard.type('Conductor');
    await expect.poll(async () => (await shot(2)).dialogue[1]?.speaker).toEqual([{ type: 'text', text: 'Conductor' }]);
    await inspector().getByRole('textbox', { name: 'Words' }).last().fill('Always.');
    await button('Move line 2 of 2').focus();
    await page.keyboard.press('ArrowUp');
    expect(await spoken()).toEqual(['Always.', 'Does it always rain on this line?']);
    // The key that moved a line keeps moving it.
    expect(await button('Move line 1 of 2').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await spoken()).toEqual(['Does it always rain on this line?', 'Always.']);
    await undo();
    expect(await spoken()).toEqual(['Always.', 'Does it always rain on this line?']);
    await undo();
    expect(await spoken()).toEqual(['Does it always rain on this line?', 'Always.']);
    await button('Remove this line').first().click();
    expect(await spoken()).toEqual(['Always.']);
  });

  it('are dragged by their handles, and put back by Esc', async () => {
    await open(3);
    await writeThreeLines();
    const drag = async (from: number, to: number): Promise<void> => {
      const handle = await button(`Move line ${from} of 3`).boundingBox();
      const lines = await inspector().locator('[data-line]').all();
      const [start, end] = [await lines[from - 1]?.boundingBox(), await lines[to - 1]?.boundingBox()];
      if (handle == null || start == null || end == null) throw new Error('no lines');
      const y = handle.y + handle.height / 2;
      await page.mouse.move(handle.x + 8, y);
      await page.mouse.down();
      await page.mouse.move(handle.x + 8, y + (end.y - start.y) / 2, { steps: 3 });
      await page.mouse.move(handle.x + 8, y + end.y - start.y + (to > from ? 30 : -30), { steps: 3 });
    };
    await drag(1, 3);
    await page.mouse.up();
    expect(await spoken()).toEqual(['Always.', 'Since when?', 'Does it always rain on this line?']);
    await drag(3, 1);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await spoken()).toEqual(['Always.', 'Since when?', 'Does it always rain on this line?']);
    await undo();
    expect(await spoken()).toEqual(['Does it always rain on this line?', 'Always.', 'Since when?']);
  });

  it('say how fast they are spoken, and that it is too much', async () => {
    await open(3);
    await inspector().getByText('2.0 words/s, safe').waitFor();
    await inspector().getByRole('textbox', { name: 'Words' }).fill('word '.repeat(30));
    await inspector().getByText('8.6 words/s, too dense').waitFor();
  });
});

describe('what holds for every shot', () => {
  it('is written from any shot, in step with the composer', async () => {
    await open(4);
    const look = inspector().getByRole('textbox', { name: 'Look' });
    await look.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('16 mm, push one stop');
    await expect.poll(async () => (await spec()).look).toEqual([{ type: 'text', text: '16 mm, push one stop' }]);
    await page
      .getByRole('region', { name: 'Composer' })
      .getByRole('textbox', { name: 'Look' })
      .getByText('16 mm, push one stop')
      .waitFor();
    expect(await inspector().getByRole('textbox', { name: 'Sound bed' }).textContent()).toContain('under everything');
  });
});

describe('a set-up', () => {
  it('is carried to another shot and to all of them, one undo step each', async () => {
    await open(3);
    const { framing, camera, light } = await shot(2);
    const choose = async (name: string): Promise<void> => {
      await button('Set-up').click();
      await page.getByRole('menuitem', { name: new RegExp(`^${name}`, 'u') }).click();
    };
    await choose('Copy framing');
    await page.getByRole('option', { name: /^Shot 5, /u }).click();
    await choose('Paste framing');
    expect(await shot(4)).toMatchObject({ framing, camera, light });
    expect((await shot(4)).action).toEqual([{ type: 'text', text: 'The conductor, lamps sliding over his cap.' }]);
    const before = (await spec()).shots;
    await choose('Use them in every shot');
    for (const each of (await spec()).shots) expect(each).toMatchObject({ framing, camera, light });
    await undo();
    expect((await spec()).shots).toEqual(before);
  });
});

describe('several shots', () => {
  const shots = async (): Promise<Shot[]> => (await spec()).shots;
  const pickThree = async (): Promise<void> => {
    await open(2);
    await page.getByRole('option', { name: /^Shot 4, /u }).click({ modifiers: ['Shift'] });
    await inspector().getByRole('heading', { name: '3 shots' }).waitFor();
  };

  it('show what they share, and are all edited in one undo step', async () => {
    await pickThree();
    const before = await shots();
    expect(await inspector().getByRole('combobox', { name: 'Framing' }).textContent()).toBe('Mixed');
    await inspector().getByRole('combobox', { name: 'Framing' }).click();
    await page.getByRole('option', { name: 'Two-shot', exact: true }).click();
    expect((await shots()).map(({ framing }) => framing)).toEqual([
      'wide',
      'two-shot',
      'two-shot',
      'two-shot',
      'over-the-shoulder',
    ]);
    await expect.poll(() => inspector().getByRole('combobox', { name: 'Framing' }).textContent()).toBe('Two-shot');
    await undo();
    expect(await shots()).toEqual(before);
    await inspector().getByRole('button', { name: 'Fast', exact: true }).click();
    // The third of them stands still: a speed says nothing there.
    expect((await shots()).map(({ camera }) => camera?.speed)).toEqual(['slow', 'fast', 'fast', 'normal', 'normal']);
    await inspector().getByRole('textbox', { name: 'Light' }).fill('Dusk');
    expect((await shots()).map(({ light }) => light)).toEqual(['', 'Dusk', 'Dusk', 'Dusk', '']);
    await undo();
    expect((await shots()).map(({ light }) => light)).toEqual(before.map(({ light }) => light));
  });

  it('say "Mixed" where they differ, in the field, in its pictures and beside its segments', async () => {
    await pickThree();
    for (const name of ['Framing', 'Camera']) {
      const field = inspector().getByRole('combobox', { name, exact: true });
      expect(await field.textContent()).toBe('Mixed');
      await field.click();
      const list = page.getByRole('listbox', { name: /^Find a /u });
      await list.waitFor();
      await page.getByText('Mixed: the selected shots differ.', { exact: false }).waitFor();
      expect(await list.getByRole('option', { selected: true }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
    }
  });

  it('share their time, and get one length, while the clip keeps its own', async () => {
    await pickThree();
    const lengths = async (): Promise<number[]> => (await shots()).map(({ durationMs }) => durationMs);
    await button('Share 8.5 s evenly').click();
    expect(await lengths()).toEqual([3_500, 2_900, 2_800, 2_800, 3_000]);
    await undo();
    const field = inspector().getByRole('spinbutton', { name: 'Length' });
    await field.fill('2');
    await field.press('Enter');
    expect(await lengths()).toEqual([3_500, 2_000, 2_000, 2_000, 5_500]);
    await undo();
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
  });

  it('take a copied set-up together, and lead to the table', async () => {
    await open(5);
    await button('Set-up').click();
    await page.getByRole('menuitem', { name: /^Copy framing/u }).click();
    await page.getByRole('option', { name: /^Shot 1, /u }).click();
    await page.getByRole('option', { name: /^Shot 3, /u }).click({ modifiers: ['Control'] });
    await inspector().getByRole('heading', { name: '2 shots' }).waitFor();
    await button('All shots as a table').waitFor();
    await page.screenshot({ path: '.artifacts/screens/inspector-several.png' });
    await button('Set-up').click();
    await page.getByRole('menuitem', { name: /^Paste framing/u }).click();
    expect((await shots()).map(({ camera }) => camera?.move)).toEqual(['pan', 'push-in', 'pan', 'static', 'pan']);
    await button('All shots as a table').click();
    await page.getByRole('grid', { name: 'Shots of this clip' }).waitFor();
  });
});

describe.each([
  { width: 1_440, height: 900 },
  { width: 1_024, height: 700 },
])('at $width x $height', (size) => {
  it.each(['dark', 'light'] as const)('keeps every field inside the panel, %s', async (theme) => {
    await open(3, { ...size, theme });
    if (size.width < 1_280) {
      await page.getByRole('group', { name: 'What to write' }).getByRole('button', { name: /^Shot/u }).click();
    } else await writeThreeLines();
    await page.screenshot({ path: `.artifacts/screens/inspector-${size.width}-${theme}.png` });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('[data-inspector]')].map((each) => each.scrollWidth - each.clientWidth),
    );
    expect(wide).toEqual([0]);
  });
});
