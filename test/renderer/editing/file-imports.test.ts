import { beforeEach, describe, expect, it } from 'vitest';
import type { Asset } from '#shared/domain/asset.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { cancelAllImports, cancelImport, importFiles } from '#renderer/editing/file-imports.ts';
import { setClient } from '#renderer/platform/client.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { assetOf } from '#test/renderer/seed.ts';

const filesNamed = (...names: string[]) => names.map((name) => new File(['x'], name));
const many = (count: number) => filesNamed(...Array.from({ length: count }, (_, index) => `${index}.png`));

let running = 0;
let mostAtOnce = 0;
let imported: string[] = [];
let onStart: (name: string) => void = () => undefined;

beforeEach(() => {
  running = 0;
  mostAtOnce = 0;
  imported = [];
  onStart = () => undefined;
  setClient(
    createFakeClient({}, async (file, options) => {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      imported.push(file.name);
      onStart(file.name);
      // The first files take longest: the order of finishing is not that of the list.
      await new Promise((resolve) => setTimeout(resolve, file.name === '0.png' ? 20 : 0));
      running -= 1;
      if (options?.signal?.aborted === true) return err(appError('internal', 'internal'));
      if (file.name.startsWith('bad')) return err(appError('invalid-input', 'asset.empty'));
      return ok(assetOf('a'.repeat(64), 'image', { name: file.name }));
    }),
  );
});

describe('importFiles', () => {
  it('hands assets over in the order of the list, and names the refused ones', async () => {
    const kept: Asset[] = [];
    const refusals = await importFiles(filesNamed('0.png', 'bad.png', '1.png'), 'reference', (asset) =>
      kept.push(asset),
    );
    expect(kept.map(({ name }) => name)).toEqual(['0.png', '1.png']);
    expect(refusals.map(({ name, error }) => `${name} ${error.code}`)).toEqual(['bad.png asset.empty']);
  });

  it('row 62: takes ten thousand files two at a time, together with another drop', async () => {
    let kept = 0;
    const count = (): void => {
      kept += 1;
    };
    await Promise.all([importFiles(many(10_000), 'library', count), importFiles(many(5), 'reference', count)]);
    expect(kept).toBe(10_005);
    expect(mostAtOnce).toBe(2);
  });

  it('row 62: stops what runs and drops what waits, and takes files again afterwards', async () => {
    onStart = (name) => {
      if (name === '5.png') cancelAllImports();
    };
    let kept = 0;
    const refusals = await importFiles(many(10_000), 'library', () => {
      kept += 1;
    });
    expect(imported.length).toBeLessThan(10);
    expect(kept).toBeLessThan(imported.length);
    expect(refusals).toEqual([]);
    onStart = () => undefined;
    await importFiles(filesNamed('again.png'), 'library', (asset) => {
      expect(asset.name).toBe('again.png');
    });
    expect(imported.at(-1)).toBe('again.png');
  });

  it('lets go of one file and keeps the others', async () => {
    const kept: string[] = [];
    let key = 0;
    onStart = (name) => {
      if (name !== '1.png') return;
      // Keys count up over all imports of a window.
      for (key = 0; key < 50_000; key += 1) cancelImport(key);
    };
    const refusals = await importFiles(filesNamed('2.png', '1.png', '3.png'), 'library', ({ name }) => kept.push(name));
    expect(kept).toContain('3.png');
    expect(kept).not.toContain('1.png');
    expect(refusals).toEqual([]);
  });
});
