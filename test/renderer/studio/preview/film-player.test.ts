import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { inEveryLook } from '#test/renderer/every-look.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

/** Four clips of 4 s, small, so that a test draws them quickly; the second has a take in the film, of 15 s. */
async function open(options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: '#scene=film' });
  page.setDefaultTimeout(20_000);
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
  await page.evaluate((activeTakeId) => {
    const { application, mirrorStore, draftStore } = window.studioTest;
    const { clipId } = draftStore.getState();
    const drafts = Object.fromEntries(
      Object.entries(mirrorStore.getState().drafts).map(([id, draft]) => {
        const shots = draft.spec.shots.slice(0, 2).map((shot) => ({ ...shot, durationMs: 2_000 }));
        const parameters = { ...draft.spec.parameters, resolution: '480p' as const, durationSeconds: 4 };
        return [id, { ...draft, spec: { ...draft.spec, shots, parameters } }];
      }),
    );
    mirrorStore.setState({ drafts });
    if (clipId !== null) draftStore.setState({ spec: drafts[clipId]?.spec ?? null });
    const clip = application.scene.clips[1];
    if (clip !== undefined) application.emit('clips.changed', { ...clip, activeTakeId } as typeof clip);
  }, idNumber(3_023));
}

/** Drawing on a busy machine takes a while. */
const drawn = { timeout: 20_000 };
const timeText = () => page.getByRole('timer').textContent();
const card = (name: RegExp) => page.getByRole('option', { name });
/** Name of the clip whose card says that it plays. */
const playing = (): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector('[data-film-mark]')?.closest('[role="option"]')?.getAttribute('aria-label') ?? null,
  );
/** The video in sight. */
const shown = () =>
  page.evaluate(() => {
    const front = [...document.querySelectorAll('video')].find(
      (video) => getComputedStyle(video).visibility === 'visible' && video.readyState >= 2,
    );
    if (front === undefined) return null;
    const { currentTime, paused, videoWidth, playbackRate } = front;
    return { kind: front.src.startsWith('blob:') ? 'animatic' : 'take', currentTime, paused, videoWidth, playbackRate };
  });
const kind = async (): Promise<string | undefined> => (await shown())?.kind;
/** The film takes over from the take that the player shows before. */
async function showFilm(): Promise<void> {
  await page.keyboard.press('Shift+P');
  await expect.poll(playing, drawn).toMatch(/^2\. Window seat/u);
  await expect.poll(kind, drawn).toBe('take');
}

describe('the film of all clips', () => {
  it('begins where the open clip stands, shows its take, and Esc leads back', async () => {
    await open();
    await showFilm();
    await expect.poll(timeText, drawn).toBe('00:04:00');
    await page.getByText('of 0:27 · 24 fps').waitFor();
    await page.getByText('2 Window seat · Take 3').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('video[aria-label="Take 3 of Window seat"]').waitFor();
    expect(await playing()).toBeNull();
    expect(await timeText()).toBe('00:00:00');
  });

  it('stays when Esc ends a drag on the strip, of a clip, or of its playhead', async () => {
    await open();
    await page.keyboard.press('Shift+P');
    const leave = page.getByRole('slider', { name: 'Playhead of the film' });
    await leave.waitFor();
    for (const grip of [
      page.getByRole('slider', { name: 'End of shot 1', exact: true }),
      page.getByRole('option', { name: /^Shot 1, / }),
      card(/^1\./u),
      leave,
    ]) {
      const box = await grip.boundingBox();
      if (box === null) throw new Error('nothing to take hold of');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2, { steps: 4 });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await leave.isVisible()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await leave.waitFor({ state: 'detached' });
  });

  it('plays over the boundaries, and the strip follows', async () => {
    await open();
    await page.getByRole('button', { name: 'Film', exact: true }).click();
    await expect.poll(kind, drawn).toBe('take');
    await page.getByRole('slider', { name: 'Playhead of the film' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(kind, drawn).toBe('animatic');
    await expect.poll(playing, drawn).toMatch(/^1\. Platform 2/u);
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const name = document
          .querySelector('[data-film-mark]')
          ?.closest('[role="option"]')
          ?.getAttribute('aria-label')
          ?.slice(0, 2);
        if (name !== undefined && name !== seen.at(-1)) seen.push(name);
        requestAnimationFrame(look);
      };
      look();
    });
    await page.keyboard.press('l');
    await expect.poll(async () => (await shown())?.paused, drawn).toBe(false);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await expect.poll(playing, drawn).toMatch(/^2\. Window seat/u);
    await expect.poll(async () => (await shown())?.playbackRate, drawn).toBe(4);
    await expect.poll(playing, drawn).toMatch(/^3\. Tea house/u);
    await expect.poll(playing, drawn).toMatch(/^4\. Last carriage/u);
    // Between two parts neither video plays for a moment.
    await expect.poll(timeText, drawn).toBe('00:27:00');
    await expect.poll(async () => (await shown())?.paused, drawn).toBe(true);
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['1.', '2.', '3.', '4.']);
    // The open clip stayed open: its undo is still there.
    expect(await card(/^2\. Window seat/u).getAttribute('aria-selected')).toBe('true');
  });

  it('steps by a frame and jumps to the cuts of all clips', async () => {
    await open();
    await showFilm();
    await page.keyboard.press('ArrowUp');
    await expect.poll(timeText, drawn).toBe('00:02:00');
    await expect.poll(kind, drawn).toBe('animatic');
    await page.keyboard.press('ArrowDown');
    await expect.poll(timeText, drawn).toBe('00:04:00');
    await page.keyboard.press(',');
    await expect.poll(timeText, drawn).toBe('00:03:23');
    await expect.poll(playing, drawn).toMatch(/^1\. /u);
    await expect.poll(async () => Math.floor(((await shown())?.currentTime ?? 0) * 24), drawn).toBe(95);
    await page.keyboard.press('.');
    await expect.poll(timeText, drawn).toBe('00:04:00');
    await expect.poll(kind, drawn).toBe('take');
  });

  it('shows animatics in the place of takes by a switch, each in its own size', async () => {
    await open();
    await showFilm();
    expect((await shown())?.videoWidth).toBe(1_280);
    await page.getByRole('button', { name: 'Animatics', exact: true }).click();
    await expect.poll(kind, drawn).toBe('animatic');
    expect((await shown())?.videoWidth).toBe(864);
    await page.getByText('of 0:16 · 24 fps').waitFor();
    await page.getByRole('button', { name: 'Takes', exact: true }).click();
    await expect.poll(kind, drawn).toBe('take');
  });

  it('goes to a clip that is opened, and to where the pointer scrubs', async () => {
    await open();
    await showFilm();
    await card(/^3\. Tea house/u).click();
    await expect.poll(playing, drawn).toMatch(/^3\. /u);
    await expect.poll(timeText, drawn).toBe('00:19:00');
    const head = page.getByRole('slider', { name: 'Playhead of the film' });
    const track = await head.locator('..').boundingBox();
    if (track === null) throw new Error('no track');
    await page.mouse.move(track.x + 2, track.y + 12);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width * 0.5, track.y + 12, { steps: 5 });
    await page.mouse.up();
    await expect.poll(playing, drawn).toMatch(/^2\. /u);
    await expect.poll(timeText, drawn).toBe('00:13:12');
    expect(await head.getAttribute('aria-valuetext')).toContain('2 Window seat · Take 3');
  });

  it('draws the open clip again while it is written, and stays at its frame', async () => {
    await open();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'Animatics', exact: true }).click();
    await expect.poll(kind, drawn).toBe('animatic');
    await page.keyboard.press('.');
    await expect.poll(timeText, drawn).toBe('00:04:01');
    const before = await page.evaluate(() => [...document.querySelectorAll('video')].map(({ src }) => src));
    await page.evaluate(() => {
      const { draftStore } = window.studioTest;
      const { spec } = draftStore.getState();
      if (spec === null) throw new Error('no clip');
      const shots = spec.shots.map((shot) => ({ ...shot, framing: 'aerial' as const }));
      draftStore.setState({ spec: { ...spec, shots } });
    });
    await expect
      .poll(
        () =>
          page.evaluate(
            (known) =>
              [...document.querySelectorAll('video')].some(
                (video) => getComputedStyle(video).visibility === 'visible' && !known.includes(video.src),
              ),
            before,
          ),
        drawn,
      )
      .toBe(true);
    expect(await timeText()).toBe('00:04:01');
  });

  it('takes the animatic of a clip whose file does not play', async () => {
    await open();
    await page.route(`**/media/${'0'.repeat(62)}13`, (route) => route.fulfill({ status: 200, body: 'no film' }));
    await page.keyboard.press('Shift+P');
    await expect.poll(kind, drawn).toBe('animatic');
    await page.getByText('2 Window seat · Animatic').waitFor();
  });

  it('plays a clip again from its start while it loops', async () => {
    await open();
    await page.getByRole('button', { name: 'Loop', exact: true }).click();
    await showFilm();
    await page.getByRole('slider', { name: 'Playhead of the film' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press(',');
    await expect.poll(playing, drawn).toMatch(/^4\. /u);
    await page.keyboard.press('l');
    await expect.poll(playing, drawn).toMatch(/^1\. /u);
    await expect.poll(async () => (await shown())?.paused, drawn).toBe(false);
  });
});

it('has no accessibility violation and stays inside the window, in any size and theme', async () => {
  await open();
  await showFilm();
  await page.keyboard.press('ArrowDown');
  await inEveryLook(page, async ({ width, theme }) => {
    await page.screenshot({ path: `.artifacts/screens/preview-film-${width}-${theme}.png` });
    expect(await findBarriers(page)).toEqual([]);
    const transport = await page.getByRole('group', { name: 'In the player' }).boundingBox();
    expect((transport?.x ?? 0) + (transport?.width ?? 0)).toBeLessThan(width);
  });
});
