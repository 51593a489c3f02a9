import { readFile } from 'node:fs/promises';
import { likenessRefusal, outputRefusal } from '#test/fakes/fal/endings.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import { expectToPlay, writePaidClip } from '../journeys/paid-clip.ts';
import { expect, test } from '../paid-fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

const fast = 'bytedance/seedance-2.0/fast';

async function hashOf(name: MediaFixture): Promise<string> {
  return sha256Of(await readFile(await mediaFixture(name)));
}

test.describe('with a key that a person pastes', () => {
  test.use({ hasEnvironmentKey: false });

  test('the first run takes it, and two clicks on Generate are one order, one charge and one take', async ({
    app,
    fal,
  }) => {
    await test.step('the key is pasted and tested without an order', async () => {
      await firstRun(app.page).saveKey(fal.key);
      await expect(app.page.getByText(say('accounts.test.accepted', { provider: 'fal.ai' }))).toBeVisible();
      await expect(app.page.getByText(fal.key)).toHaveCount(0);
      await firstRun(app.page).goOnWithKey();
      expect(fal.ledger.charges).toEqual([]);
    });

    await writePaidClip(app.page, 'A heron lands on the river');
    const { generate, take } = studio(app.page);
    await expect(generate).toBeEnabled();
    await generate.dblclick();
    await expect(take(1)).toBeVisible({ timeout: 60_000 });
    await expectToPlay(app.page, 1, 4);
    expect(fal.ledger.charges).toMatchObject([{ endpoint: `${fast}/text-to-video`, outcome: 'billed' }]);
    expect(fal.requests()[0]?.body).toMatchObject({ duration: '4', resolution: '480p' });
    expect(String(fal.requests()[0]?.body['prompt'])).toContain('A heron lands on the river');
  });
});

test('a clip between two frames sends both pictures as they are, and is charged once', async ({ app, fal }) => {
  await firstRun(app.page).openSample();
  const { chooseFrame, generate, showFrames, take } = studio(app.page);
  await writePaidClip(app.page, 'The light changes', async () => {
    await showFrames();
    await chooseFrame('startFrame', await mediaFixture('picture.jpg'));
    await chooseFrame('endFrame', await mediaFixture('picture.png'));
  });
  await generate.click();
  await expect(take(1)).toBeVisible({ timeout: 60_000 });
  await expectToPlay(app.page, 1, 4);

  expect(fal.ledger.charges).toMatchObject([{ endpoint: `${fast}/image-to-video`, outcome: 'billed' }]);
  const sent = new Map(fal.uploads.map(({ url, sha256 }) => [url, sha256]));
  const { image_url: first, end_image_url: last } = fal.requests()[0]?.body ?? {};
  expect(sent.get(String(first))).toBe(await hashOf('picture.jpg'));
  expect(sent.get(String(last))).toBe(await hashOf('picture.png'));
});

test('a clip with references sends picture, film and sound as they are, and is charged once', async ({ app, fal }) => {
  await firstRun(app.page).openSample();
  const { addReferences, generate, reference, take } = studio(app.page);
  await writePaidClip(app.page, 'In the manner of @picture', async () => {
    const names: readonly MediaFixture[] = ['picture.webp', 'five-seconds-720p.mp4', 'tone.mp3'];
    await addReferences(await Promise.all(names.map(mediaFixture)));
    for (const name of ['picture', 'five-seconds-720p', 'tone']) await expect(reference(name)).toBeVisible();
  });
  await generate.click();
  await expect(take(1)).toBeVisible({ timeout: 60_000 });
  await expectToPlay(app.page, 1, 4);

  expect(fal.ledger.charges).toMatchObject([{ endpoint: `${fast}/reference-to-video`, outcome: 'billed' }]);
  const sent = new Map(fal.uploads.map(({ url, sha256 }) => [url, sha256]));
  const { imageUrls = [], videoUrls = [], audioUrls = [] } = fal.requests()[0]?.input ?? {};
  expect([...imageUrls, ...videoUrls, ...audioUrls].map((url) => sent.get(url))).toEqual([
    await hashOf('picture.webp'),
    await hashOf('five-seconds-720p.mp4'),
    await hashOf('tone.mp3'),
  ]);
  expect(String(fal.requests()[0]?.body['prompt'])).toContain('@Image1');
});

test('a refusal says whose words they are and whether it was charged', async ({ app, fal }) => {
  // Units are not told: nobody knows yet what the film that was held back has cost.
  fal.script.lives({ ending: likenessRefusal }, { ending: outputRefusal(), tellsUnits: false, isInBilling: false });
  await firstRun(app.page).openSample();
  await writePaidClip(app.page, 'A famous face');
  const { generate, takes } = studio(app.page);
  const refusals = [
    { charged: 'no', words: 'likenesses of real people' },
    { charged: 'unknown', words: 'Output video has sensitive content' },
  ] as const;
  for (const [index, { charged, words }] of refusals.entries()) {
    await generate.click();
    const tile = takes.getByRole('group', { name: new RegExp(say(`quotes.take.moderated.${charged}`)) });
    await expect(tile).toBeVisible({ timeout: 60_000 });
    await tile.getByRole('button', { name: say('studio.takes.why') }).click();
    const dialog = app.page.getByRole('dialog', { name: say('studio.takes.failedTitle', { number: index + 1 }) });
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: say('common.close') }).click();
  }
});
