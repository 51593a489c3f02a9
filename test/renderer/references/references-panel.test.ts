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
const names = async () => (await spec())?.references.map(({ name }) => name);
const change = (patch: Partial<ClipSpec>) =>
  page.evaluate((part) => {
    window.editSpec((before) => ({ ...before, ...part }));
  }, patch);
const toast = (sentence: string) => page.getByRole('region', { name: 'Notifications' }).getByText(sentence);
const tile = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `, 'u') });
const bare: Partial<ClipSpec> = {
  kind: 'text',
  references: [],
  shots: nightTrain.shots.slice(3, 4),
  look: [],
  soundBed: [],
};

/** Drops files on an element as a system does: there are no paths in a page. */
const drop = (selector: string, files: readonly { name: string; type: string }[]) =>
  page.evaluate(
    ([target, list]) => {
      const data = new DataTransfer();
      for (const { name, type } of list) data.items.add(new File(['x'], name, { type }));
      for (const type of ['dragover', 'drop']) {
        const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector(target)?.dispatchEvent(event);
      }
    },
    [selector, files] as const,
  );
const paste = (selector: string, words: string) =>
  page.evaluate(
    ([target, text]) => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
      if (text !== '') data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(target)?.dispatchEvent(event);
    },
    [selector, words] as const,
  );

describe('the tray', () => {
  it('adds chosen files under names of their own, and shows what the clip is made from now', async () => {
    await change(bare);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Drop images/u }).click();
    const file = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from('x') });
    await (await chooser).setFiles([file('Mira (1).png'), file('Mira 1.png')]);
    await expect.poll(names).toEqual(['Mira-1', 'Mira-1-2']);
    expect((await spec())?.kind).toBe('references');
    expect((await spec())?.references.map(({ hue }) => hue)).toEqual([1, 2]);
    await page.getByText('This clip is now made from references.').waitFor();
  });

  it('takes files dropped anywhere, and says of each refused one why', async () => {
    await drop('main', [
      { name: 'Umbrella.png', type: 'image/png' },
      { name: 'bad.png', type: 'image/png' },
      { name: 'Rain.wav', type: 'audio/wav' },
    ]);
    await expect.poll(names).toEqual(['Mira', 'Platform', 'TeaHouse', 'Rain-audio', 'Umbrella', 'Rain']);
    await toast('bad.png is empty (0 bytes).').waitFor();
    expect((await spec())?.references.at(-1)).toMatchObject({ kind: 'audio', role: 'rhythm', hue: 6 });
  });

  it('takes the same file once', async () => {
    await drop('main', [{ name: 'Umbrella.png', type: 'image/png' }]);
    await expect.poll(names).toContain('Umbrella');
    await drop('main', [{ name: 'Umbrella.png', type: 'image/png' }]);
    await page.getByText('This file is attached already, as Umbrella.').waitFor();
    expect(await names()).toHaveLength(5);
  });

  it('shows a file on its way and lets go of it', async () => {
    await drop('main', [{ name: 'slow.png', type: 'image/png' }]);
    const bar = page.getByRole('progressbar', { name: 'Copying slow.png' });
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('50');
    await page.getByRole('button', { name: 'Stop copying slow.png' }).click();
    await bar.waitFor({ state: 'detached' });
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await names()).toHaveLength(4);
  });

  it('takes pasted pictures, in a text field only when there are no words', async () => {
    await paste('main', '');
    await expect.poll(names).toContain('Pasted-picture');
    await paste('[data-prompt-field="look"]', 'words');
    await expect.poll(async () => (await spec())?.look.at(-1)).toMatchObject({ type: 'text' });
    expect(await names()).toHaveLength(5);
    await change({ references: nightTrain.references });
    await paste('[data-prompt-field="look"]', '');
    await expect.poll(names).toContain('Pasted-picture');
  });

  it('row 62: refuses a folder by name', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'Rushes'));
      const entry = { isDirectory: true } as FileSystemEntry;
      const items = [...data.items];
      for (const item of items) item.webkitGetAsEntry = () => entry;
      Object.defineProperty(data, 'items', { value: items });
      const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('main')?.dispatchEvent(event);
    });
    await toast('Rushes is a folder. Drop the files inside it.').waitFor();
    expect(await page.evaluate(() => window.fake.imported.length)).toBe(0);
  });

  it('moves a reference by dragging and by keys, and its mentions stay', async () => {
    const written = page.getByRole('textbox', { name: 'Action of shot 1' });
    await tile('Rain-audio').dragTo(tile('Mira'), { targetPosition: { x: 5, y: 10 } });
    await expect.poll(names).toEqual(['Rain-audio', 'Mira', 'Platform', 'TeaHouse']);
    await tile('Mira').focus();
    await page.keyboard.press('Alt+ArrowRight');
    expect(await names()).toEqual(['Rain-audio', 'Platform', 'Mira', 'TeaHouse']);
    expect(await written.textContent()).toContain('Platform');
    expect((await spec())?.references[0]?.hue).toBe(4);
  });

  it('renames in place; a name that cannot be typed after @ is not taken', async () => {
    await tile('Mira').focus();
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'Name of Mira' });
    await field.fill('two words');
    await page.getByRole('alert').getByText('without spaces').waitFor();
    await page.keyboard.press('Enter');
    expect(await names()).toContain('Mira');
    await field.fill('Mia');
    await page.keyboard.press('Enter');
    expect(await names()).toContain('Mia');
    await page.getByRole('region', { name: 'Shot 2' }).getByText('Mia').waitFor();
  });

  it('changes the role and removes a reference from its menu; the mention keeps its name', async () => {
    await tile('Mira').click();
    await page.getByRole('menuitem', { name: 'Style' }).click();
    expect((await spec())?.references[0]?.role).toBe('style');
    await tile('Mira').click();
    await page.getByRole('menuitem', { name: 'Remove from this clip' }).click();
    await page.getByRole('region', { name: 'Shot 2' }).getByRole('img', { name: 'Mira, deleted reference' }).waitFor();
  });

  it('keeps what is over the limit, marks it and names the limit', async () => {
    await page.evaluate(() => {
      window.mirrorStore.setState((mirror) => ({
        providers: mirror.providers.map((each) => ({ ...each, references: { ...each.references, images: 2 } })),
      }));
    });
    await page.getByText('3 images are attached. Animatic takes 2.').waitFor();
    await page.getByRole('button', { name: 'TeaHouse, image, place, more than the provider takes' }).waitFor();
    expect(await page.getByText('more than the provider takes').count()).toBe(0);
  });
});

describe('the frame slots', () => {
  it('take one picture each and refuse what is none', async () => {
    await change(bare);
    await page.getByRole('button', { name: 'Start and end frame' }).click();
    await drop('[data-drop="startFrame"]', [{ name: 'film.mp4', type: 'video/mp4' }]);
    await toast('film.mp4 is not a picture. A start or end frame is one.').waitFor();
    await drop('[data-drop="startFrame"]', [{ name: 'first.png', type: 'image/png' }]);
    await expect.poll(async () => (await spec())?.kind).toBe('frames');
    await page.getByRole('button', { name: 'Remove the Start frame' }).click();
    expect(await spec()).toMatchObject({ kind: 'text', startFrame: null });
  });

  it('exclude references, and offer both ways out', async () => {
    await page.getByRole('button', { name: 'Start and end frame' }).click();
    await drop('[data-drop="startFrame"]', [{ name: 'first.png', type: 'image/png' }]);
    await page.getByRole('button', { name: 'Turn the frames into references' }).click();
    expect(await spec()).toMatchObject({ kind: 'references', startFrame: null });
    expect(await names()).toContain('Start-frame');
    await page
      .getByRole('textbox', { name: 'Action of shot 1' })
      .getByRole('img', { name: /Start-frame/u })
      .waitFor();
    await drop('[data-drop="startFrame"]', [{ name: 'second.png', type: 'image/png' }]);
    await page.getByRole('button', { name: 'Keep the frames' }).click();
    expect(await spec()).toMatchObject({ kind: 'frames', references: [] });
  });
});

it('has no accessibility violation, empty and full', async () => {
  await page.getByRole('button', { name: 'Start and end frame' }).click();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^References/u }).click();
  await change(bare);
  expect(await findBarriers(page)).toEqual([]);
});
