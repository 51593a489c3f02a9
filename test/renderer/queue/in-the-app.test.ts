import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { JobView } from '#shared/domain/job.ts';
import { studioMedia } from '#test/renderer/studio/studio-media.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(width = 1_440): Promise<void> {
  page = await built.open({ hash: '#scene=film', width });
  await page.getByRole('group', { name: /^Take 4, /u }).waitFor();
}
/** The first job of the scene goes on; it is one of the open clip. */
const move = (change: Partial<JobView>) =>
  page.evaluate((by) => {
    const { application } = window.studioTest;
    const [job] = application.scene.jobs;
    if (job !== undefined) application.moveJob(job.id, by);
  }, change);
const rail = () => page.getByRole('navigation', { name: 'Screens' });

describe('the queue from elsewhere', () => {
  it('has a place in the rail, and a key', async () => {
    await open();
    await rail().getByRole('button', { name: 'Queue', exact: true }).click();
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
    await rail().getByRole('button', { name: 'Studio' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor({ state: 'detached' });
    await page.keyboard.press('q');
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
  });

  it.each([1_440, 1_024])('counts what needs the person in the rail and the status bar, at %i', async (width) => {
    await open(width);
    await move({ state: 'unconfirmed', hold: 'none', charged: 'unknown' });
    await rail().getByRole('button', { name: 'Queue, 1 needs you' }).waitFor();
    await page.getByRole('contentinfo').getByRole('button', { name: '1 needs you' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
  });

  it('is where the tile of a job that stands still leads', async () => {
    await open();
    await move({ state: 'running', hold: 'balance', charged: 'yes' });
    const tile = page.getByRole('group', { name: /^Take \d+, Needs balance$/u });
    await tile.getByRole('button', { name: /^Queue: what take/u }).click();
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
    expect(await page.locator('[role="row"][aria-selected="true"]').getAttribute('aria-label')).toContain(
      'Needs balance',
    );
  });

  it('tells on other screens what came to need the person, and not on its own', async () => {
    await open();
    const notifications = page.getByRole('region', { name: 'Notifications' });
    await rail().getByRole('button', { name: 'Queue', exact: true }).click();
    await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
    await move({ state: 'running', hold: 'balance' });
    await page.getByRole('gridcell').getByText('Needs balance').waitFor();
    expect(await notifications.getByText(/Needs balance/u).count()).toBe(0);
    await rail().getByRole('button', { name: 'Library' }).click();
    await move({ state: 'running', hold: 'none' });
    await move({ state: 'running', hold: 'key' });
    await notifications.getByText(/^Needs a key: /u).waitFor();
  });
});
