import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expectToGoOn, expectToPlay } from '../journeys/paid-clip.ts';
import { dropFiles } from '../journeys/drop-file.ts';
import { watchHands } from '../journeys/hands.ts';
import { expect, test } from '../paid-fixtures.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { quotes } from '../pages/quotes.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

const train = join(import.meta.dirname, '../../../renderer/public/sample/train.webp');

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to grab');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags from the middle of an element to a place, in steps as a hand does. */
async function drag(page: Page, target: Locator, by: { readonly x: number }): Promise<void> {
  const from = await middleOf(target);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y, { steps: 8 });
  await page.mouse.up();
}

/** Puts words into the field of a shot; `@name` is picked from the list with the mouse. */
async function writeByMouse(page: Page, number: number, words: string): Promise<void> {
  const { action, selectShot } = studio(page);
  await selectShot(number);
  await action.click();
  for (const piece of words.split(/(@\w+)/u)) {
    await page.keyboard.insertText(piece);
    if (piece.startsWith('@')) await page.getByRole('option', { name: new RegExp(`^${piece.slice(1)}`, 'u') }).click();
  }
}

test('by mouse: from opening to the clip that goes on, with keys for words only', async ({ app, fal }) => {
  // A whole working day in one go: longer than any other spec.
  test.setTimeout(300_000);
  await test.step('the last project is there, as it was left', async () => {
    await firstRun(app.page).openSample();
    await expect(studio(app.page).shots).toHaveCount(5);
    await app.restart('close');
    await expect(studio(app.page).shots).toHaveCount(5);
  });
  const { page } = app;
  const { addClip, addShot, composer, generate, reference, references, shots, take, takes } = studio(page);
  const hands = await watchHands(page);

  await test.step('a clip of three shots, with a picture dropped in', async () => {
    await addClip();
    await expect(shots).toHaveCount(1);
    await dropFiles(references, [{ path: train, type: 'image/webp' }]);
    await expect(reference('train')).toBeVisible();
    await studio(page).setLength('4 s');
    await studio(page).setResolution('480p');
    await addShot();
    await expect(shots).toHaveCount(2);
    await writeByMouse(page, 1, 'Steam drifts past @train as the doors close');
    await writeByMouse(page, 2, 'A passenger walks along the carriages');
  });

  await test.step('the edge and the order are changed by hand', async () => {
    const edge = page.getByRole('slider', { name: say('studio.shots.edge', { number: 1 }) });
    const width = (await shots.nth(0).boundingBox())?.width ?? 0;
    await drag(page, edge, { x: width / 2 });
    await expect(shots.nth(0)).toHaveAccessibleName(/3 s|3 seconds/u);
    await drag(page, shots.nth(1), { x: -width * 1.6 });
    await expect(shots.nth(0)).toHaveAccessibleName(/1 s|1 second/u);
  });

  await test.step('nothing stands in the way', async () => {
    await composer.getByRole('tab', { name: new RegExp(`^${say('prompt.tab.preflight')}`, 'u') }).click();
    await expect(composer.getByRole('tabpanel').getByText(say('preflight.nothingStops'))).toBeVisible();
    await composer.getByRole('tab', { name: say('prompt.tab.write') }).click();
  });

  await test.step('a quote is picked, and its price stands on the button', async () => {
    await quotes(page).choose('fal.ai', 'Fast');
    await expect(generate).toContainText('$');
  });

  await test.step('two takes: one is rejected, the other accepted', async () => {
    await generate.click();
    await appFrame(page).openQueue();
    await appFrame(page).openStudio();
    await expect(take(1)).toBeVisible({ timeout: 60_000 });
    await expect(generate).toBeEnabled();
    await generate.click();
    await expect(take(2)).toBeVisible({ timeout: 60_000 });
    await expectToPlay(page, 1, 4);
    const judge = async (number: number, verdict: 'accept' | 'reject'): Promise<void> => {
      await take(number).click({ button: 'right' });
      await page.getByRole('menuitem', { name: say(`studio.takes.${verdict}`) }).click();
    };
    await judge(1, 'reject');
    await expect(take(1)).toHaveAccessibleName(new RegExp(say('studio.takes.tileRejected'), 'u'));
    await judge(2, 'accept');
    await take(2).click();
    await expect(takes.getByText(say('studio.takes.accepted'))).toBeVisible();
    expect(fal.ledger.charges).toHaveLength(2);
  });

  await test.step('the next clip goes on from the last frame of the accepted take', async () => {
    await page.getByRole('button', { name: say('studio.seam.continue', { number: 2 }) }).click();
    await expectToGoOn(page, 2);
  });

  expect(await hands.commandKeys()).toEqual([]);
});
