import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('references/tools-page.tsx', drawnMedia);
let page: Page;
const walkId = idNumber(21);

beforeEach(async () => {
  page = await built.open();
  await tile('Walk').waitFor();
});

const tile = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `, 'u') });
const walk = () =>
  page.evaluate((id) => window.draftStore.getState().spec?.references.find((each) => each.id === id), walkId);
const start = () => page.getByRole('slider', { name: 'Start of the part' });
const end = () => page.getByRole('slider', { name: 'End of the part' });
const budget = () => page.getByRole('list', { name: 'What the references use at fal.ai' });
const openRange = async (name = 'Walk') => {
  await tile(name).click();
  await page.getByRole('menuitem', { name: 'Choose the part used' }).click();
  await start().waitFor();
};
const copies = () => page.evaluate(() => window.fake.calls.filter(({ method }) => method === 'derivatives.make'));

describe('the used part of a reference', () => {
  it('is chosen with the keys, and its copy takes the place of the file in the same step', async () => {
    await openRange();
    await start().press('Shift+ArrowRight');
    await start().press('ArrowRight');
    expect(await start().getAttribute('aria-valuetext')).toBe('1.1 seconds');
    await end().press('ArrowLeft');
    await end().press('Shift+ArrowLeft');
    await page.getByText('2.8 s of 5 s').waitFor();
    await page.getByRole('button', { name: 'Use 2.8 s' }).click();
    await expect.poll(async () => (await walk())?.usedRange ?? 'cut').toBe('cut');
    const cut = await walk();
    expect(cut?.cutFrom?.usedRange).toEqual({ startMs: 1_100, endMs: 3_900 });
    expect((await copies())[0]?.input).toMatchObject({ recipe: { range: { startMs: 1_100, endMs: 3_900 } } });
    await expect.poll(() => budget().getByRole('listitem').last().getAttribute('aria-label')).toContain('2.8 of 15 s');
    await page.evaluate(() => {
      window.undo();
    });
    const whole = await walk();
    expect([whole?.usedRange, whole?.cutFrom, whole?.assetId]).toEqual([null, undefined, cut?.cutFrom?.assetId]);
  });

  it('is dragged by its ends and as a whole; Esc takes a drag back and leaves the dialog', async () => {
    await openRange();
    const grab = async (handle: ReturnType<typeof start>, byX: number) => {
      const box = await handle.boundingBox();
      if (box === null) throw new Error('no handle');
      await page.mouse.move(box.x + box.width / 2, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + byX, box.y + 20, { steps: 4 });
    };
    const track = await page.getByRole('group', { name: 'The whole file, 5 s' }).boundingBox();
    const second = ((track?.width ?? 0) - 48) / 5;
    await grab(start(), second);
    await page.mouse.up();
    expect(await start().getAttribute('aria-valuenow')).toBe('1');
    await grab(end(), -second * 2);
    await page.keyboard.press('Escape');
    expect(await end().getAttribute('aria-valuenow')).toBe('5');
    await page.mouse.up();
    await grab(end(), -second * 2);
    await page.mouse.up();
    // Between the handles: the part slides, its length stays. Esc ends the drag, and the dialog stays.
    const left = await start().boundingBox();
    await page.mouse.move((left?.x ?? 0) + 80, (left?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((left?.x ?? 0) + 80 + second, (left?.y ?? 0) + 20, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await start().getAttribute('aria-valuenow')).toBe('1');
    await page.mouse.move((left?.x ?? 0) + 80, (left?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((left?.x ?? 0) + 80 + second, (left?.y ?? 0) + 20, { steps: 4 });
    await page.mouse.up();
    expect([await start().getAttribute('aria-valuenow'), await end().getAttribute('aria-valuenow')]).toEqual([
      '2',
      '4',
    ]);
    expect(await page.evaluate(() => window.draftStore.temporal.getState().pastStates.length)).toBe(0);
  });

  it('can be typed, plays from its start and stops at its end', async () => {
    await openRange();
    await page.getByRole('spinbutton', { name: 'Start' }).fill('1,5');
    await page.keyboard.press('Enter');
    await page.getByRole('spinbutton', { name: 'End' }).fill('2.1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Play the part' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('button', { name: 'Play the part' }).waitFor();
    const at = await page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
    expect(at).toBeGreaterThanOrEqual(2.05);
    expect(at).toBeLessThan(2.6);
  });

  it('opens the whole file again, where another part can be chosen, or all of it', async () => {
    await openRange();
    await start().press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Use 4 s' }).click();
    await expect.poll(async () => (await walk())?.cutFrom?.usedRange).toEqual({ startMs: 1_000, endMs: 5_000 });
    await openRange();
    expect([await start().getAttribute('aria-valuenow'), await end().getAttribute('aria-valuemax')]).toEqual([
      '1',
      '5',
    ]);
    await end().press('Shift+ArrowLeft');
    await page.getByRole('button', { name: 'Use 3 s' }).click();
    // From the file, not from the copy of it.
    await expect.poll(async () => (await walk())?.cutFrom?.usedRange).toEqual({ startMs: 1_000, endMs: 4_000 });
    expect((await copies()).map(({ input }) => (input as { assetId: string }).assetId)).toEqual([
      (await walk())?.cutFrom?.assetId,
      (await walk())?.cutFrom?.assetId,
    ]);
    await openRange();
    await page.getByRole('button', { name: 'Use all of it' }).click();
    expect(await walk()).toMatchObject({ usedRange: null });
    expect((await walk())?.cutFrom).toBeUndefined();
  });

  it('is only noted where the work is done on this machine', async () => {
    await page.close();
    page = await built.open({ hash: '#local' });
    await tile('Walk').waitFor();
    await openRange();
    await end().press('Shift+ArrowLeft');
    await page.getByRole('button', { name: 'Use 4 s' }).click();
    await expect.poll(async () => (await walk())?.usedRange).toEqual({ startMs: 0, endMs: 4_000 });
    expect(await copies()).toEqual([]);
  });

  it('says what the provider has left, and by how much a part is too long', async () => {
    await page.evaluate(() => {
      window.editSpec((spec) => ({ ...spec, references: [...spec.references, window.storm] }));
    });
    await page
      .getByRole('alert')
      .getByRole('button', { name: /Make a trimmed copy/u })
      .waitFor();
    expect(await tile('Storm').getAttribute('aria-label')).toContain('cannot go as it is');
    await openRange('Storm');
    await page.getByText('fal.ai takes 2 to 15 s of video in all.').waitFor();
    await page.getByText('Other references use 5 s of that, so 10 s are left.').waitFor();
    await page.getByText('This part is 10 s too long.').waitFor();
    for (let second = 0; second < 10; second += 1) await end().press('Shift+ArrowLeft');
    expect(await page.getByText('too long').count()).toBe(0);
  });

  it('has no accessibility violation', async () => {
    await openRange();
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('the budget bar', () => {
  it('shows slots, seconds and megabytes against the limits, and what a video does to the price', async () => {
    await budget().waitFor();
    const lines = await budget()
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.ariaLabel));
    expect(lines).toEqual(['Images: 2 of 9', 'Sound: 1 of 3, 15 of 15 s', 'Video: 1 of 3, 5 of 15 s, 8.2 MB of 52 MB']);
    // 720p for 15 s: 0.3034 a second without video; 20 counted seconds at 0.18140 with it.
    await page.getByText('Without the video $4.54, with it $3.63: $0.91 less').waitFor();
    await tile('Walk').press('Delete');
    await expect.poll(() => page.getByText('Without the video').count()).toBe(0);
  });

  it('marks a kind that is over its limit, with a word', async () => {
    await page.evaluate(() => {
      window.editSpec((spec) => ({ ...spec, references: [...spec.references, window.storm] }));
    });
    await expect
      .poll(() => budget().getByRole('listitem').last().getAttribute('aria-label'))
      .toBe('Video: 2 of 3, 25 of 15 s, 16 MB of 52 MB, over the limit');
  });
});

describe('cast & places at the tray', () => {
  const elements = () => page.evaluate(() => Object.values(window.mirrorStore.getState().elements));

  it('begin with a tile, light up with it, and are offered by the plus', async () => {
    await tile('Mira').click();
    await page.getByRole('menuitem', { name: 'Add to cast & places' }).click();
    await page
      .getByRole('region', { name: 'Notifications' })
      .getByText(/^Mira is in cast & places/u)
      .waitFor();
    const [made] = await elements();
    const first = await page.evaluate(() => window.draftStore.getState().spec?.references[0]);
    expect(first).toMatchObject({ name: 'Mira', element: { id: made?.id, name: 'Mira' } });
    await tile('Mira').press('Delete');
    await page.getByRole('button', { name: 'Add to this clip' }).click();
    await page.getByRole('menuitem', { name: 'Mira' }).click();
    await tile('Mira').waitFor();
    await page.evaluate(() => {
      window.undo();
    });
    await expect.poll(() => tile('Mira').count()).toBe(0);
  });

  it('say when they have changed since, and the clip takes that over in one step', async () => {
    await tile('Mira').click();
    await page.getByRole('menuitem', { name: 'Add to cast & places' }).click();
    await expect.poll(async () => (await elements()).length).toBe(1);
    await page.evaluate(
      (walk) => {
        window.mirrorStore.setState(({ elements: all, assets }) => ({
          elements: Object.fromEntries(
            Object.values(all).map((each) => {
              const more = Object.values(assets).find(({ id }) => id === walk);
              const file = more === undefined ? [] : [{ assetId: more.id, role: 'motion' as const, usedRange: null }];
              return [each.id, { ...each, assets: [...each.assets, ...file] }];
            }),
          ),
        }));
      },
      (await walk())?.assetId ?? '',
    );
    const notice = page.getByRole('status').filter({ hasText: 'Mira has changed since it was attached.' });
    await notice.waitFor();
    const before = await page.evaluate(() => window.draftStore.getState().spec);
    await notice.getByRole('button', { name: 'Update this clip' }).click();
    expect((await walk())?.element?.name).toBe('Mira');
    await expect.poll(() => notice.count()).toBe(0);
    await page.evaluate(() => {
      window.undo();
    });
    expect(await page.evaluate(() => window.draftStore.getState().spec)).toEqual(before);
  });
});
