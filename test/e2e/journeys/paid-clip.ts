import { expect, type Page } from 'playwright/test';
import { quotes } from '../pages/quotes.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

/** Adds a clip of four seconds at 480p with one shot and these words, for fal.ai's fast tier. `@` mentions. */
export async function writePaidClip(page: Page, words: string, attach?: () => Promise<void>): Promise<void> {
  const { addClip, selectShot, setLength, setResolution, shots, writeShot } = studio(page);
  await addClip();
  await expect(shots).toHaveCount(1);
  await attach?.();
  await setLength('4 s');
  await setResolution('480p');
  await selectShot(1);
  await writeShot({ framing: 'Wide', camera: 'Static', action: words });
  await quotes(page).choose('fal.ai', 'Fast');
}

/** Plays a take, which lasts as long as it was ordered. */
export async function expectToPlay(page: Page, number: number, seconds: number): Promise<void> {
  const { play, take, time, video } = studio(page);
  await take(number).click();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(seconds, 1);
  const before = (await time.textContent()) ?? '';
  await play.click();
  await expect(time).not.toHaveText(before);
  expect(await video.evaluate((element: HTMLVideoElement) => element.error)).toBeNull();
}

/** The clip that is open now begins where a take of another ends: with its last frame, and with a seam that says so. */
export async function expectToGoOn(page: Page, takeNumber: number): Promise<void> {
  const { composer, shots, takes } = studio(page);
  const [, goesOn = ''] = say('studio.seam.link', { number: takeNumber, clip: '#' }).match(/^(.*)#/u) ?? [];
  const seam = page
    .getByRole('region', { name: say('studio.region.clips') })
    .getByRole('button', { name: new RegExp(goesOn, 'u') });
  await expect(seam).toBeVisible({ timeout: 60_000 });
  await expect(shots).toHaveCount(1);
  await expect(takes.getByRole('option')).toHaveCount(0);
  const first = say('references.replaceFrame', { slot: say('references.startFrame') });
  await expect(composer.getByRole('button', { name: first })).toBeVisible();
}
