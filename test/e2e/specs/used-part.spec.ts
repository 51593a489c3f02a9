import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writePaidClip } from '../journeys/paid-clip.ts';
import { expect, test } from '../paid-fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

const run = promisify(execFile);

/** Eight seconds, which fal.ai would take whole. */
async function makeFilm(folder: string): Promise<string> {
  const path = join(folder, 'walk.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=960x540:rate=24:duration=8'];
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=8', '-c:a', 'aac'];
  await run('ffmpeg', [
    '-v',
    'error',
    '-y',
    ...picture,
    ...sound,
    '-c:v',
    'libx264',
    '-g',
    '24',
    '-pix_fmt',
    'yuv420p',
    path,
  ]);
  return path;
}

async function secondsOf(path: string): Promise<number> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]);
  return Number(stdout.trim());
}

test('only the part of a video that is used leaves this machine', async ({ app, fal }) => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-used-part-'));
  const path = await makeFilm(folder);
  const { page } = app;
  await firstRun(page).openSample();
  const { addReferences, composer, generate, reference, take } = studio(page);
  await writePaidClip(page, 'In the rhythm of @walk', async () => {
    await addReferences([path]);
    await expect(reference('walk')).toBeVisible();
  });

  await test.step('Two seconds from the start and one from the end are left out', async () => {
    await reference('walk').click();
    await page.getByRole('menuitem', { name: say('references.choosePart') }).click();
    const start = page.getByRole('slider', { name: say('referenceTools.range.startHandle') });
    await start.press('Shift+ArrowRight');
    await start.press('Shift+ArrowRight');
    await page.getByRole('slider', { name: say('referenceTools.range.endHandle') }).press('Shift+ArrowLeft');
    await page.getByRole('button', { name: say('referenceTools.range.use', { seconds: '5' }) }).click();
    // The copy is made without another word.
    await expect(composer.getByRole('listitem', { name: /5 of 15 s/u })).toBeVisible({ timeout: 60_000 });
    // Four seconds of result and five of input are charged.
    await expect(generate).toContainText('$0.61', { timeout: 60_000 });
    expect(fal.uploads).toEqual([]);
  });

  await generate.click();
  await expect(take(1)).toBeVisible({ timeout: 60_000 });
  const { videoUrls = [] } = fal.requests()[0]?.input ?? {};
  const sent = fal.uploads.find(({ url }) => url === videoUrls[0])?.sha256 ?? '';
  const kept = join(app.libraryFolder, 'media', sent.slice(0, 2), sent.slice(2, 4), `${sent}.mp4`);
  expect(Math.abs((await secondsOf(kept)) - 5)).toBeLessThanOrEqual(0.1);
  expect(fal.uploads).toHaveLength(1);
  await rm(folder, { recursive: true, force: true });
});
