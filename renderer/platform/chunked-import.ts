import type { Asset } from '#shared/domain/asset.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Client } from './client.ts';

export interface ImportOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Chunks on their way at the same time: enough to keep the disk busy, few enough to keep memory flat. */
const maxInFlight = 4;

/** Copies a file's bytes into the library, in pieces. Stops at the first failure and leaves nothing behind. */
export async function importInChunks(
  invoke: Client['invoke'],
  file: File,
  options: ImportOptions,
): Promise<Result<Asset, AppError>> {
  // The end of a long name holds the extension.
  const name = file.name === '' ? 'pasted' : file.name.slice(-255);
  const begun = await invoke('assets.beginImport', { name, bytes: file.size });
  if (!begun.ok) return begun;
  const { stagedFileId } = begun.value;
  const sent = await sendChunks(invoke, file, stagedFileId, options);
  if (sent.ok && options.signal?.aborted !== true) return invoke('assets.finishImport', { stagedFileId });
  await invoke('assets.abortImport', { stagedFileId });
  return sent.ok ? err(aborted()) : sent;
}

async function sendChunks(
  invoke: Client['invoke'],
  file: File,
  stagedFileId: StagedFileId,
  options: ImportOptions,
): Promise<Result<null, AppError>> {
  let nextOffset = 0;
  let sentBytes = 0;
  let failure: AppError | null = null;

  const sendUntilEmpty = async (): Promise<void> => {
    while (nextOffset < file.size && failure === null) {
      if (options.signal?.aborted === true) {
        failure = aborted();
        return;
      }
      const offset = nextOffset;
      nextOffset += maxChunkBytes;
      const bytes = await readChunk(file, offset);
      const written = bytes.ok ? await invoke('staged.write', { stagedFileId, offset, bytes: bytes.value }) : bytes;
      if (!written.ok || !bytes.ok) {
        failure ??= written.ok ? null : written.error;
        return;
      }
      sentBytes += bytes.value.byteLength;
      options.onProgress?.(sentBytes / file.size);
    }
  };
  await Promise.all(Array.from({ length: maxInFlight }, sendUntilEmpty));
  return failure === null ? ok(null) : err(failure);
}

async function readChunk(file: File, offset: number): Promise<Result<Uint8Array<ArrayBuffer>, AppError>> {
  try {
    return ok(new Uint8Array(await file.slice(offset, offset + maxChunkBytes).arrayBuffer()));
  } catch {
    // A browser gives a dropped folder as a file without a type that cannot be read.
    const isFolder = offset === 0 && file.type === '';
    const code = isFolder ? 'asset.directory' : 'asset.changed-while-reading';
    return err(appError('invalid-input', code, { params: { name: file.name } }));
  }
}

/** Nobody reads this: whoever aborted knows. */
function aborted(): AppError {
  return appError('conflict', 'asset.changed-while-reading', { detail: 'aborted' });
}
