import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { pressAt, tabTo, takeEntry } from '../journeys/by-keyboard.ts';
import { watchHands } from '../journeys/hands.ts';
import { expectToGoOn } from '../journeys/paid-clip.ts';
import { expect, test } from '../paid-fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { quotes } from '../pages/quotes.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

const train = join(import.meta.dirname, '../../../renderer/public/sample/train.webp');

/** A pill of the composer: opened, gone down, taken. */
async function setPill(page: Page, label: string, option: string): Promise<void> {
  await pressAt(page, studio(page).composer.getByRole('button', { name: new RegExp(`^${label}:`, 'u') }));
  await takeEntry(page, page.getByRole('menuitemradio', { name: new RegExp(`^${option}`, 'u') }));
}

/** From the strip into the words of a shot; `@name` is taken from the list with Enter. */
async function writeShot(page: Page, key: 'Home' | 'End', words: string): Promise<void> {
  await tabTo(page, studio(page).shots);
  await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  // A person looks where the caret is; until it is there, letters are the keys of the strip.
  await page.locator('[role="textbox"]:focus').waitFor();
  for (const piece of words.split(/(@\w+)/u)) {
    await page.keyboard.type(piece);
    if (!piece.startsWith('@')) continue;
    await page.getByRole('option', { name: new RegExp(`^${piece.slice(1)}`, 'u') }).waitFor();
    await page.keyboard.press('Enter');
  }
}

async function chooseFalFast(page: Page): Promise<void> {
  const { board } = quotes(page);
  const [, after = ''] = say('quotes.line.open', { quotes: '#' }).split('#');
  await pressAt(page, page.getByRole('button', { name: new RegExp(`${after}$`, 'u') }));
  const fast = board.getByRole('radio', { name: /^fal\.ai, Fast,/u });
  await tabTo(page, board.getByRole('radio'));
  for (let steps = 0; steps < 20 && !(await fast.isChecked()); steps += 1) await page.keyboard.press('ArrowDown');
  await pressAt(page, board.getByRole('button', { name: say('quoteBoard.use') }));
  await expect(board).toBeHidden();
}

test('by keyboard: from opening to the clip that goes on, without a mouse', async ({ app, fal }) => {
  // A whole working day in one go: longer than any other spec.
  test.setTimeout(300_000);
  await test.step('the first run, and the project as it was left', async () => {
    const { page } = app;
    await firstRun(page).title.waitFor();
    const hands = await watchHands(page);
    await pressAt(page, page.getByRole('button', { name: say('firstRun.goOn') }));
    await pressAt(page, page.getByRole('button', { name: say('firstRun.openSample') }));
    await expect(studio(page).shots).toHaveCount(5);
    expect(await hands.presses()).toEqual([]);
    await app.restart('close');
    await expect(studio(app.page).shots).toHaveCount(5);
  });
  const { page } = app;
  const { generate, reference, references, shots, take, takes, video } = studio(page);
  const hands = await watchHands(page);
  const { keyboard } = page;

  await test.step('a clip of two shots, with a picture', async () => {
    const clips = page.getByRole('region', { name: say('studio.region.clips') });
    await pressAt(page, clips.getByRole('button', { name: say('studio.sequence.add') }));
    await expect(shots).toHaveCount(1);
    const chooser = page.waitForEvent('filechooser');
    await pressAt(page, references.getByRole('button', { name: say('references.dropHere') }));
    await (await chooser).setFiles(train);
    await expect(reference('train')).toBeVisible();
    await setPill(page, say('studio.composer.length'), '4 s');
    await setPill(page, say('studio.composer.resolution'), '480p');
    await tabTo(page, shots);
    await keyboard.press('d');
    await expect(shots).toHaveCount(2);
    await writeShot(page, 'Home', 'Steam drifts past @train as the doors close');
    await writeShot(page, 'End', 'A passenger walks along the carriages');
  });

  await test.step('the edge and the order are changed by keys', async () => {
    await tabTo(page, shots);
    await keyboard.press('Home');
    await keyboard.press(']');
    await keyboard.press(']');
    await expect(shots.nth(0)).toHaveAccessibleName(/3 s|3 seconds/u);
    await keyboard.press('Alt+ArrowRight');
    await expect(shots.nth(0)).toHaveAccessibleName(/1 s|1 second/u);
  });

  await test.step('a quote is picked, and the takes are ordered', async () => {
    await chooseFalFast(page);
    await expect(generate).toContainText('$');
    await keyboard.press('Control+Enter');
    await expect(take(1)).toBeVisible({ timeout: 60_000 });
    await expect(generate).toBeEnabled();
    await keyboard.press('Control+Enter');
    await expect(take(2)).toBeVisible({ timeout: 60_000 });
    expect(fal.ledger.charges).toHaveLength(2);
  });

  await test.step('one take is rejected, the other played and accepted', async () => {
    await tabTo(page, takes.getByRole('option'));
    await keyboard.press('1');
    await keyboard.press('x');
    await expect(take(1)).toHaveAccessibleName(new RegExp(say('studio.takes.tileRejected'), 'u'));
    await keyboard.press('2');
    await keyboard.press('Space');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
    await keyboard.press('a');
    await expect(take(2)).toHaveAccessibleName(new RegExp(say('studio.takes.tileAccepted'), 'u'));
  });

  await test.step('the next clip goes on from the last frame of the accepted take', async () => {
    await keyboard.press('Shift+C');
    await expectToGoOn(page, 2);
  });

  expect(await hands.presses()).toEqual([]);
});
