import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { mira, nightTrain, platform } from '#test/shared/prompt/night-train.ts';

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
const undo = () =>
  page.evaluate(() => {
    window.draftStore.temporal.getState().undo();
  });
const mode = (name: 'Shots' | 'Text') => page.getByRole('group', { name: 'Written as' }).getByRole('button', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = (name: string) => page.getByRole('dialog', { name });

async function paste(field: string, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.getByRole('textbox', { name: field }).click();
  await page.keyboard.press('Control+v');
}

describe('the switch between shots and text', () => {
  it('writes the shots as one text with chips, in one step, and comes back to the very same shots', async () => {
    await change({ text: [] });
    await mode('Text').click();
    const field = page.getByRole('textbox', { name: 'Prompt' });
    await expect.poll(() => field.textContent()).toContain('Shot 1: Wide shot. The night express stands at');
    expect(await field.getByRole('img', { name: /^Platform/u }).count()).toBe(1);
    await page.getByText('5 shots kept, not sent').waitFor();
    await mode('Shots').click();
    await page.getByRole('textbox', { name: 'Action of shot 5' }).waitFor();
    expect((await spec())?.shots).toEqual(nightTrain.shots);
    await undo();
    expect((await spec())?.mode).toBe('text');
    await undo();
    expect(await spec()).toEqual({ ...nightTrain, text: [] });
  });

  it('shows what a changed text becomes, keeps the shots it does not change, and is one step', async () => {
    await change({ text: [] });
    await mode('Text').click();
    const field = page.getByRole('textbox', { name: 'Prompt' });
    await field.getByText('Shot 4:').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And thunder.');
    await field.getByText('Shot 4:').dblclick();
    const before = await spec();
    await mode('Shots').click();
    await dialog('Make shots of this text').waitFor();
    await page.getByText('5 shots say what they said before, and stay as they are.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await button('Make 5 shots').click();
    const after = await spec();
    expect(after?.shots).toEqual(nightTrain.shots);
    expect(after?.soundBed.at(-1)).toEqual({
      type: 'text',
      text: ' under everything, wheels on the rail joints from shot 4. And thunder.',
    });
    await undo();
    expect(await spec()).toEqual(before);
  });

  it('names what could not be read, and can leave the shots as they were', async () => {
    const text = [
      ...plainText('[0–4s] Wide shot. '),
      mention(mira.id),
      ...plainText(' waits by @Image9. [4–6s] Close-up. @Image2.'),
    ];
    await change({ mode: 'text', text });
    await mode('Shots').click();
    const notes = page.getByRole('list', { name: 'How it was read' });
    await notes.getByText('Read by its time ranges.').waitFor();
    await notes.getByText('The clip becomes 6 s long; it is 15 s now, and the price follows.').waitFor();
    await notes.getByText('@Image9 points to nothing in the tray, and stays words.').waitFor();
    expect(await notes.getByText('@Image2', { exact: true }).locator('..').textContent()).toContain('isPlatform');
    const found = page.getByRole('region', { name: 'Shots found' });
    expect(await found.getByRole('listitem').allTextContents()).toEqual([
      '1Wide4 sMira waits by @Image9.',
      '2Close-up2 sPlatform.',
    ]);
    await button('Keep the 5 shots as they were').click();
    expect(await spec()).toEqual({ ...nightTrain, text });
  });

  it('throws neither away where both say something else', async () => {
    await mode('Text').click();
    await dialog('This clip has a text already').waitFor();
    await page.getByRole('region', { name: 'Written from the shots' }).getByText('Shot 5:').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await button('Text from before').click();
    await page.getByRole('region', { name: 'Text from before' }).getByText('Rain on the windows.').waitFor();
    await button('Use these words').click();
    expect(await spec()).toEqual({ ...nightTrain, mode: 'text' });
  });

  it('by keyboard: one tab stop, and Esc gives the focus back', async () => {
    await mode('Shots').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await dialog('This clip has a text already').waitFor();
    await page.keyboard.press('Escape');
    await dialog('This clip has a text already').waitFor({ state: 'detached' });
    await expect.poll(() => mode('Text').evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await spec()).toEqual(nightTrain);
  });
});

describe('a pasted prompt', () => {
  const forms = {
    'cut words': 'Wide shot: rain on @Image2. Cut to close-up: @Image1 looks up. Finally: the train leaves.',
    'multi-shot': 'Multi-shot: wide shot of rain on @Image2, cut to close-up of @Image1, cut to the train leaving.',
    'time ranges': '[0–5s] Wide shot. Rain on @Image2. [5–10s] Close-up. @Image1 looks up. [10–15s] The train leaves.',
    'shot labels': 'Shot 1: Wide shot. Rain on @Image2. Shot 2: Close-up. @Image1 looks up. Shot 3: The train leaves.',
  };

  it.each(Object.entries(forms))('in the form of %s becomes a timeline, in one step', async (_, text) => {
    await paste('Action of shot 1', text);
    await dialog('This prompt reads as shots').waitFor();
    await button('Make 3 shots').click();
    const made = await spec();
    expect(made?.shots.map(({ framing }) => framing)).toEqual(['wide', 'close-up', null]);
    expect(made?.shots.map(({ durationMs }) => durationMs)).toEqual([5_000, 5_000, 5_000]);
    expect(made?.shots[0]?.action).toContainEqual(mention(platform.id));
    expect(made?.shots[1]?.action).toContainEqual(mention(mira.id));
    expect(made?.references).toEqual(nightTrain.references);
    await undo();
    expect(await spec()).toEqual(nightTrain);
  });

  it('stays words where they are wanted, with its numbers as chips', async () => {
    await paste('Action of shot 4', forms['shot labels']);
    await button('Paste as words').click();
    const action = (await spec())?.shots[3]?.action;
    expect(action).toContainEqual(mention(platform.id));
    expect((await spec())?.shots).toHaveLength(5);
    expect(action?.[0]).toMatchObject({ text: expect.stringContaining('Shot 1: Wide shot. Rain on ') as string });
  });

  it('of one shot, or in text mode, asks nothing', async () => {
    await paste('Action of shot 4', ' A heron lands by @Image2.');
    expect((await spec())?.shots[3]?.action).toContainEqual(mention(platform.id));
    await change({ mode: 'text' });
    await paste('Prompt', forms['multi-shot']);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(JSON.stringify((await spec())?.text)).toContain('Multi-shot: wide shot of rain on');
  });

  it('can be brought in from the clipboard by its button', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((words) => navigator.clipboard.writeText(words), `${forms['cut words']} @Video1.`);
    await button('Paste a prompt…').click();
    const field = page.getByRole('textbox', { name: 'Prompt' });
    await expect.poll(() => field.inputValue()).toContain('Wide shot: rain');
    await page.getByText('@Video1 points to nothing in the tray, and stays words.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await field.fill('Shot 1: Rain.');
    await button('Make 1 shot').click();
    expect((await spec())?.shots).toMatchObject([{ action: plainText('Rain.'), durationMs: 15_000 }]);
  });

  it('can become the text of text mode', async () => {
    await button('Paste a prompt…').click();
    expect(await button('Use as text').isDisabled()).toBe(true);
    const field = page.getByRole('textbox', { name: 'Prompt' });
    // Four lines of 20 px wait for a whole prompt, before there are words to grow with.
    expect((await field.boundingBox())?.height).toBeGreaterThanOrEqual(80);
    await field.fill('@Image1 and @Mira.');
    await button('Use as text').click();
    expect(await spec()).toEqual({
      ...nightTrain,
      mode: 'text',
      text: [mention(mira.id), ...plainText(' and '), mention(mira.id), ...plainText('.')],
    });
  });
});
