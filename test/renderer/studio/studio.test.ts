import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { inEveryLook } from '#test/renderer/every-look.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { studioMedia } from './studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
}

const lengths = (): Promise<number[]> =>
  page.evaluate(() => window.studioTest.draftStore.getState().spec?.shots.map((shot) => shot.durationMs) ?? []);
const callsOf = (method: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => window.studioTest.application.calls.filter((call) => call.method === wanted).map((call) => call.input),
    method,
  );
/** The toolbar has a button of the same name. */
const undoInToast = (): Promise<void> =>
  page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo', exact: true }).click();
const shotOption = (number: number) => page.getByRole('option', { name: new RegExp(`^Shot ${number}, `, 'u') });

describe('shots', () => {
  it('drags an edge with neighbours giving way, snapped, in one undo step', async () => {
    await open('film');
    const edge = page.getByRole('slider', { name: 'End of shot 1' });
    const box = await edge.boundingBox();
    if (box === null) throw new Error('no edge');
    const strip = await page.getByRole('listbox', { name: 'Shots' }).boundingBox();
    const pixelsPerSecond = (strip?.width ?? 0) / 15;
    await page.mouse.move(box.x + 6, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 6 + pixelsPerSecond * 0.6, box.y + 40);
    await page.mouse.move(box.x + 6 + pixelsPerSecond * 1.02, box.y + 40);
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
    await expect.poll(() => page.getByText('4.5 s | 2 s').count()).toBe(1);
    await page.mouse.up();
    expect(await lengths()).toEqual([4_500, 2_000, 3_500, 2_000, 3_000]);
    await page.keyboard.press('Control+z');
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
  });

  it('puts everything back when Esc ends a drag', async () => {
    await open('film');
    const box = await page.getByRole('slider', { name: 'End of shot 2' }).boundingBox();
    if (box === null) throw new Error('no edge');
    await page.mouse.move(box.x + 6, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x - 80, box.y + 40, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  it('selects, retimes, splits, duplicates, moves and deletes by keyboard alone', async () => {
    await open('film');
    await shotOption(1).focus();
    await page.keyboard.press('ArrowRight');
    expect(await shotOption(2).getAttribute('aria-selected')).toBe('true');
    expect(await shotOption(2).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press(']');
    expect(await lengths()).toEqual([3_500, 3_500, 3_000, 2_000, 3_000]);
    await page.keyboard.press('[');
    await page.keyboard.press('d');
    expect(await lengths()).toEqual([3_500, 1_500, 1_500, 3_500, 2_000, 3_000]);
    await page.keyboard.press('Delete');
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
    await page.keyboard.press('Alt+ArrowRight');
    expect(await lengths()).toEqual([3_500, 3_500, 3_000, 2_000, 3_000]);
    await page.evaluate(() => {
      window.studioTest.selectionStore.setState({ playheadMs: 1_500 });
    });
    await page.keyboard.press('s');
    expect(await lengths()).toEqual([1_500, 2_000, 3_500, 3_000, 2_000, 3_000]);
    await page.keyboard.press('Home');
    expect(await shotOption(1).getAttribute('aria-selected')).toBe('true');
  });

  it('never takes a bare letter from a text field', async () => {
    await open('film');
    await page.getByRole('textbox', { name: 'Light' }).fill('');
    await page.getByRole('textbox', { name: 'Light' }).pressSequentially('sad dx 1[');
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
    expect(await page.getByRole('textbox', { name: 'Light' }).inputValue()).toBe('sad dx 1[');
    expect(await callsOf('takes.judge')).toEqual([]);
  });

  it('announces what changed', async () => {
    await open('film');
    await shotOption(3).click();
    await page.keyboard.press(']');
    await expect.poll(() => page.locator('[aria-live="polite"]').allTextContents()).toContain('Shot 3, 4 seconds');
  });
});

describe('writing', () => {
  it('stores an edit within a second, at the revision it was based on', async () => {
    await open('film');
    await page.getByRole('textbox', { name: 'Light' }).fill('cold');
    await expect.poll(() => callsOf('drafts.save')).toHaveLength(1);
    expect(await callsOf('drafts.save')).toMatchObject([{ clipId: idNumber(2_002), baseRevision: 3 }]);
  });

  it('keeps the words of a clip that could not be saved, and says so', async () => {
    await open('film');
    await page.evaluate(() => {
      window.studioTest.application.failures.set('drafts.save', {
        kind: 'storage',
        code: 'storage.full',
        params: {},
        retry: 'manual',
        charged: 'no',
      });
    });
    await page.getByRole('textbox', { name: 'Light' }).fill('cold');
    await page.getByText('Not saved').waitFor();
    await page.getByRole('option', { name: /^1\. Platform 2/u }).click();
    await page.getByRole('option', { name: /^2\. Window seat/u }).click();
    expect(await page.getByRole('textbox', { name: 'Light' }).inputValue()).toBe('cold');
    await page.evaluate(() => window.studioTest.application.failures.delete('drafts.save'));
    await page.getByText('Not saved').waitFor({ state: 'detached' });
  });

  it('gives the clip a length from its pill, and the shots follow', async () => {
    await open('film');
    await page.getByRole('button', { name: 'Length: 15 s' }).click();
    await page.getByRole('menuitemradio', { name: '12 s' }).click();
    expect(await lengths()).toEqual([3_500, 3_000, 3_500, 1_000, 1_000]);
    await page.getByRole('button', { name: 'Length: 12 s' }).click();
    expect(await page.getByRole('menuitemradio', { name: /^4 s/u }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('generating', () => {
  it('row 15: a double click and five presses in a row are one order', async () => {
    await open('film');
    await page.getByRole('button', { name: /^Generate take 5/u }).dblclick();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Control+Enter');
    const orders = await callsOf('generations.order');
    expect(new Set(orders.map((input) => JSON.stringify(input))).size).toBe(1);
    const jobs = await page.evaluate(() => window.studioTest.application.scene.jobs.length);
    expect(jobs).toBe(2);
  });

  it('saves the words before it orders them', async () => {
    await open('film');
    await page.getByRole('textbox', { name: 'Light' }).fill('cold');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => callsOf('generations.order')).toHaveLength(1);
    expect(await callsOf('generations.order')).toMatchObject([{ draftRevision: 4, agreedPrice: { kind: 'free' } }]);
  });

  it('shows the take when it lands and says so', async () => {
    await open('film');
    await page.evaluate(() => {
      window.studioTest.application.finishJob('019ab000-0000-7000-8000-000000004004', window.studioTest.takeAsset(0));
    });
    await page.getByText('Take 4 is ready').waitFor();
    await page.getByRole('option', { name: /^Take 4, /u, selected: true }).waitFor();
    await page.locator('video[aria-label="Take 4 of Window seat"]').waitFor();
  });

  it('shows everything a provider changes before the click', async () => {
    await open('film');
    await page.getByRole('button', { name: '2 changes: show what Animatic changes' }).click();
    const report = page.getByRole('dialog', { name: 'What Animatic does with this clip' });
    await report.getByText('Light of shot 3').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'detached' });
  });

  it('asks for words first, and leads there', async () => {
    await open('untouched');
    const button = page.getByRole('button', { name: /Write one shot first/u });
    await button.click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-prompt-field') ?? ''))
      .toMatch(/^action-/u);
    expect(await callsOf('generations.order')).toEqual([]);
  });

  it('says what stands in the way while the line is down', async () => {
    await open('film');
    await page.evaluate(() => {
      window.studioTest.application.setConnection('lost');
    });
    await page.getByText('The line to Dailies is down').waitFor();
    await page.getByRole('button', { name: /No connection to Dailies/u }).waitFor();
  });
});

describe('takes', () => {
  it('chooses, accepts, rejects and trashes by keys, with a way back', async () => {
    await open('film');
    await page.keyboard.press('2');
    await page.getByRole('option', { name: /^Take 2, /u, selected: true }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('option', { name: /^Take 2, .*, accepted/u }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('option', { name: /^Take 2, .*, rejected/u }).waitFor();
    await page.getByRole('option', { name: /^Take 2, /u }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('option', { name: /^Take 2, /u }).waitFor({ state: 'detached' });
    await page.getByRole('option', { name: /^Take 1, /u, selected: true }).waitFor();
    await undoInToast();
    await page.getByRole('option', { name: /^Take 2, /u, selected: true }).waitFor();
  });

  it('plays, steps by a frame and jumps to cuts', async () => {
    await open('film');
    const video = page.locator('video');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBe(4);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.getByRole('timer').textContent()).toBe('00:03:12');
    await page.keyboard.press('.');
    await expect.poll(() => page.getByRole('timer').textContent()).toBe('00:03:13');
    await page.keyboard.press(',');
    await page.keyboard.press(',');
    await expect.poll(() => page.getByRole('timer').textContent()).toBe('00:03:11');
    await page.keyboard.press('Space');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
    await expect.poll(() => page.getByRole('timer').textContent()).not.toBe('00:03:11');
    await page.keyboard.press('k');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  });

  it('cancels what runs, and tells why something failed', async () => {
    await open('film');
    await page.getByRole('button', { name: 'Cancel take 4' }).click();
    await page.getByRole('group', { name: /^Take 4/u }).waitFor({ state: 'detached' });
    await page.context().close();
    await open('filmWithFailure');
    await page.getByRole('button', { name: 'Why' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take 4 failed' });
    await dialog.getByText('The disk is full.', { exact: false }).waitFor();
    await dialog.getByText('Were you charged? No').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Why' }).evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

describe('clips', () => {
  it('opens, renames, moves and trashes by keyboard, with a way back', async () => {
    await open('film');
    await page.getByRole('option', { name: /^2\. Window seat/u }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('option', { name: /^3\. Tea house/u, selected: true }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name' }).fill('Garden');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^3\. Garden/u, selected: true }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('option', { name: /^2\. Garden/u, selected: true }).waitFor();
    await page.getByRole('option', { name: /^2\. Garden/u }).focus();
    await page.keyboard.press('Delete');
    await page.getByText('Garden moved to trash').waitFor();
    await page.getByRole('option', { name: /Garden/u }).waitFor({ state: 'detached' });
    await undoInToast();
    await page.getByRole('option', { name: /Garden/u, selected: true }).waitFor();
  });

  it('opens the clip that was open last', async () => {
    await open('film');
    expect(await page.getByRole('option', { name: /^2\. Window seat/u }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('option', { name: /^4\. Last carriage/u }).click();
    await expect
      .poll(() => callsOf('settings.update'))
      .toContainEqual({ openClipIds: { [idNumber(1_000)]: idNumber(2_004) } });
  });
});

/** Elements whose words are cut without an ellipsis, or that lie over the edge of the window. */
function findCutText(): string[] {
  const cut: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('button, h1, h2, h3, p, span, label')) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const isVisible = box.width > 1 && box.height > 1 && style.visibility === 'visible';
    if (!isVisible || element.closest('.sr-only, [role="listbox"], .overflow-y-auto') !== null) continue;
    if (element.textContent.trim() === '') continue;
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) cut.push(`outside: ${element.textContent}`);
    if (
      style.textOverflow !== 'ellipsis' &&
      style.overflowX === 'hidden' &&
      element.scrollWidth > element.clientWidth + 1
    ) {
      cut.push(`cut: ${element.textContent}`);
    }
  }
  return cut;
}

it.each(['film', 'filmWithFailure', 'untouched'])(
  'has no accessibility violation and no cut text in any size and theme: %s',
  async (scene) => {
    await open(scene);
    await page.waitForLoadState('networkidle');
    await inEveryLook(page, async ({ width, theme }) => {
      await page.screenshot({ path: `.artifacts/screens/studio-${scene}-${width}-${theme}.png` });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate(findCutText)).toEqual([]);
      expect(await page.getByRole('button', { name: /^Generate/u }).isVisible()).toBe(true);
    });
  },
);
