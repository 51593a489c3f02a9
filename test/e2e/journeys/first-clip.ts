import { expect, type Page } from 'playwright/test';
import { mediaFixture } from '#test/fixtures/media.ts';
import { studio, type ShotWords } from '../pages/studio.ts';
import { dropFiles } from './drop-file.ts';

/** Three shots that differ in every way a viewer would notice; 4 s in all keeps the rendering short. */
export const threeShots: readonly (ShotWords & { readonly action: string; readonly lengthSeconds: number })[] = [
  { framing: 'Wide', camera: 'Static', action: 'A lighthouse above a grey sea', lengthSeconds: 1 },
  { framing: 'Close-up', camera: 'Push-in', action: 'The keeper counts the flashes', lengthSeconds: 1.5 },
  { framing: 'Aerial', camera: 'Pan', action: 'A boat turns toward the light', lengthSeconds: 1.5 },
];

/** Adds a clip and writes the three shots into it. */
export async function writeThreeShots(page: Page): Promise<void> {
  const { addClip, addShot, selectShot, setLength, setResolution, shots, writeShot } = studio(page);
  await addClip();
  await expect(shots).toHaveCount(1);
  await setLength('4 s');
  await setResolution('480p');
  for (const _ of threeShots.slice(1)) await addShot();
  await expect(shots).toHaveCount(threeShots.length);
  for (const [index, words] of threeShots.entries()) {
    await selectShot(index + 1);
    await writeShot(words);
  }
}

/** Drops a picture into the tray and waits until it is in the library. */
export async function dropReference(page: Page): Promise<void> {
  const { references, reference } = studio(page);
  await dropFiles(references, [{ path: await mediaFixture('picture.png'), type: 'image/png' }]);
  await expect(reference('picture')).toBeVisible();
}

/** Presses Generate and waits until the take is on disk, checked and recorded. */
export async function generateTake(page: Page, number: number): Promise<void> {
  const { generate, take } = studio(page);
  await expect(generate).toBeEnabled();
  await generate.click();
  await expect(take(number)).toBeVisible({ timeout: 90_000 });
}
