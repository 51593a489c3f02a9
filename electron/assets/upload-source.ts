import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { HttpCut } from '../http/http-client.ts';
import type { AssetStore, MediaFile } from './asset-store.ts';
import { findErrno, storageError } from './storage-error.ts';

/** The bytes of an asset on their way to a provider; see `UploadSource` of the providers. */
interface OpenedUpload {
  readonly assetId: AssetId;
  readonly name: string;
  readonly mime: AssetMimeType;
  readonly bytes: number;
  readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
}

const pieceBytes = 262_144;

/** Opens assets for uploading. `name` is the one that the provider sees. */
export function createUploadOpener(
  assets: Pick<AssetStore, 'pathOf'>,
): (assetId: AssetId, name: string) => Promise<Result<OpenedUpload, AppError>> {
  return async (assetId, name) => {
    const media = await assets.pathOf(assetId);
    if (media === null) return err(appError('not-found', 'entity.not-found', { params: { name } }));
    const { mime, bytes } = media;
    return ok({ assetId, name, mime, bytes, open: (signal) => read(assetId, name, media, signal) });
  };
}

/**
 * An asset is its hash, so what is read is hashed again. The last piece is given out only when the hash is right: a
 * provider never has a whole file that is not the asset, and nothing can be ordered with it.
 */
async function* read(
  assetId: AssetId,
  name: string,
  { path, bytes }: MediaFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const file = await withCuts(name, () => open(path, 'r'));
  try {
    let waiting: Uint8Array | null = null;
    for (let offset = 0; offset <= bytes;) {
      signal.throwIfAborted();
      const piece = Buffer.allocUnsafe(pieceBytes);
      const at = offset;
      const { bytesRead } = await withCuts(name, () => file.read(piece, 0, pieceBytes, at));
      if (bytesRead === 0) break;
      if (waiting !== null) yield waiting;
      waiting = piece.subarray(0, bytesRead);
      hash.update(waiting);
      offset += bytesRead;
    }
    if (hash.digest('hex') !== assetId) {
      throw new HttpCut(appError('invalid-input', 'asset.changed-while-reading', { params: { name } }));
    }
    if (waiting !== null) yield waiting;
  } finally {
    await file.close();
  }
}

async function withCuts<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const errno = findErrno(error);
    if (errno === null) throw error;
    throw new HttpCut(storageError(errno, name));
  }
}
