import type { Page } from 'playwright/test';
import { generateTake, threeShots, writeThreeShots } from '../journeys/first-clip.ts';
import { expect, test } from '../fixtures.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { library } from '../pages/library.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

async function expectToPlay(page: Page): Promise<void> {
  const { play, take, time, video } = studio(page);
  await take(1).click();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(4, 1);
  const before = (await time.textContent()) ?? '';
  await play.click();
  await expect(time).not.toHaveText(before);
  expect(await video.evaluate((element: HTMLVideoElement) => element.error)).toBeNull();
}

test('a clip of three shots with a reference becomes a take that plays, survives a restart and can be used again', async ({
  app,
}) => {
  await test.step('a new library offers the sample, and it opens', async () => {
    await expect(firstRun(app.page).title).toBeVisible();
    await firstRun(app.page).openSample();
    await expect(studio(app.page).shots).toHaveCount(5);
  });

  await test.step('three shots and a picture are written; the compiled prompt holds all of them', async () => {
    await writeThreeShots(app.page);
    const { compiled, composer } = studio(app.page);
    await compiled.click();
    const panel = composer.getByRole('tabpanel', { name: say('prompt.tab.compiled') });
    // A mention is written the way the provider counts its pictures.
    for (const { action } of threeShots) await expect(panel).toContainText(action.replace('@train', '@Image1'));
  });

  await test.step('Generate makes a take that plays', async () => {
    await generateTake(app.page, 1);
    await expectToPlay(app.page);
  });

  await test.step('it is still there after a restart', async () => {
    await app.restart('close');
    await expectToPlay(app.page);
  });

  await test.step('the library shows it and how it was made', async () => {
    await appFrame(app.page).openLibrary();
    const { details, item } = library(app.page);
    await item(say('library.animatic')).click();
    await expect(details).toContainText(threeShots[1]?.action ?? '');
    await expect(details).toContainText('train');
  });

  await test.step('it goes to the trash and comes back', async () => {
    const { item, openBucket, trashSelected } = library(app.page);
    const take = item(say('library.animatic'));
    await trashSelected();
    await expect(take).toHaveCount(0);
    await appFrame(app.page).undoToast(say('library.trashed', { count: 1 }));
    await expect(take).toHaveCount(1);
    await openBucket('trash');
    await expect(take).toHaveCount(0);
    await openBucket('all');
  });

  await test.step('everything it was made from starts a new clip', async () => {
    const { item, reuseEverything } = library(app.page);
    await item(say('library.animatic')).click();
    await reuseEverything();
    const { action, reference, shots, selectShot, takes } = studio(app.page);
    await expect(shots).toHaveCount(threeShots.length);
    await expect(takes.getByRole('option')).toHaveCount(0);
    await expect(reference('train')).toBeVisible();
    await selectShot(2);
    await expect(action).toHaveText(threeShots[1]?.action ?? '');
  });
});

test('the trash gives back what was thrown away before a restart', async ({ app }) => {
  await firstRun(app.page).openSample();
  await appFrame(app.page).openLibrary();
  const picture = library(app.page).item('train.webp');
  await picture.click();
  await library(app.page).trashSelected();
  await expect(picture).toHaveCount(0);

  const page = await app.restart('close');
  await appFrame(page).openLibrary();
  await library(page).openBucket('trash');
  await library(page).item('train.webp').click();
  await library(page).restoreSelected();
  await library(page).openBucket('all');
  await expect(library(page).item('train.webp')).toHaveCount(1);
});
