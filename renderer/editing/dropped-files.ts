import { appError } from '#shared/errors.ts';
import type { Refusal } from './file-imports.ts';

export interface DroppedFiles {
  readonly files: readonly File[];
  /** Folders: nobody walks them here. */
  readonly refusals: readonly Refusal[];
}

/** Takes the files out of a drop or a paste. Must run inside the event: afterwards the list is empty. */
export function filesOf(transfer: DataTransfer): DroppedFiles {
  const files: File[] = [];
  const refusals: Refusal[] = [];
  for (const item of transfer.items) {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file === null) continue;
    if (item.webkitGetAsEntry()?.isDirectory === true) {
      const error = appError('invalid-input', 'asset.directory', { params: { name: file.name } });
      refusals.push({ name: file.name, error });
    } else {
      files.push(file);
    }
  }
  return { files, refusals };
}

export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}
