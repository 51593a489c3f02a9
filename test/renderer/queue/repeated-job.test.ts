import { expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('queue/page.tsx', drawnMedia);

it('row 94: the queue says of a second job of one request that both are charged and kept', async () => {
  const page = await built.open({ hash: '#scene=repeated' });
  const rowOf = (number: number) => page.locator(`[data-job="${idNumber(20_000 + number)}"]`);
  const said = /^One request became two jobs at fal\.ai: .*Both are charged, and both takes are kept\.$/u;
  await rowOf(7).getByText(said).waitFor();
  expect(await rowOf(6).getByText(said).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
});
