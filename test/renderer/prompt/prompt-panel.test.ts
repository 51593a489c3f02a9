import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const built = testPage('prompt/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open();
  await page.getByRole('textbox', { name: 'Action of shot 1' }).waitFor();
});

const spec = () => page.evaluate(() => window.draftStore.getState().spec);
const change = (patch: Partial<ClipSpec>) =>
  page.evaluate((part) => {
    window.editSpec((before) => ({ ...before, ...part }));
  }, patch);
const open = (name: RegExp) => page.getByRole('tab', { name }).click();

describe('Write', () => {
  it('shows the clip as a document and writes into it in place', async () => {
    expect(await page.getByRole('region', { name: 'Shot 3' }).textContent()).toContain('Close-up, rack focus · 3.5 s');
    await page.getByRole('textbox', { name: 'Action of shot 4' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Torn.');
    expect((await spec())?.shots[3]?.action).toEqual([
      { type: 'text', text: 'Her ticket.\nThumb over the seat number. Torn.' },
    ]);
  });

  it('selects the shot that is worked in', async () => {
    await page.getByText('Medium, push-in').click();
    expect(await page.evaluate(() => window.selectionStore.getState().shotId)).toBe(nightTrain.shots[1]?.id);
    expect(await page.getByRole('region', { name: 'Shot 2' }).getAttribute('aria-current')).toBe('true');
    await page.keyboard.type('!');
    expect((await spec())?.shots[1]?.action.at(-1)).not.toEqual(nightTrain.shots[1]?.action.at(-1));
  });

  it('edits what is said, and keeps it on one line', async () => {
    await page.getByRole('textbox', { name: 'Words of line 1, shot 5' }).fill('Only\non rainy nights.');
    expect((await spec())?.shots[4]?.dialogue[0]?.words).toBe('Only on rainy nights.');
  });

  it('lights the tile of a hovered mention', async () => {
    await page
      .getByRole('textbox', { name: 'Action of shot 1' })
      .getByRole('img', { name: /Platform/u })
      .hover();
    const id = await page.evaluate(() => window.selectionStore.getState().hoveredAssetId);
    expect(id).toBe(nightTrain.references[1]?.assetId);
  });

  it('shows one text in text mode', async () => {
    await change({ mode: 'text' });
    expect(await page.getByRole('textbox', { name: 'Prompt' }).textContent()).toContain('Rain on the windows.');
    expect(await page.getByRole('region', { name: 'Shot 1' }).count()).toBe(0);
  });

  it('has no accessibility violation', async () => {
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('Compiled', () => {
  const text = () => page.getByRole('region', { name: 'Compiled prompt' });

  it('shows the exact text, its size and its grammar', async () => {
    await open(/Compiled/u);
    expect(await text().textContent()).toContain('Shot 1: Wide shot. The night express stands at @Image2,');
    await page.getByText(/^\d+ words, \d+ characters$/u).waitFor();
    await page.getByRole('button', { name: 'Time ranges' }).click();
    await expect.poll(() => text().textContent()).toContain('[0–3.5s] Wide shot.');
    expect((await spec())?.promptForm).toBe('time-ranges');
    expect(await page.getByRole('button', { name: 'Time ranges' }).getAttribute('aria-pressed')).toBe('true');
    expect(await findBarriers(page)).toEqual([]);
  });

  it('wears the hue of a reference, and marks a mention that lost its own', async () => {
    await open(/Compiled/u);
    expect(await text().getByText('@Image2', { exact: true }).getAttribute('data-hue')).toBe('2');
    await change({ references: nightTrain.references.slice(0, 1) });
    expect(await text().getByText('(deleted reference)').first().getAttribute('class')).toContain('text-danger');
  });

  it('copies the text', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(/Compiled/u);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text().textContent());
  });

  it('copies where the clipboard is refused to pages', async () => {
    await page.context().grantPermissions(['clipboard-read']);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    await open(/Compiled/u);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('Shot 1:');
  });
});

describe('Preflight', () => {
  it('keeps advice and passed checks apart, and says where a rule comes from', async () => {
    await open(/Preflight/u);
    await page.getByText('Nothing stops this clip at Animatic').waitFor();
    const advice = page.getByRole('region', { name: 'Advice' });
    expect(await advice.getByRole('listitem').count()).toBe(2);
    expect(await advice.textContent()).toContain('Source: rule of thumb for clear speech.');
    await page.getByRole('button', { name: /more/u }).click();
    await page.getByText('4 of 12 references').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('leads to the shot and removes what nobody names', async () => {
    await open(/Preflight/u);
    await page.getByRole('button', { name: 'Remove' }).click();
    expect((await spec())?.references.map(({ name }) => name)).not.toContain('TeaHouse');
    await page.getByRole('button', { name: 'Show' }).click();
    const action = page.getByRole('textbox', { name: 'Action of shot 5' });
    await expect.poll(() => action.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('lists blocks with the provider’s limit, and counts them on the tab', async () => {
    await change({ parameters: { ...nightTrain.parameters, resolution: '1080p' } });
    await page.getByRole('tab', { name: 'Preflight 1 blocks' }).click();
    const blocks = page.getByRole('region', { name: 'Blocks' });
    expect(await blocks.textContent()).toContain('Animatic does not make 1080p');
    expect(await blocks.textContent()).toContain('Source: This application, read 21 Nov 2026.');
  });
});
