import { HttpCut } from '../../http/http-client.ts';
import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, RemoteFile, UploadSource } from '../provider.ts';

/** Reads an image into the address that stands for it in the request: there is nowhere to put it. */
export async function inlineImage(
  { mime, bytes, open }: UploadSource,
  { signal, onProgress }: Pick<ProviderCall, 'signal' | 'onProgress'>,
): Promise<Result<RemoteFile, ProviderFailure>> {
  if (!mime.startsWith('image/')) throw new Error(`${mime} is no image: only a bucket takes it`);
  const pieces: Uint8Array[] = [];
  let read = 0;
  try {
    for await (const piece of open(signal)) {
      pieces.push(piece);
      read += piece.byteLength;
      onProgress?.(Math.min(1, read / bytes));
    }
  } catch (error) {
    // The file is read here, not by the HTTP layer, so its news of changed bytes arrive here too.
    if (error instanceof HttpCut) return err(error.error);
    if (signal.aborted) return err(appError('network', 'network.failed'));
    throw error;
  }
  const url = `data:${mime};base64,${Buffer.concat(pieces).toString('base64')}`;
  return ok({ url, expiresAt: null, isInline: true });
}
