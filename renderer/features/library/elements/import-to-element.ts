import type { Asset } from '#shared/domain/asset.ts';
import type { ElementId } from '#shared/ids.ts';
import type { DroppedFiles } from '#renderer/editing/dropped-files.ts';
import { addToElement } from '#renderer/editing/elements/element-actions.ts';
import { importFiles } from '#renderer/editing/file-imports.ts';
import { reportRefusals } from '#renderer/editing/report-refusals.ts';

/** Copies files into the library and gives them to an element. */
export async function importToElement(elementId: ElementId, { files, refusals }: DroppedFiles): Promise<void> {
  const kept: Asset[] = [];
  const refused = await importFiles(files, 'library', (asset) => kept.push(asset));
  reportRefusals([...refusals, ...refused]);
  if (kept.length > 0) await addToElement(elementId, kept);
}
