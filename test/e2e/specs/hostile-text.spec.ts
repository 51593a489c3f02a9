import type { Page } from 'playwright/test';
import { mediaFixture } from '#test/fixtures/media.ts';
import { expect, test } from '../fixtures.ts';
import { dropFiles } from '../journeys/drop-file.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { library } from '../pages/library.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

/** Each would set `window.hacked` if anything treated it as more than words. */
const payloads = [
  '<img src=x onerror="window.hacked=1">',
  '<svg onload=window.hacked=1>',
  '"><script>window.hacked=1</script>',
  'javascript:window.hacked=1',
  '<iframe srcdoc="<script>parent.hacked=1</script>">',
  '{{constructor.constructor("window.hacked=1")()}}',
  '<a href="javascript:window.hacked=1">click</a>',
  '<style>*{display:none}</style>',
];

const hacked = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'hacked') as unknown);
const planted = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('main script, main iframe, main img[src="x"], main style').length);

test('row 70: markup in a prompt is words, wherever it is shown', async ({ app }) => {
  const { page } = app;
  await firstRun(page).startEmpty();
  const { action, addClip, compiled, composer, shots } = studio(page);
  await addClip();
  await action.click();
  await page.keyboard.insertText(payloads.join(' '));
  await compiled.click();
  const panel = composer.getByRole('tabpanel', { name: say('prompt.tab.compiled') });
  for (const payload of payloads) await expect(panel).toContainText(payload);
  await expect(shots.first()).toContainText(payloads[0] ?? '');

  const again = await app.restart('close');
  for (const payload of payloads) await expect(studio(again).action).toContainText(payload);
  expect([await hacked(again), await planted(again)]).toEqual([undefined, 0]);
});

test('row 70: pasted markup arrives as words', async ({ app }) => {
  const { page } = app;
  await firstRun(page).startEmpty();
  await studio(page).addClip();
  await studio(page).action.click();
  await studio(page).action.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      '<b onmouseover="window.hacked=1">bold</b><img src=x onerror="window.hacked=1">',
    );
    clipboardData.setData('text/plain', 'bold');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(studio(page).action).toContainText('bold');
  expect([await hacked(page), await planted(page)]).toEqual([undefined, 0]);
});

test('row 70: markup in the name of a file, a clip and a project is words', async ({ app }) => {
  const { page } = app;
  const name = '<img src=x onerror="window.hacked=1">.jpg';
  await firstRun(page).startEmpty();
  await studio(page).addClip();
  await dropFiles(studio(page).references, [{ path: await mediaFixture('picture.jpg'), type: 'image/jpeg', name }]);
  await expect(studio(page).references.getByRole('listitem')).toHaveCount(2);
  await appFrame(page).openLibrary();
  await library(page).items.first().click();
  await expect(library(page).details).toContainText(name);
  expect([await hacked(page), await planted(page)]).toEqual([undefined, 0]);
});
