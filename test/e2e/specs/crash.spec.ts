import { setTimeout as delay } from 'node:timers/promises';
import { generateTake, writeThreeShots } from '../journeys/first-clip.ts';
import { expect, test } from '../fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { appFrame } from '../pages/app-frame.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

test('words typed a second before kill -9 are there after it', async ({ app }) => {
  await firstRun(app.page).openSample();
  const { action } = studio(app.page);
  await action.click();
  await app.page.keyboard.type(' A fox crosses the rails.');
  // The promise is a second, so a second is what it gets.
  await delay(1_000);
  const page = await app.restart('kill');
  await expect(studio(page).action).toContainText('A fox crosses the rails.');
});

test('a take that is being made goes on after kill -9', async ({ app }) => {
  await firstRun(app.page).startEmpty();
  await writeThreeShots(app.page);
  await studio(app.page).generate.click();
  await expect(appFrame(app.page).status).toContainText(say('common.frame.running', { count: 1 }));
  const page = await app.restart('kill');
  await expect(studio(page).take(1)).toBeVisible({ timeout: 90_000 });
  await expect(studio(page).takes.getByRole('option')).toHaveCount(1);
});

test('a take that is ready survives kill -9', async ({ app }) => {
  await firstRun(app.page).startEmpty();
  await writeThreeShots(app.page);
  await generateTake(app.page, 1);
  const page = await app.restart('kill');
  await studio(page).take(1).click();
  await expect(studio(page).video).toHaveJSProperty('error', null);
  await expect
    .poll(() => studio(page).video.evaluate((video: HTMLVideoElement) => video.readyState))
    .toBeGreaterThan(1);
});
