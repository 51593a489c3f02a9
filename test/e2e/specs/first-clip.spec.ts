import { writeThreeShots, dropReference, generateTake, threeShots } from '../journeys/first-clip.ts';
import { expect, test } from '../fixtures.ts';
import { studio } from '../pages/studio.ts';

test('a clip of three shots with a reference becomes a take that plays and survives a restart', async ({ app }) => {
  await writeThreeShots(app.page);
  await dropReference(app.page);
  const { compiled, composer } = studio(app.page);
  await compiled.click();
  for (const { action } of threeShots) await expect(composer.getByText(action)).toBeVisible();
  await generateTake(app.page, 1);

  const plays = async (): Promise<void> => {
    const { play, take, time, video } = studio(app.page);
    await take(1).click();
    await expect(video).toBeVisible();
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(4, 1);
    const before = await time.textContent();
    await play.click();
    await expect(time).not.toHaveText(before ?? '');
    expect(await video.evaluate((element: HTMLVideoElement) => element.error)).toBeNull();
  };
  await plays();
  await app.restart('close');
  await plays();
});
