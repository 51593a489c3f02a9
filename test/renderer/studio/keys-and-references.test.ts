import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from './studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(scene: string): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}` });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
}

const shotOption = (number: number) => page.getByRole('option', { name: new RegExp(`^Shot ${number}, `, 'u') });

describe('keys', () => {
  it('plays and jumps to cuts wherever the focus is on the strips', async () => {
    await open('film');
    // A film is loaded and sought while the machine does other work.
    const patient = { timeout: 20_000 };
    const video = page.locator('video');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), patient).toBe(4);
    const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused);
    const timer = () => page.getByRole('timer').textContent();
    const places = [
      shotOption(1),
      page.getByRole('option', { name: /^2\. Window seat/u }),
      page.getByRole('option', { name: /^Take \d, /u, selected: true }),
      page.getByRole('slider', { name: 'Playhead' }),
    ];
    for (const place of places) {
      await place.focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(timer, patient).toBe('00:03:12');
      await page.keyboard.press('ArrowUp');
      await expect.poll(timer, patient).toBe('00:00:00');
      await page.keyboard.press('Space');
      await expect.poll(isPaused, patient).toBe(false);
      await page.keyboard.press('Space');
      await expect.poll(isPaused, patient).toBe(true);
      await page.evaluate(() => {
        document.querySelector<HTMLElement>('[data-scrub="head"]')?.focus();
      });
      await page.keyboard.press('Home');
    }
  });

  it('orders nothing by key while a dialog stands over the button', async () => {
    await open('written');
    await page.keyboard.press('t');
    await page.getByRole('grid', { name: 'Shots of this clip' }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Shots of this clip' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => window.studioTest.application.calls.map(({ method }) => method))).not.toContain(
      'generations.order',
    );
    expect(await page.getByRole('button', { name: /^Generate/u }).isEnabled()).toBe(true);
  });
});

describe('a mention', () => {
  it('opens its reference in the tray by a double click, and by Enter when it is selected', async () => {
    await open('film');
    const menu = page.getByRole('menuitem', { name: 'Rename', exact: false }).first();
    const chip = page
      .locator('.prompt-editor')
      .getByRole('img', { name: /^Mira, /u })
      .first();
    await chip.dblclick();
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Mira, /u);
    await chip.evaluate((element) => {
      const editor = element.closest<HTMLElement>('.prompt-editor');
      const holder = element.closest('[data-node-view-wrapper]')?.parentElement ?? element;
      editor?.focus();
      const range = document.createRange();
      range.selectNode(holder);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    const before = await page.evaluate(() => window.studioTest.draftStore.getState().spec);
    await page.keyboard.press('Enter');
    await menu.waitFor();
    expect(await page.evaluate(() => window.studioTest.draftStore.getState().spec)).toEqual(before);
  });
});

describe('a take', () => {
  it('becomes a reference from its menu, by the name of its clip, once', async () => {
    await open('film');
    const names = () =>
      page.evaluate(() => window.studioTest.draftStore.getState().spec?.references.map(({ name }) => name) ?? []);
    const before = await names();
    const attach = async () => {
      await page.getByRole('option', { name: /^Take 1, /u }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Use as a reference' }).click();
    };
    await attach();
    await expect.poll(names).toHaveLength(before.length + 1);
    const added = (await names()).at(-1);
    expect(added).toMatch(/^Window-?seat/iu);
    await attach();
    await page.getByText(`This file is attached already, as ${added}.`).first().waitFor();
    expect(await names()).toHaveLength(before.length + 1);
  });
});
