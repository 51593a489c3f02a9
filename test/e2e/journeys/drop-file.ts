import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locator } from 'playwright';

interface DroppedFile {
  readonly path: string;
  /** What the file claims to be; a browser goes by the name's ending. */
  readonly type: string;
  /** Another name than the one on disk. */
  readonly name?: string;
}

/** Drags files from outside over an element and lets them go there. */
export async function dropFiles(target: Locator, files: readonly DroppedFile[]): Promise<void> {
  const contents = await Promise.all(
    files.map(async ({ path, type, name }) => ({
      name: name ?? basename(path),
      type,
      base64: (await readFile(path)).toString('base64'),
    })),
  );
  await target.evaluate((element, list) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    const at = {
      clientX: x + width / 2,
      clientY: y + height / 2,
      bubbles: true,
      cancelable: true,
      dataTransfer: transfer,
    };
    for (const kind of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(kind, at));
  }, contents);
}
