import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const built = testPage('library/page.tsx', drawnMedia);
let page: Page;

async function open(options: PageOptions = {}): Promise<void> {
  page = await built.open(options);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
}
const tile = (name: RegExp) => page.getByRole('gridcell', { name });
const selected = () => page.locator('[role="gridcell"][aria-selected="true"]').evaluateAll((tiles) => tiles.length);
const toast = (sentence: string) => page.getByRole('region', { name: 'Notifications' }).getByText(sentence);

describe('the grid', () => {
  it('names its tiles in full and shows them by day', async () => {
    await open();
    await tile(/^Window seat, take 1, 15 seconds, Animatic, accepted$/u).waitFor();
    await tile(/Missing file|file missing/iu).waitFor();
    const rows = await page.getByRole('grid').getAttribute('aria-rowcount');
    expect(Number(rows)).toBeGreaterThan(5);
  });

  it('holds thousands and draws only those in sight, to the last one', async () => {
    await open({ hash: '#many' });
    await tile(/^image.png, image$/u)
      .first()
      .waitFor();
    expect(await page.getByRole('gridcell').count()).toBeLessThan(120);
    const grid = page.locator('[data-panel="grid"]');
    const oldest = (5_000).toString(16).padStart(64, 'c');
    await expect
      .poll(
        async () => {
          await grid.evaluate((element) => {
            element.scrollTop = element.scrollHeight;
          });
          return page.locator(`[data-item="asset:${oldest}"]`).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    expect(await page.getByRole('gridcell').count()).toBeLessThan(120);
  });

  it('selects with clicks, Shift and Ctrl', async () => {
    await open();
    await tile(/take 1,/u).click();
    await tile(/take 3,/u).click({ modifiers: ['Shift'] });
    expect(await selected()).toBe(3);
    await tile(/take 2,/u).click({ modifiers: ['ControlOrMeta'] });
    expect(await selected()).toBe(2);
    await page.getByText('2 items selected').first().waitFor();
  });

  it('moves with the arrows and keeps the focus on the tile', async () => {
    await open();
    await tile(/take 1,/u).click();
    await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused).toContain('take 2,');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toContain('take 2,');
    await page.keyboard.press('End');
    await expect.poll(focused).toContain('audio-59.bin');
    expect(await selected()).toBe(1);
  });

  it('shows a film under a resting pointer, and the poster again afterwards', async () => {
    await open();
    await tile(/take 2,/u).hover({ position: { x: 100, y: 60 } });
    await tile(/take 2,/u)
      .locator('video')
      .waitFor();
    await page.mouse.move(5, 5);
    await tile(/take 2,/u)
      .locator('video')
      .waitFor({ state: 'detached' });
  });

  it('moves tiles of nothing with reduced motion', async () => {
    await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await tile(/take 2,/u).hover({ position: { x: 100, y: 60 } });
    // Longer than the pause before a film starts.
    await page.waitForTimeout(400);
    expect(
      await tile(/take 2,/u)
        .locator('video')
        .count(),
    ).toBe(0);
  });

  it('filters by kind of media', async () => {
    await open();
    await page.getByRole('button', { name: 'Media: All media' }).click();
    await page.getByRole('menuitemradio', { name: 'Sounds' }).click();
    await expect.poll(() => page.getByRole('gridcell', { name: /sound/u }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('gridcell', { name: /take/u }).count()).toBe(0);
  });
});

describe('the trash', () => {
  it('takes what is selected with Delete, and gives it back with Undo', async () => {
    await open();
    await tile(/take 2,/u).click();
    await page.keyboard.press('Delete');
    await tile(/take 2,/u).waitFor({ state: 'detached' });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused).toContain('take 3,');
    expect(await selected()).toBe(1);
    await toast('1 item moved to trash').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await tile(/take 2,/u).waitFor();
  });

  it('gives back from its own list', async () => {
    await open();
    await tile(/take 1,/u).click();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: /^Trash/u }).click();
    await tile(/take 1,/u).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The trash is empty').waitFor();
  });
});

describe('details', () => {
  it('show how a take was made, and play it', async () => {
    await open();
    await tile(/take 1,/u).click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText('Animatic, Standard 720p').waitFor();
    expect(await details.getByRole('img', { name: 'Mira, image, identity' }).count()).toBeGreaterThan(1);
    await details.getByRole('button', { name: 'Play' }).click();
    await details.getByRole('button', { name: 'Pause' }).waitFor();
    await details.getByRole('tab', { name: 'File' }).click();
    await details.getByText('1280 × 720').waitFor();
  });

  it('reuse everything in a new clip and open it', async () => {
    await open();
    await tile(/take 1,/u).click();
    await page.getByRole('button', { name: 'Everything in a new clip' }).click();
    await expect.poll(() => page.title()).toBe('Studio');
    const call = await page.evaluate(() => window.fake.calls.find(({ method }) => method === 'clips.create'));
    expect(call?.input).toMatchObject({ name: 'Window seat', spec: nightTrain });
  });

  it('reuse the words in the open clip, with a way back', async () => {
    await open();
    await page.evaluate(() => {
      window.editSpec((spec) => ({ ...spec, look: [{ type: 'text', text: 'mine' }] }));
    });
    const look = () => page.evaluate(() => window.draftStore.getState().spec?.look);
    await tile(/take 1,/u).click();
    await page.getByRole('button', { name: 'Prompt', exact: true }).click();
    expect(await look()).toEqual(nightTrain.look);
    await toast('The words of Window seat were replaced').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await look()).toEqual([{ type: 'text', text: 'mine' }]);
    await page.getByRole('button', { name: 'References', exact: true }).click();
    await toast('Every reference is attached already.').waitFor();
  });
});

it('takes dropped files and shows them at once', async () => {
  await open();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'new.png', { type: 'image/png' }));
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await tile(/^new.png, image$/u).waitFor();
  await toast('1 file is in the library').waitFor();
});

it('says why it cannot be read, and tries again', async () => {
  await open({ hash: '#broken' });
  await page.getByText('Another program is holding the library database.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await tile(/take 1,/u).waitFor();
});

it('says what will be here while there is nothing', async () => {
  await open({ hash: '#empty' });
  await page.getByText('A take appears when its file is on this disk.').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import files' }).click();
  await (await chooser).setFiles({ name: 'new.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await tile(/^new.png, image$/u).waitFor();
});

it('lays its panels over the grid in a small window, and closes them with Escape', async () => {
  await open({ width: 1_024, height: 700 });
  await tile(/take 1,/u).click();
  expect(await page.getByRole('complementary').count()).toBe(0);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('complementary', { name: 'Details' }).getByText('Made by').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('complementary').count()).toBe(0);
});

it('has no accessibility violation in either theme', async () => {
  await open({ theme: 'light' });
  await tile(/take 1,/u).click();
  await page.getByText('Made by').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findBarriers(page)).toEqual([]);
});
