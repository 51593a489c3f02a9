import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { studio, type ShotWords } from '../pages/studio.ts';
import { dropFiles } from './drop-file.ts';

/** Three shots that differ in every way a viewer would notice; 4 s in all keeps the rendering short. `@` mentions. */
export const threeShots: readonly (ShotWords & { readonly action: string; readonly lengthSeconds: number })[] = [
  { framing: 'Wide', camera: 'Static', action: 'Steam drifts past @train', lengthSeconds: 1 },
  { framing: 'Close-up', camera: 'Push-in', action: 'A passenger counts the carriages', lengthSeconds: 1.5 },
  { framing: 'Full', camera: 'Pan', action: 'The last carriage of @train', lengthSeconds: 1.5 },
];

const train = join(import.meta.dirname, '../../../renderer/public/sample/train.webp');

/** Drops a picture into the tray and waits until it is there. */
async function dropReference(page: Page): Promise<void> {
  const { references, reference } = studio(page);
  await dropFiles(references, [{ path: train, type: 'image/webp' }]);
  await expect(reference('train')).toBeVisible();
}

/** Adds a clip, drops a picture into it and writes the three shots. */
export async function writeThreeShots(page: Page): Promise<void> {
  const { addClip, addShot, selectShot, setLength, setResolution, shots, writeShot } = studio(page);
  await addClip();
  await expect(shots).toHaveCount(1);
  await dropReference(page);
  await setLength('4 s');
  await setResolution('480p');
  for (const _ of threeShots.slice(1)) await addShot();
  await expect(shots).toHaveCount(threeShots.length);
  for (const [index, words] of threeShots.entries()) {
    await selectShot(index + 1);
    await writeShot(words);
  }
}

/** Presses Generate and waits until the take is on disk, checked and recorded. */
export async function generateTake(page: Page, number: number): Promise<void> {
  const { generate, take } = studio(page);
  await expect(generate).toBeEnabled();
  await generate.click();
  await expect(take(number)).toBeVisible({ timeout: 90_000 });
}
