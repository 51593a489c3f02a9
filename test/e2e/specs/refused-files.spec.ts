import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaFixture } from '#test/fixtures/media.ts';
import { expect, test } from '../fixtures.ts';
import { dropFiles } from '../journeys/drop-file.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { library } from '../pages/library.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

test('files that cannot be used are refused, each with its sentence, and nothing of them is kept', async ({ app }) => {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-bad-files-'));
  const picture = readFileSync(await mediaFixture('picture.png'));
  const bad = (name: string, bytes: Buffer | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const files = [
    { path: bad('notes.txt', 'not a picture at all, only words'), code: 'asset.unsupported-type' },
    { path: bad('empty.png', ''), code: 'asset.empty' },
    { path: bad('cut.png', picture.subarray(0, picture.length / 2)), code: 'asset.truncated' },
    { path: bad('still.mp4', picture), code: 'asset.extension-lies' },
  ] as const;

  await firstRun(app.page).startEmpty();
  await studio(app.page).addClip();
  const before = await studio(app.page).references.getByRole('listitem').count();
  for (const { path, code } of files) {
    const name = path.slice(folder.length + 1);
    await dropFiles(studio(app.page).references, [{ path, type: 'image/png' }]);
    const sentence = say(`errors.${code}`, { name, found: 'PNG' });
    await expect(appFrame(app.page).toast(sentence.split(':')[0] ?? sentence)).toBeVisible();
  }
  await expect(studio(app.page).references.getByRole('listitem')).toHaveCount(before);
  await appFrame(app.page).openLibrary();
  await expect(library(app.page).item('train.webp')).toHaveCount(1);
  for (const { path } of files) await expect(library(app.page).item(path.slice(folder.length + 1))).toHaveCount(0);
  rmSync(folder, { recursive: true });
});

test('the same file twice is one file', async ({ app }) => {
  await firstRun(app.page).startEmpty();
  await appFrame(app.page).openLibrary();
  const picture = await mediaFixture('picture.jpg');
  const { importFiles, item } = library(app.page);
  await importFiles([picture]);
  await expect(item('picture.jpg')).toHaveCount(1);
  await importFiles([picture, await mediaFixture('tone.wav')]);
  await expect(item('tone.wav')).toHaveCount(1);
  await expect(item('picture.jpg')).toHaveCount(1);
});
