import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTake } from '../journeys/first-clip.ts';
import { expect, test } from '../fixtures.ts';
import { lookAtScreen } from '../looks/look-at-screen.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { library } from '../pages/library.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

/** Every screen in both sizes and both themes: a picture is kept, no text is cut or lies on other text, axe is content. */
test.describe('how it looks', () => {
  test('first run', async ({ app }) => {
    await expect(firstRun(app.page).title).toBeVisible();
    expect(await lookAtScreen(app.page, 'first-run')).toEqual([]);
  });

  test('an empty project', async ({ app }) => {
    await firstRun(app.page).startEmpty();
    // The studio is loaded when it is first opened; until then there is nothing to look at.
    await expect(studio(app.page).composer).toBeVisible();
    await expect(studio(app.page).generate).toBeVisible();
    expect(await lookAtScreen(app.page, 'studio-empty')).toEqual([]);
    await appFrame(app.page).openLibrary();
    await library(app.page).openBucket('trash');
    expect(await lookAtScreen(app.page, 'library-empty')).toEqual([]);
  });

  test('the studio with a take, the library and its details', async ({ app }) => {
    // Twelve looks with axe, and a take to look at.
    test.slow();
    const { page } = app;
    await firstRun(page).openSample();
    await studio(page).setResolution('480p');
    await generateTake(page, 1);
    await studio(page).take(1).click();
    await appFrame(page).toastsToGo();
    expect(await lookAtScreen(page, 'studio')).toEqual([]);
    await studio(page).compiled.click();
    expect(await lookAtScreen(page, 'studio-compiled')).toEqual([]);

    await appFrame(page).openLibrary();
    await library(page).item(say('library.animatic')).click();
    expect(await lookAtScreen(page, 'library')).toEqual([]);
  });

  test('the prompt before it is sent, and the table of the shots', async ({ app }) => {
    test.slow();
    const { page } = app;
    await firstRun(page).openSample();
    await studio(page)
      .composer.getByRole('tab', { name: say('prompt.tab.preflight') })
      .click();
    // The tab is loaded when it is first opened.
    await expect(page.getByRole('region', { name: say('preflight.group.advice') })).toBeVisible();
    expect(await lookAtScreen(page, 'studio-preflight')).toEqual([]);
    await studio(page).selectShot(1);
    await page.keyboard.press('t');
    await expect(page.getByRole('dialog').getByRole('grid')).toBeVisible();
    expect(await lookAtScreen(page, 'studio-table')).toEqual([]);
  });

  test('a library that cannot be opened', async ({ app }) => {
    await firstRun(app.page).openSample();
    const database = join(app.libraryFolder, 'library.db');
    const garbage = Buffer.alloc(8_192, 'not a database. ');
    const page = await app.restart('close', () => {
      writeFileSync(database, garbage);
    });
    await expect(page.getByRole('heading', { name: say('common.problem.damagedTitle') })).toBeVisible();
    expect(await lookAtScreen(page, 'damaged-library')).toEqual([]);
    // It was opened, looked at and left as it was.
    expect(readFileSync(database).equals(garbage)).toBe(true);
  });

  test('settings', async ({ app }) => {
    await firstRun(app.page).openSample();
    await appFrame(app.page).openSettings();
    await expect(app.page.getByRole('heading', { name: say('settings.providers.title') })).toBeVisible();
    expect(await lookAtScreen(app.page, 'settings')).toEqual([]);
  });
});
