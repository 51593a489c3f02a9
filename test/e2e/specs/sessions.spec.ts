import type { Locator, Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { say } from '../pages/say.ts';
import { firstRun } from '../pages/first-run.ts';
import { studio } from '../pages/studio.ts';

test.beforeEach(async ({ app }) => {
  await firstRun(app.page).openSample();
});

test('a reload goes on without a new link @browser-host', async ({ app }) => {
  await expect(studio(app.page).generate).toBeVisible();
  expect(app.page.url()).not.toContain('#');
  await app.page.reload();
  await expect(studio(app.page).generate).toBeVisible();
});

test('a second tab takes over, the first says so and can take the place back @browser-host', async ({ app }) => {
  const first = app.page;
  await expect(studio(first).generate).toBeVisible();
  const second = await app.browserHost().openTab();
  await expect(studio(second).generate).toBeVisible();
  await expect(first.getByText(say('common.connection.replacedTitle'))).toBeVisible();
  await first.getByRole('button', { name: say('common.connection.replacedAction') }).click();
  await expect(studio(first).generate).toBeVisible();
  await expect(second.getByText(say('common.connection.replacedTitle'))).toBeVisible();
});

test('S7: an address without a link, and a link used twice, show no library @browser-host', async ({
  app,
  testBrowser,
}) => {
  // The refused exchange of a used token.
  app.expectProblem(/401/);
  const link = await app.browserHost().nextLink();
  const open = async (address: string): Promise<Page> => {
    const page = await (await testBrowser.newContext()).newPage();
    await page.goto(address);
    return page;
  };
  const signedOut = (page: Page): Locator => page.getByText(say('common.connection.signedOutTitle'));
  const withoutLink = await open(new URL(link).origin);
  await expect(signedOut(withoutLink)).toBeVisible();
  const firstUse = await open(link);
  await expect(studio(firstUse).generate).toBeVisible();
  const secondUse = await open(link);
  await expect(signedOut(secondUse)).toBeVisible();
  for (const page of [withoutLink, firstUse, secondUse]) await page.context().close();
});
