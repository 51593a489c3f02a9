import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectToPlay, writePaidClip } from '../journeys/paid-clip.ts';
import { expect, test } from '../paid-fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

const run = promisify(execFile);

/** Seventeen seconds, two more than fal.ai takes, with sound. */
async function makeLongFilm(folder: string): Promise<string> {
  const path = join(folder, 'long-walk.mov');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=960x540:rate=12:duration=17'];
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=17', '-c:a', 'aac'];
  await run('ffmpeg', ['-v', 'error', '-y', ...picture, ...sound, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', path]);
  return path;
}

async function secondsOf(path: string): Promise<number> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path]);
  return Number(stdout.trim());
}

test('row 64: a film that is too long is stopped before it is sent, and one click makes the copy that goes', async ({
  app,
  fal,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-long-film-'));
  const path = await makeLongFilm(folder);
  await firstRun(app.page).openSample();
  const { addReferences, composer, generate, reference, take } = studio(app.page);
  await writePaidClip(app.page, 'In the rhythm of @long', async () => {
    await addReferences([path]);
    await expect(reference('long-walk')).toBeVisible();
  });

  await test.step('Generate leads to the file, its limit and the way out', async () => {
    await expect(generate).toContainText(say('studio.generate.fixBlocks', { count: 1 }));
    await generate.click();
    const blocks = composer.getByRole('region', { name: say('preflight.group.blocks') });
    await expect(blocks).toContainText(say('prompt.file.cannotGo', { name: 'long-walk', provider: 'fal.ai' }));
    await expect(blocks).toContainText('15 s');
    expect(fal.uploads).toEqual([]);
    await blocks.getByRole('button', { name: say('prompt.file.trimmed', { seconds: '14.9' }) }).click();
    await expect(composer.getByText(say('preflight.nothingStopsAt', { provider: 'fal.ai' }))).toBeVisible({
      timeout: 60_000,
    });
  });

  await generate.click();
  await expect(take(1)).toBeVisible({ timeout: 60_000 });
  await expectToPlay(app.page, 1, 4);
  const { videoUrls = [] } = fal.requests()[0]?.input ?? {};
  const sent = fal.uploads.find(({ url }) => url === videoUrls[0])?.sha256 ?? '';
  const kept = join(app.libraryFolder, 'media', sent.slice(0, 2), sent.slice(2, 4), `${sent}.mp4`);
  expect(Math.abs((await secondsOf(kept)) - 14.9)).toBeLessThanOrEqual(0.1);
  expect(fal.ledger.charges).toHaveLength(1);
  await rm(folder, { recursive: true, force: true });
});
