import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { renderRichText } from '#shared/domain/rich-text.ts';
import { templates } from '#shared/starter-kit/templates.ts';
import { secondsOf } from '#shared/starter-kit/template.ts';
import { starterKit } from '#renderer/words/en/starter-kit.ts';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { callsIn } from './quote-page.ts';

const built = testPage('studio/page.tsx', drawnMedia);
let page: Page;

const dialog = (): Locator => page.getByRole('dialog', { name: 'Start from a template' });
const option = (name: string): Locator => dialog().getByRole('option', { name });
const field = (name: string): Locator => dialog().getByRole('textbox', { name: `${name}: in words` });
const clipCount = (): Promise<number> =>
  page.evaluate(
    () =>
      Object.values(window.studioTest.mirrorStore.getState().clips).filter((clip) => clip.trashedAt === null).length,
  );
const created = async () =>
  (await callsIn(page, 'clips.create')).map((input) => {
    const { name, spec, afterClipId } = input as { name: string; spec: unknown; afterClipId?: string };
    return { name, afterClipId, spec: clipSpecSchema.parse(spec) };
  });

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await page.getByRole('listbox', { name: 'Clips' }).waitFor();
}

async function openKit(scene = 'film', options: PageOptions = {}): Promise<void> {
  await open(scene, options);
  await page.getByRole('region', { name: 'Clips' }).getByRole('button', { name: 'Start from a template' }).click();
  await dialog().waitFor();
}

describe('the way to the templates', () => {
  it('is in the place of a clip about which nothing is written', async () => {
    await open('untouched');
    await page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Start from a template' }).click();
    await dialog().waitFor();
  });

  it('is in the menu of the project, from every screen', async () => {
    await open('film');
    await page.getByRole('button', { name: /^Queue/u }).click();
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('menuitem', { name: 'Start from a template' }).click();
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByRole('listbox', { name: 'Clips' }).waitFor();
    expect(await callsIn(page, 'clips.create')).toEqual([]);
  });
});

describe('a template', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    '%s makes a clip of its shots after the open one, by keyboard, and one undo takes it back',
    async (id, template) => {
      await openKit();
      const before = await clipCount();
      // The focus is in the list already.
      for (let index = 0; index < templates.indexOf(template); index += 1) await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => option(starterKit.name[id]).evaluate((element) => element === document.activeElement))
        .toBe(true);
      await dialog()
        .getByRole('region', { name: `The shots of ${template.clipName}` })
        .waitFor();
      expect(await dialog().getByRole('listitem').count()).toBe(template.shots.length);
      await page.keyboard.press('Enter');
      await dialog().waitFor({ state: 'hidden' });
      const [made] = await created();
      expect(made).toMatchObject({ name: template.clipName });
      expect(made?.afterClipId).toBeDefined();
      expect(made?.spec.shots).toHaveLength(template.shots.length);
      expect(made?.spec.parameters).toMatchObject({ ratio: template.ratio, durationSeconds: secondsOf(template) });
      await expect.poll(clipCount).toBe(before + 1);
      await page.getByRole('option', { name: new RegExp(template.clipName), selected: true }).waitFor();
      await page
        .getByRole('region', { name: 'Notifications' })
        .getByRole('button', { name: 'Undo', exact: true })
        .click();
      await expect.poll(clipCount).toBe(before);
    },
  );

  it('fills a clip that is empty, in one undo step, and leaves how it is made', async () => {
    await open('untouched');
    const spec = () => page.evaluate(() => window.studioTest.draftStore.getState().spec);
    const before = await spec();
    const count = await clipCount();
    await page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Start from a template' }).click();
    await option('Chase').click();
    await dialog().getByRole('button', { name: 'Fill this clip' }).click();
    await dialog().waitFor({ state: 'hidden' });
    const chase = templates.find(({ id }) => id === 'chase');
    const filled = await spec();
    expect(filled?.shots).toHaveLength(chase?.shots.length ?? 0);
    expect({ ...filled?.parameters, ratio: '', durationSeconds: 0 }).toEqual({
      ...before?.parameters,
      ratio: '',
      durationSeconds: 0,
    });
    expect(await clipCount()).toBe(count);
    expect(await created()).toEqual([]);
    await page.getByRole('option', { name: /^Shot 1, /u, selected: true }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    expect(await spec()).toEqual(before);
    // The offer is gone with what it was for.
    await page.getByText('This clip was filled from the template “Chase”.').waitFor({ state: 'detached' });
  });

  it('takes the words and the pictures of its slots, and shows the clip as it will be', async () => {
    await openKit();
    await field('Hero').fill('a nun on a bicycle');
    const preview = dialog().getByRole('region', { name: 'The shots of The letter' });
    await preview.getByText('A nun on a bicycle and an old man').waitFor();
    await preview.getByText('The nun slides').waitFor();
    const picture = dialog().getByRole('combobox', { name: 'Other: picture' });
    await picture.selectOption({ label: 'Mira' });
    expect(await preview.getByRole('img', { name: 'Mira, Identity' }).count()).toBeGreaterThan(1);
    expect(await field('Other').isDisabled()).toBe(true);
    // What was filled in stays while one looks around.
    await option('Chase').click();
    await dialog().getByText('A nun on a bicycle bursts out').waitFor();
    await option('Dialogue scene').click();
    await field('Hero').press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    const [made] = await created();
    expect(made?.spec).toMatchObject({ kind: 'references', references: [{ name: 'Mira', role: 'identity', hue: 1 }] });
    const names = new Map(made?.spec.references.map(({ id, name }) => [id, `@${name}`]));
    const [first] = made?.spec.shots ?? [];
    expect(renderRichText(first?.action ?? [], (referenceId) => names.get(referenceId) ?? '')).toMatch(
      /^A nun on a bicycle and @Mira sit across a small table/u,
    );
  });

  it('is one order of the mouse too, once', async () => {
    await openKit();
    await option('Product turntable').click();
    await dialog().getByRole('button', { name: 'Make the clip' }).dblclick();
    await dialog().waitFor({ state: 'hidden' });
    expect((await created()).map(({ name }) => name)).toEqual(['Turntable']);
  });
});

describe('the dialog', () => {
  it.each([
    ['dark', 1440, 900],
    ['light', 1024, 700],
  ] as const)('has no findings in %s at %i × %i, and stays inside the window', async (theme, width, height) => {
    await openKit('film', { theme, width, height });
    expect(await findBarriers(page, '[role=dialog]')).toEqual([]);
    const box = await dialog().boundingBox();
    expect(box).not.toBeNull();
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? height) <= height).toBe(true);
    await dialog().getByRole('button', { name: 'Make the clip' }).click({ trial: true });
  });
});
