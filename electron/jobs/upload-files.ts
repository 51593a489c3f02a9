import type { Asset } from '#shared/domain/asset.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { getFileType } from '../assets/file-types.ts';
import { HttpCut } from '../http/http-client.ts';
import type { PreparedRequest, RemoteFile, UploadSource } from '../providers/provider.ts';
import type { StepDeps, StepInput } from './step.ts';

export type UploadedFiles = ReadonlyMap<AssetId, RemoteFile>;

/**
 * Puts every file that a request names where the provider can fetch it. What is there already, from the same account
 * and for longer than the margin, is not sent again.
 */
export async function uploadFiles(
  deps: StepDeps,
  input: StepInput<'preparing'>,
  { files: wanted, settings }: PreparedRequest,
  assets: ReadonlyMap<AssetId, Asset>,
  marginMs: number,
): Promise<Result<UploadedFiles, AppError>> {
  const files = new Map<AssetId, RemoteFile>();
  const totalBytes = wanted.reduce((sum, id) => sum + (assets.get(id)?.bytes ?? 0), 0);
  let doneBytes = 0;
  for (const id of wanted) {
    const asset = assets.get(id);
    if (asset === undefined) return err(appError('not-found', 'entity.not-found', { detail: `asset ${id}` }));
    const before = doneBytes;
    const onProgress = (share: number): void => {
      input.call.onProgress(Math.min(1, (before + share * asset.bytes) / totalBytes));
    };
    const known = findUpload(deps, input, id, marginMs);
    const file = known === null ? await uploadOne(deps, input, asset, settings, onProgress) : ok(known);
    if (!file.ok) return file;
    files.set(id, file.value);
    onProgress(1);
    doneBytes += asset.bytes;
  }
  return ok(files);
}

function findUpload(
  { uploads, clock }: StepDeps,
  { job, call }: StepInput<'preparing'>,
  assetId: AssetId,
  marginMs: number,
): RemoteFile | null {
  if (call.keys === null) return null;
  const key = { assetId, providerId: job.providerId, credentialId: call.keys.credentialId };
  const found = uploads.find(key);
  const now = clock.nowMs();
  // One from the future was written before the clock was set back: nobody knows how long it lives.
  const isGood = found !== null && found.createdAt <= now && (found.expiresAt ?? Infinity) - marginMs > now;
  if (!isGood) return null;
  uploads.touch(key, now);
  return found;
}

async function uploadOne(
  deps: StepDeps,
  { job, provider, call }: StepInput<'preparing'>,
  asset: Asset,
  settings: PreparedRequest['settings'],
  onProgress: (share: number) => void,
): Promise<Result<RemoteFile, AppError>> {
  if (provider.capabilities.isLocal) return await provider.upload(describeLocal(asset), settings, call);
  const opened = await deps.openUpload(asset.id, `${asset.id.slice(0, 16)}.${getFileType(asset.mime).extension}`);
  if (!opened.ok) return opened;
  const watched = watchReading(opened.value, asset.name);
  const uploaded = await provider.upload(watched.source, settings, { ...call, onProgress });
  // Whatever the provider answered: these are not the bytes that were ordered, so nothing may be paid for with them.
  const unread = watched.failure();
  if (unread !== null && !call.signal.aborted) return err(unread);
  if (!uploaded.ok) return uploaded;
  if (call.keys !== null) {
    const { providerId } = job;
    const { credentialId } = call.keys;
    const { url, expiresAt } = uploaded.value;
    deps.uploads.save({ assetId: asset.id, providerId, credentialId, url, expiresAt, createdAt: deps.clock.nowMs() });
  }
  return uploaded;
}

/** A local provider reads the library itself and never opens it. */
function describeLocal({ id, mime, bytes }: Asset): UploadSource {
  const open = (): never => {
    throw new Error('a local provider reads the library itself');
  };
  return { assetId: id, name: id, mime, bytes, open };
}

/** Remembers that reading failed: inside a request, that looks like any other broken connection. */
function watchReading(
  source: UploadSource,
  name: string,
): { readonly source: UploadSource; readonly failure: () => AppError | null } {
  let failure: AppError | null = null;
  async function* read(signal: AbortSignal): AsyncIterable<Uint8Array> {
    try {
      yield* source.open(signal);
    } catch (error) {
      const changed = appError('invalid-input', 'asset.changed-while-reading', { params: { name } });
      failure = error instanceof HttpCut ? error.error : changed;
      throw error;
    }
  }
  return { source: { ...source, open: read }, failure: () => failure };
}
