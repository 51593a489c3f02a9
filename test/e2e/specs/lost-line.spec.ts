import { expect, test } from '../fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { say } from '../pages/say.ts';
import { studio } from '../pages/studio.ts';

test('a tab whose application is gone says so and keeps its words @browser-host', async ({ app }) => {
  app.expectProblem(/WebSocket|ERR_CONNECTION/);
  await firstRun(app.page).openSample();
  await expect(studio(app.page).shots).toHaveCount(5);
  // What a page loads late comes from the application too.
  await app.page.waitForLoadState('networkidle');
  await app.browserHost().killApplication();
  await expect(app.page.getByText(say('common.connection.lostTitle'))).toBeVisible();
  await expect(studio(app.page).shots).toHaveCount(5);
});
