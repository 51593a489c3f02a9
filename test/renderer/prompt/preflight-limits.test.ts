import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { appError } from '#shared/errors.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { copyIdOf, heavyAssets, heavySpec } from './heavy-clip.ts';
import type { Copies } from './limits-page.tsx';

type LimitsWindow = Window & { readonly copies: Copies; readonly undo: () => void };

const built = testPage('prompt/limits-page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open();
  await page.getByText('Platform cannot go to fal.ai as it is').waitFor();
});

const blocks = () => page.getByRole('region', { name: 'Blocks' });
const row = (name: string) =>
  blocks()
    .getByRole('listitem')
    .filter({ hasText: `${name} cannot go` });
const references = async () => (await page.evaluate(() => window.draftStore.getState().spec))?.references ?? [];
const calls = () =>
  page.evaluate(() => window.fake.calls.flatMap(({ method, input }) => (method === 'derivatives.make' ? [input] : [])));
const progress = (index: number, share: number) =>
  page.evaluate(([at, of]) => (window as unknown as LimitsWindow).copies.progress(at, of), [index, share] as const);
const finish = () => page.evaluate(() => (window as unknown as LimitsWindow).copies.finish());
const fail = (name: string) =>
  page.evaluate(
    (error) => (window as unknown as LimitsWindow).copies.fail(error),
    appError('invalid-input', 'media.cannot-encode', { params: { context: 'sound', name } }),
  );
const copyOf = (index: number): string => {
  const asset = heavyAssets[index];
  if (asset === undefined) throw new Error(`no file ${index}`);
  return copyIdOf(asset);
};

describe('files over a limit', () => {
  it('row 64: stand as blocks before anything is sent, each with its file, its limit and its source', async () => {
    await expect.poll(() => page.getByRole('tab', { name: 'Preflight 3 blocks' }).count()).toBe(1);
    const platform = (await row('Platform').textContent()) ?? '';
    expect(platform).toContain('1920 × 1080 pixels. It takes videos of at most 927,408 pixels.');
    expect(platform).toContain('The videos last 20 s together. It takes 15 s');
    expect(await row('TeaHouse').textContent()).toContain('41.2 MB. It takes files up to 30 MB.');
    expect(await row('Rain-audio').textContent()).toContain('It takes 15 s');
    expect(await blocks().textContent()).toContain('Source: fal.ai');
    expect(await row('Mira').count()).toBe(0);
    expect(await calls()).toEqual([]);
  });

  it('are not told twice: what our own checks say, the provider does not repeat', async () => {
    await page.evaluate(() => {
      const state = window.draftStore.getState();
      const [first] = state.spec?.references ?? [];
      if (state.spec === null || first === undefined) throw new Error('no references');
      const many = Array.from({ length: 10 }, (_, index) => ({
        ...first,
        id: crypto.randomUUID() as typeof first.id,
        name: `More${index}`,
      }));
      window.draftStore.setState({ spec: { ...state.spec, references: [...state.spec.references, ...many] } });
    });
    // The quote of the words on the screen says the same again, in other words.
    const quoted = () =>
      page.evaluate(() =>
        window.fake.calls.some(
          ({ input }) => (input as { spec?: { references: unknown[] } }).spec?.references.length === 14,
        ),
      );
    await expect.poll(quoted).toBe(true);
    await blocks().getByText('14 references are attached').waitFor();
    expect(
      await blocks()
        .getByText(/images are/u)
        .allTextContents(),
    ).toEqual(['12 images are attached']);
    expect(
      await blocks()
        .getByText(/The clip has/u)
        .count(),
    ).toBe(0);
  });

  it('are nobody’s business while a provider is chosen that takes them', async () => {
    await page.evaluate(() => {
      window.mirrorStore.setState(({ settings }) => ({
        settings: { ...settings, chosenProviderId: 'animatic' as never },
      }));
    });
    await page.getByText('Nothing stops this clip at Animatic').waitFor();
  });

  it('have no accessibility violation, at rest and at work', async () => {
    expect(await findBarriers(page)).toEqual([]);
    await row('Platform').getByRole('button').click();
    await progress(0, 0.4);
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('one click', () => {
  it('makes the copy in place, and puts it into the clip as one undo step', async () => {
    await row('Platform')
      .getByRole('button', { name: /^Make a copy \(14\.\d s, \d+ × \d+\)$/u })
      .click();
    await row('Platform').getByText('The copy waits for its turn').waitFor();
    await progress(0, 0.45);
    await row('Platform').getByText('Making the copy, 45 %').waitFor();
    expect(
      await row('Platform').getByRole('progressbar', { name: 'Copy of Platform' }).getAttribute('aria-valuenow'),
    ).toBe('45');
    expect(await calls()).toEqual([
      {
        assetId: heavyAssets[2]?.id,
        recipe: expect.objectContaining({ mime: 'video/mp4', range: expect.objectContaining({ startMs: 2_000 }) }),
      },
    ]);
    expect((await references())[1]?.assetId).toBe(heavyAssets[2]?.id);
    await finish();
    await row('Platform').waitFor({ state: 'detached' });
    const before = heavySpec.references[1];
    // The original stays known, so that another part can be chosen of the whole file.
    const cutFrom = { assetId: heavyAssets[2]?.id, usedRange: expect.objectContaining({ startMs: 2_000 }) };
    expect((await references())[1]).toEqual({ ...before, assetId: copyOf(2), usedRange: null, cutFrom });
    await page.evaluate(() => (window as unknown as LimitsWindow).undo());
    expect(await references()).toEqual(heavySpec.references);
    // The original was never touched, and stays.
    expect(
      await page.evaluate((id) => window.mirrorStore.getState().assets[id as never] !== undefined, heavyAssets[2]?.id),
    ).toBe(true);
  });

  it('says in place why there is no copy, and tries again', async () => {
    await row('Rain-audio')
      .getByRole('button', { name: /^Make a trimmed copy \(14\.\d s\)$/u })
      .click();
    await fail('rain.wav');
    const alert = row('Rain-audio').getByRole('alert');
    expect(await alert.textContent()).toMatch(/^No copy was made\. The sound of rain\.wav cannot be encoded/u);
    await row('Rain-audio').getByRole('button', { name: 'Try again' }).click();
    await row('Rain-audio').getByText('The copy waits for its turn').waitFor();
    expect(await alert.count()).toBe(0);
    await finish();
    await row('Rain-audio').waitFor({ state: 'detached' });
    expect(await calls()).toHaveLength(2);
  });

  it('for all: makes every copy and swaps them in one undo step', async () => {
    await blocks().getByRole('button', { name: 'Fix all 3' }).click();
    await expect.poll(async () => (await calls()).length).toBe(3);
    expect(await blocks().getByRole('button', { name: 'Fix all 3' }).getAttribute('aria-busy')).toBe('true');
    await finish();
    await page.getByText('Nothing stops this clip at fal.ai').waitFor();
    expect((await references()).map(({ assetId }) => assetId)).toEqual([
      heavyAssets[0]?.id,
      copyOf(2),
      copyOf(1),
      copyOf(3),
    ]);
    await page.evaluate(() => (window as unknown as LimitsWindow).undo());
    expect(await references()).toEqual(heavySpec.references);
  });

  it('leaves another clip alone when it was opened in the meantime', async () => {
    await row('TeaHouse').getByRole('button').click();
    await page.evaluate(() => {
      const { spec } = window.draftStore.getState();
      window.draftStore.setState({ clipId: crypto.randomUUID() as never, spec });
    });
    await finish();
    await row('TeaHouse').getByRole('button').waitFor();
    expect(await references()).toEqual(heavySpec.references);
  });
});
