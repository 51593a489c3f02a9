import { likenessRefusal } from '#test/fakes/fal/endings.ts';
import { refuse } from '#test/fakes/provider-server/behaviours.ts';
import { writePaidClip } from '../journeys/paid-clip.ts';
import { lookAtScreen } from '../looks/look-at-screen.ts';
import { expect, test } from '../paid-fixtures.ts';
import { appFrame } from '../pages/app-frame.ts';
import { firstRun } from '../pages/first-run.ts';
import { quotes } from '../pages/quotes.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

test.describe('how it looks with an account', () => {
  test.describe('whose key is pasted', () => {
    test.use({ hasEnvironmentKey: false });

    test('the first run and the settings', async ({ app, fal }) => {
      test.slow();
      const { page } = app;
      await firstRun(page).saveKey(fal.key);
      await expect(page.getByText(say('accounts.test.accepted', { provider: 'fal.ai' }))).toBeVisible();
      await appFrame(page).toastsToGo();
      expect(await lookAtScreen(page, 'first-run-key')).toEqual([]);
      await firstRun(page).goOnWithKey();
      await appFrame(page).openSettings();
      await expect(page.getByRole('heading', { name: say('settings.providers.title') })).toBeVisible();
      expect(await lookAtScreen(page, 'settings-key')).toEqual([]);
    });
  });

  test('the quotes, and the queue with what is done, refused, running and waiting for the person', async ({
    app,
    fal,
  }) => {
    test.slow();
    const { page } = app;
    await firstRun(page).openSample();
    await writePaidClip(page, 'A heron lands on the river');
    const { generate, take, takes } = studio(page);

    await quotes(page).open();
    expect(await lookAtScreen(page, 'quotes')).toEqual([]);
    await page.keyboard.press('Escape');

    fal.script.lives({}, { ending: likenessRefusal }, { runningPolls: Infinity });
    const tileOf = (number: number, state: string) =>
      takes.getByRole('group', { name: say('studio.takes.tile', { number, state }) });
    await generate.click();
    await expect(take(1)).toBeVisible({ timeout: 60_000 });
    await generate.click();
    await expect(tileOf(2, say('quotes.take.moderated.no'))).toBeVisible({ timeout: 60_000 });
    await generate.click();
    await expect(tileOf(3, say('studio.job.generating'))).toBeVisible({ timeout: 60_000 });
    fal.script.next('submit', refuse(402, { detail: 'Exhausted balance' }));
    await expect(async () => {
      // Right after an order a click still belongs to it.
      await generate.click();
      await expect(tileOf(4, say('studio.job.hold.balance'))).toBeVisible({ timeout: 5_000 });
    }).toPass();

    // The failures are told in messages that stay; a new page has none of them.
    await page.reload();
    await appFrame(page).openQueue();
    for (const group of ['needsYou', 'running', 'done'] as const) {
      await expect(page.getByText(say(`queue.group.${group}`)).first()).toBeVisible();
    }
    expect(await lookAtScreen(page, 'queue')).toEqual([]);
  });
});
