import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
}

const callsOf = (method: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (wanted) =>
      window.studioTest.application.calls
        .filter((call) => call.method === wanted)
        .map((call) => call.input as Record<string, unknown>),
    method,
  );
const takeThree = idNumber(3_023);
const card = (name: string): Locator => page.getByRole('option', { name: new RegExp(`^\\d+\\. ${name}`, 'u') });
const seam = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}: `, 'u') });
const cardNames = (): Promise<(string | undefined)[]> =>
  page
    .getByRole('listbox', { name: 'Clips' })
    .getByRole('option')
    .evaluateAll((cards) =>
      cards
        .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
        .map((element) => /^\d+\. ([^,]+),/u.exec(element.getAttribute('aria-label') ?? '')?.[1]),
    );

/** The window does the work that was asked for last. */
async function finish(): Promise<void> {
  await expect.poll(async () => (await callsOf('stills.make')).length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const { application } = window.studioTest;
    const asked = application.calls.findLast(({ method }) => method === 'stills.make');
    application.finishStill(asked?.input as Parameters<typeof application.finishStill>[0]);
  });
}

const press = async (): Promise<void> => page.getByRole('button', { name: 'Continue from take 3' }).click();

/** Take 3 of clip 2 goes on in clip 3. */
async function linkNextClip(): Promise<void> {
  await page.getByRole('button', { name: 'Where take 3 continues' }).click();
  await page.getByRole('menuitem', { name: 'Into the next clip, Tea house' }).click();
  await finish();
  await seam('Tea house')
    .and(page.getByRole('button', { name: /Goes on from take 3 of Window seat/u }))
    .waitFor();
}

const startFrame = (): Promise<string | null | undefined> =>
  page.evaluate(() => window.studioTest.draftStore.getState().spec?.startFrame);

describe('going on from a take', () => {
  it('makes a clip behind this one that begins with its last frame, and opens it', async () => {
    await open('film');
    await press();
    await page.getByText('The last frame of take 3 waits').waitFor();
    const [wish] = await callsOf('stills.make');
    expect(wish).toMatchObject({ takeId: takeThree });
    await finish();
    await page.getByRole('option', { name: /^3\. Clip 5, .*Draft/u, selected: true }).waitFor();
    expect(await cardNames()).toEqual(['Platform 2', 'Window seat', 'Clip 5', 'Tea house', 'Last carriage']);
    const spec = await page.evaluate(() => window.studioTest.draftStore.getState().spec);
    expect(spec).toMatchObject({ kind: 'frames', references: [], parameters: { durationSeconds: 15, takes: 1 } });
    expect(await callsOf('takes.activate')).toEqual([{ takeId: takeThree }]);
    await page.getByRole('button', { name: 'Clip 5: Goes on from take 3 of Window seat.' }).waitFor();
  });

  it('goes by its key, and not while somebody writes', async () => {
    await open('film');
    await page.getByRole('textbox', { name: 'Light' }).fill('');
    await page.getByRole('textbox', { name: 'Light' }).pressSequentially('C');
    expect(await callsOf('stills.make')).toEqual([]);
    await page.getByRole('option', { name: /^Take 3, /u }).focus();
    await page.keyboard.press('Shift+C');
    await page.keyboard.press('Shift+C');
    await finish();
    await page.getByRole('option', { name: /^3\. Clip 5/u, selected: true }).waitFor();
    expect(await callsOf('stills.make')).toHaveLength(1);
  });

  it('shows how far it is, and can be given up', async () => {
    await open('film');
    await press();
    const [wish] = await callsOf('stills.make');
    await page.evaluate((asked) => {
      const still = { state: 'working', share: 0.4, hasWindow: true, assetId: null, error: null };
      window.studioTest.application.emit('stills.changed', { ...asked, ...still } as never);
    }, wish);
    await page.getByText('Taking the last frame of take 3').waitFor();
    expect(
      await page.getByRole('progressbar', { name: 'Taking the last frame of take 3' }).getAttribute('aria-valuenow'),
    ).toBe('40');
    await page.getByRole('button', { name: 'Do not continue' }).click();
    await page.getByRole('button', { name: 'Continue from take 3' }).waitFor();
    expect(await callsOf('stills.cancel')).toEqual([wish]);
    expect(await cardNames()).toHaveLength(4);
  });

  it('says why it failed, at the button, which tries again', async () => {
    await open('film');
    await press();
    const [wish] = await callsOf('stills.make');
    await page.evaluate((asked) => {
      const error = {
        kind: 'invalid-input',
        code: 'media.cannot-decode',
        params: { name: 'take3.mp4' },
        retry: 'never',
        charged: 'no',
      };
      const still = { state: 'failed', share: 0, hasWindow: true, assetId: null, error };
      window.studioTest.application.emit('stills.changed', { ...asked, ...still } as never);
    }, wish);
    await page.getByRole('alert').getByText('take3.mp4 cannot be decoded on this machine').waitFor();
    await press();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await finish();
    await page.getByRole('option', { name: /^3\. Clip 5/u, selected: true }).waitFor();
  });

  it('waits through a lost line, and asks again when it is back', async () => {
    await open('film');
    await press();
    await page.evaluate(() => {
      const { application } = window.studioTest;
      application.setConnection('lost');
      const asked = application.calls.findLast(({ method }) => method === 'stills.make');
      // What is said now, nobody hears.
      application.isDeaf = true;
      application.finishStill(asked?.input as Parameters<typeof application.finishStill>[0]);
      application.isDeaf = false;
      application.setConnection('connected');
    });
    await page.getByRole('option', { name: /^3\. Clip 5/u, selected: true }).waitFor();
    expect(await cardNames()).toHaveLength(5);
  });

  it('into the next clip is one undo step of that clip', async () => {
    await open('film');
    await linkNextClip();
    expect(await page.getByRole('option', { name: /^3\. Tea house/u, selected: true }).count()).toBe(1);
    const still = await startFrame();
    expect(still).toMatch(/^e0+13$/u);
    await page.keyboard.press('Control+z');
    expect(await startFrame()).toBeNull();
    await page.getByRole('button', { name: 'Tea house: Begins with a cut.' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    expect(await startFrame()).toBe(still);
  });

  it('is offered by the menus of the take and of the clip', async () => {
    await open('film');
    await page.getByRole('option', { name: /^Take 2, /u }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Continue from take 2/u }).waitFor();
    await page.keyboard.press('Escape');
    await card('Platform 2').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Continue from take 1' }).click();
    await finish();
    await page.getByRole('option', { name: /^2\. Clip 5/u, selected: true }).waitFor();
  });
});

describe('a seam', () => {
  it('makes itself a cut, or shows the take', async () => {
    await open('film');
    await linkNextClip();
    await seam('Tea house').click();
    await page.getByRole('menuitem', { name: 'Show take 3' }).click();
    await page.getByRole('option', { name: /^2\. Window seat/u, selected: true }).waitFor();
    await page.getByRole('option', { name: /^Take 3, /u, selected: true }).waitFor();
    await seam('Tea house').click();
    await page.getByRole('menuitem', { name: 'Make it a cut' }).click();
    await page.getByRole('button', { name: 'Tea house: Begins with a cut.' }).waitFor();
    expect(await startFrame()).toBeNull();
  });

  it('that is a cut goes on from the take before with one choice', async () => {
    await open('film');
    await seam('Tea house').click();
    await page.getByRole('menuitem', { name: 'Continue from take 3 of Window seat' }).click();
    await finish();
    await page.getByRole('button', { name: 'Tea house: Goes on from take 3 of Window seat.' }).waitFor();
  });

  it('is a cut as soon as the clip begins with another picture', async () => {
    await open('film');
    await linkNextClip();
    await page.evaluate(() => {
      const { draftStore } = window.studioTest;
      const { spec } = draftStore.getState();
      if (spec !== null) draftStore.setState({ spec: { ...spec, startFrame: '1'.padStart(64, '0') as never } });
    });
    await page.getByRole('button', { name: 'Tea house: Begins with a cut.' }).waitFor();
  });

  it('says so when the clip no longer follows the one it goes on from', async () => {
    await open('film');
    await linkNextClip();
    await card('Tea house').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page
      .getByRole('button', { name: /^Tea house: Begins with the last frame of take 3 of Window seat, but/u })
      .waitFor();
    await page.getByRole('button', { name: 'Last carriage: Begins with a cut.' }).waitFor();
  });
});

describe('a clip that is stale', () => {
  it('says since when, and one click makes it fit again, as one undo step', async () => {
    await open('film');
    await linkNextClip();
    const before = await startFrame();
    await card('Window seat').click();
    await page.getByRole('option', { name: /^Take 2, /u }).click({ button: 'right' });
    await page
      .getByRole('menuitemcheckbox', { name: 'Use in the film' })
      .or(page.getByRole('menuitem', { name: 'Use in the film' }))
      .click();
    await page.getByRole('option', { name: /^3\. Tea house, .*Stale since take 2/u }).waitFor();
    await page.getByRole('button', { name: /^Tea house: .*Stale since take 2\./u }).click();
    await finish();
    await page.getByRole('button', { name: 'Tea house: Goes on from take 2 of Window seat.' }).waitFor();
    expect(await startFrame()).toMatch(/^e0+12$/u);
    await page.keyboard.press('Control+z');
    expect(await startFrame()).toBe(before);
    await page.getByRole('option', { name: /^3\. Tea house, .*Stale since take 2/u }).waitFor();
    await page.getByRole('button', { name: 'Rebuild' }).click();
    await expect.poll(startFrame).toMatch(/^e0+12$/u);
  });

  it('turns stale when the take is rejected, and fits again when it is not', async () => {
    await open('film');
    await linkNextClip();
    await card('Window seat').click();
    await page.getByRole('option', { name: /^Take 3, /u }).focus();
    await page.keyboard.press('x');
    await page.getByRole('option', { name: /^3\. Tea house, .*Stale since take 2/u }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('option', { name: /^3\. Tea house, .*Draft/u }).waitFor();
  });
});

it('has nothing that axe finds, also with a link and a stale clip', async () => {
  await open('film');
  await linkNextClip();
  await card('Window seat').click();
  await page.getByRole('option', { name: /^Take 3, /u }).focus();
  await page.keyboard.press('x');
  await page.getByRole('option', { name: /^3\. Tea house, .*Stale/u }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
