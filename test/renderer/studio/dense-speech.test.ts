import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from './studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

beforeEach(async () => {
  page = await built.open({ hash: '#scene=film' });
  await page.getByRole('button', { name: /^Generate take/u }).waitFor();
});

const thirtyWords = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
const words = () => page.getByRole('region', { name: 'Shot 3' }).getByRole('textbox', { name: /^Words of line 1/u });
const orders = () =>
  page.evaluate(
    () => window.studioTest.application.calls.filter(({ method }) => method === 'generations.order').length,
  );

describe('thirty words in a shot of 3.5 seconds', () => {
  it('are flagged before a cent is spent, until a person wants exactly them', async () => {
    await words().fill(thirtyWords);
    const blocked = page.getByRole('button', { name: /Fix 1 block first/u });
    await blocked.waitFor();
    await page.keyboard.press('Control+Enter');
    await blocked.click();
    const blocks = page.getByRole('region', { name: 'Blocks' });
    await blocks.getByText('Shot 3 is too dense: 30 words in 3.5 s').waitFor();
    expect(await blocks.textContent()).toContain('Source: rule of thumb for clear speech.');
    expect(await orders()).toBe(0);

    await blocks.getByRole('button', { name: 'Keep it dense' }).click();
    await page.getByText('Shot 3 stays dense, as you chose: 30 words in 3.5 s').waitFor();
    await page.getByRole('button', { name: /^Generate take/u }).waitFor();

    await page.getByRole('tab', { name: 'Write' }).click();
    await words().fill(`${thirtyWords} more`);
    await blocked.waitFor();
    await words().fill(thirtyWords);
    await page.getByRole('button', { name: /^Generate take/u }).click();
    await expect.poll(orders).toBe(1);
  });
});

describe('a clip that is too dense', () => {
  const state = () => page.evaluate(() => window.studioTest.draftStore.getState());
  const names = async () =>
    page.evaluate(() =>
      Object.values(window.studioTest.mirrorStore.getState().clips)
        .filter(({ trashedAt }) => trashedAt === null)
        .toSorted((a, b) => a.position - b.position)
        .map(({ name }) => name),
    );

  it('becomes two with one press, and one again with another', async () => {
    await words().fill(thirtyWords);
    const before = await state();
    const film = await names();
    await page.getByRole('button', { name: 'Split into two clips' }).click();
    await page.getByText(/^Two clips of \d+ s and \d+ s$/u).waitFor();
    const first = await state();
    expect(first.clipId).toBe(before.clipId);
    expect(first.spec?.shots.length).toBeLessThan(5);
    expect(await names()).toEqual(film.toSpliced(film.indexOf('Window seat') + 1, 0, 'Window seat, part 2'));
    await expect.poll(() => page.getByRole('button', { name: /Fix 1 block/u }).count()).toBe(0);
    const seconds = first.spec?.parameters.durationSeconds;
    expect(first.spec?.shots.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe((seconds ?? 0) * 1_000);

    await page
      .getByRole('region', { name: 'Notifications' })
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
    await expect.poll(names).toEqual(film);
    expect((await state()).spec).toEqual(before.spec);
  });

  it('is one again by Ctrl Z too, two by redo, and keeps a second clip that somebody has worked on', async () => {
    await words().fill(thirtyWords);
    const before = await state();
    const film = await names();
    const parts = film.toSpliced(film.indexOf('Window seat') + 1, 0, 'Window seat, part 2');
    await page.getByRole('button', { name: 'Split into two clips' }).click();
    await page.getByText(/^Two clips of \d+ s and \d+ s$/u).waitFor();
    const after = await state();
    const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true });
    await undo.click();
    await expect.poll(names).toEqual(film);
    expect((await state()).spec).toEqual(before.spec);
    await page.getByText(/^Two clips of \d+ s and \d+ s$/u).waitFor({ state: 'detached' });
    await page.getByRole('banner').getByRole('button', { name: 'Redo', exact: true }).click();
    await expect.poll(names).toEqual(parts);
    expect((await state()).spec).toEqual(after.spec);
    await page.evaluate(() => {
      const { application, mirrorStore } = window.studioTest;
      const { clips, drafts } = mirrorStore.getState();
      const added = Object.values(clips).find(({ name }) => name === 'Window seat, part 2');
      const draft = added === undefined ? undefined : drafts[added.id];
      if (draft !== undefined) application.emit('drafts.changed', { ...draft, revision: draft.revision + 1 });
    });
    await undo.click();
    await page.getByText('“Window seat, part 2” stays: it has been worked on since the split.').waitFor();
    expect(await names()).toEqual(parts);
    expect((await state()).spec).toEqual(before.spec);
    await page.getByRole('button', { name: 'Move it to the trash' }).click();
    await expect.poll(names).toEqual(film);
  });

  it('says on the strip when its shots are not what is sent', async () => {
    await page.evaluate(() => {
      const { spec } = window.studioTest.draftStore.getState();
      if (spec !== null) window.studioTest.draftStore.setState({ spec: { ...spec, mode: 'text' } });
    });
    await page.getByText('Not sent: this clip is written as text').waitFor();
  });
});
