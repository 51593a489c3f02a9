import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { inEveryLook } from '#test/renderer/every-look.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

/** Opens a scene whose open clip is small, so that a test draws it quickly. */
async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  page.setDefaultTimeout(20_000);
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
  await edit('480p');
}

/** Edits the open clip the way its fields do. */
async function edit(what: '480p' | 'line' | 'edge' | 'move' | 'text' | 'ratio'): Promise<void> {
  await page.evaluate((change) => {
    const { draftStore } = window.studioTest;
    const { spec } = draftStore.getState();
    if (spec === null) throw new Error('no clip is open');
    const { parameters } = spec;
    const next = {
      '480p': () => ({ ...spec, parameters: { ...parameters, resolution: '480p' as const } }),
      ratio: () => ({ ...spec, parameters: { ...parameters, ratio: '4:3' as const } }),
      text: () => ({
        ...spec,
        mode: 'text' as const,
        text: [{ type: 'text' as const, text: 'Rain on the roof.' }],
      }),
      line: () => ({
        ...spec,
        shots: spec.shots.map((shot, index) => (index === 1 ? { ...shot, framing: 'aerial' as const } : shot)),
      }),
      edge: () => ({
        ...spec,
        shots: spec.shots.map((shot, index) => ({
          ...shot,
          durationMs: shot.durationMs + (index === 0 ? 500 : index === 1 ? -500 : 0),
        })),
      }),
      move: () => ({ ...spec, shots: [spec.shots[1], spec.shots[0], ...spec.shots.slice(2)] as typeof spec.shots }),
    }[change]();
    draftStore.setState({ spec: next });
  }, what);
}

const video = () => page.locator('video');
const animatic = () => page.getByRole('button', { name: 'Animatic', exact: true });
const drawnShots = (): Promise<number> => page.evaluate(() => window.studioTest.clipFilmStore.getState().drawnShots);
const timeText = () => page.getByRole('timer').textContent();
const callNames = (): Promise<string[]> =>
  page.evaluate(() => window.studioTest.application.calls.map(({ method }) => method));

/** Waits for the film that follows `change`; answers how many shots were drawn for it. */
async function nextFilm(change: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const before = window.studioTest.clipFilmStore.getState().blob;
    Object.assign(window, { filmBefore: before });
  });
  await change();
  await page.waitForFunction(() => {
    const { blob } = window.studioTest.clipFilmStore.getState();
    return blob !== null && blob !== (window as unknown as { filmBefore: unknown }).filmBefore;
  });
  return drawnShots();
}

async function loaded(): Promise<void> {
  await expect
    .poll(() => video().evaluate((element: HTMLVideoElement) => element.readyState), { timeout: 20_000 })
    .toBe(4);
}

describe('the animatic of the open clip', () => {
  it('is one key away, plays like a take, and the same key leads back', async () => {
    await open('film');
    await page.keyboard.press('p');
    await page.locator('video[aria-label="Animatic of Window seat"]').waitFor();
    await loaded();
    expect(await animatic().getAttribute('aria-pressed')).toBe('true');
    expect(await video().evaluate((element: HTMLVideoElement) => [element.duration, element.videoWidth])).toEqual([
      15, 864,
    ]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(timeText).toBe('00:03:12');
    await page.getByRole('option', { name: /^Shot 2, /u, selected: true }).waitFor();
    await page.keyboard.press('.');
    await expect.poll(timeText).toBe('00:03:13');
    await page.keyboard.press('Space');
    await expect.poll(() => video().evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
    await expect.poll(timeText).not.toBe('00:03:13');
    await page.keyboard.press('k');
    await page.keyboard.press('p');
    await page.locator('video[aria-label="Take 3 of Window seat"]').waitFor();
    expect(await callNames()).not.toContain('generations.order');
  });

  it('is a switch of the transport for the mouse, and Space then plays', async () => {
    await open('film');
    await animatic().click();
    await page.locator('video[aria-label="Animatic of Window seat"]').waitFor();
    await loaded();
    await page.keyboard.press('Space');
    await expect.poll(() => video().evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
    await page.getByRole('button', { name: 'Take 3', exact: true }).click();
    await page.locator('video[aria-label="Take 3 of Window seat"]').waitFor();
    // What played goes on.
    await expect.poll(() => video().evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
  });

  it('is what plays of a clip without takes', async () => {
    await open('film');
    await page.getByRole('option', { name: /^4\. Last carriage/u }).click();
    await edit('480p');
    await page.evaluate(() => {
      const { draftStore } = window.studioTest;
      const { spec } = draftStore.getState();
      if (spec === null) throw new Error('no clip');
      const shots = spec.shots.map((shot) => ({
        ...shot,
        durationMs: 2_000,
        action: [{ type: 'text' as const, text: 'A lamp swings.' }],
      }));
      draftStore.setState({ spec: { ...spec, shots, parameters: { ...spec.parameters, durationSeconds: 4 } } });
    });
    await page.getByRole('button', { name: 'Play', exact: true }).first().click();
    await page.locator('video[aria-label="Animatic of Last carriage"]').waitFor();
    await expect
      .poll(() => video().evaluate((element: HTMLVideoElement) => !element.paused && element.currentTime > 0))
      .toBe(true);
  });

  it('draws only what an edit changed, and keeps the playhead and the frame meanwhile', async () => {
    await open('film');
    expect(await nextFilm(() => page.keyboard.press('p'))).toBe(5);
    await loaded();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(timeText).toBe('00:06:12');
    expect(await nextFilm(() => edit('line'))).toBe(1);
    await loaded();
    expect(await timeText()).toBe('00:06:12');
    await expect
      .poll(() => video().evaluate((element: HTMLVideoElement) => Math.round(element.currentTime * 24)))
      .toBe(156);
    expect(await nextFilm(() => edit('edge'))).toBe(2);
    expect(await nextFilm(() => edit('move'))).toBe(2);
    expect(await nextFilm(() => page.keyboard.press('Control+z'))).toBeLessThanOrEqual(2);
  });

  it('goes on playing when a new one takes its place', async () => {
    await open('film');
    await nextFilm(() => page.keyboard.press('p'));
    await loaded();
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await expect.poll(() => video().evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(2);
    await nextFilm(() => edit('line'));
    await expect
      .poll(() =>
        video().evaluate((element: HTMLVideoElement) => [
          element.paused,
          element.playbackRate,
          element.currentTime > 0,
        ]),
      )
      .toEqual([false, 2, true]);
  });

  it('shows a clip of one text, and any proportion', async () => {
    await open('film');
    await nextFilm(() => page.keyboard.press('p'));
    expect(await nextFilm(() => edit('text'))).toBe(1);
    await loaded();
    expect(await nextFilm(() => edit('ratio'))).toBe(1);
    await loaded();
    expect(
      await video().evaluate((element: HTMLVideoElement) => [
        element.videoWidth,
        element.videoHeight,
        element.duration,
      ]),
    ).toEqual([752, 560, 15]);
  });

  it('draws a card for a file that is gone, and the picture once it is back', async () => {
    await open('film');
    expect(await nextFilm(() => page.keyboard.press('p'))).toBe(5);
    const setMissing = (isMissing: boolean) =>
      page.evaluate((isGone) => {
        const { application } = window.studioTest;
        const asset = application.scene.assets[1];
        if (asset === undefined) throw new Error('no asset');
        application.emit('assets.changed', { ...asset, isMissing: isGone });
      }, isMissing);
    expect(await nextFilm(() => setMissing(true))).toBeGreaterThan(0);
    expect(await nextFilm(() => setMissing(false))).toBe(0);
  });

  it('gives way to a take that is chosen, and judges none that is not in sight', async () => {
    await open('film');
    await page.keyboard.press('p');
    await page.keyboard.press('x');
    expect(await callNames()).not.toContain('takes.judge');
    await page.keyboard.press('2');
    await page.locator('video[aria-label="Take 2 of Window seat"]').waitFor();
    await page.keyboard.press('x');
    await expect.poll(callNames).toContain('takes.judge');
  });

  it('follows the clip that is opened', async () => {
    await open('film');
    await nextFilm(() => page.keyboard.press('p'));
    await page.getByRole('option', { name: /^3\. Tea house/u }).click();
    await edit('480p');
    await page.locator('video[aria-label="Animatic of Tea house"]').waitFor();
    await expect.poll(() => video().evaluate((element: HTMLVideoElement) => element.duration)).toBe(10);
  });

  it('tells how far it is, and how to try again when it cannot be drawn', async () => {
    await open('film');
    await page.route('**/preview-worker*', (route) => route.abort());
    await page.keyboard.press('p');
    const notice = page.getByRole('alert');
    await notice.getByText('The animatic cannot be drawn on this machine.').waitFor();
    await page.unroute('**/preview-worker*');
    await notice.getByRole('button', { name: 'Draw it again' }).click();
    await page.getByRole('progressbar', { name: 'Drawing the animatic' }).waitFor();
    await page.locator('video[aria-label="Animatic of Window seat"]').waitFor();
    await page.getByRole('progressbar', { name: 'Drawing the animatic' }).waitFor({ state: 'detached' });
  });
});

it('has no accessibility violation and stays inside the window, in any size and theme', async () => {
  await open('film');
  await nextFilm(() => page.keyboard.press('p'));
  await loaded();
  await page.keyboard.press('ArrowDown');
  await inEveryLook(page, async ({ width, theme }) => {
    await page.screenshot({ path: `.artifacts/screens/preview-clip-${width}-${theme}.png` });
    expect(await findBarriers(page)).toEqual([]);
    const transport = await page.getByRole('group', { name: 'In the player' }).boundingBox();
    expect((transport?.x ?? 0) + (transport?.width ?? 0)).toBeLessThan(width);
  });
});
