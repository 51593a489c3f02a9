import type { Asset } from '#shared/domain/asset.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { bucketUploads, type UploadKey } from '../db/repositories/uploads.ts';
import { getFileType } from '../assets/file-types.ts';
import { HttpCut } from '../http/http-client.ts';
import type {
  PreparedRequest,
  ProviderCall,
  ProviderSettings,
  RemoteFile,
  UploadSource,
} from '../providers/provider.ts';
import type { StepDeps, StepInput } from './step.ts';

export type UploadedFiles = ReadonlyMap<AssetId, RemoteFile>;

/** `isBucket`: the person's bucket failed, and the provider has nothing to do with it. */
export interface UploadFailure {
  readonly error: AppError;
  readonly isBucket: boolean;
}

/**
 * Puts every file that a request names where the provider can fetch it. What is there already, from the same account
 * and for longer than the margin, is not sent again; what goes into the request itself is made anew each time.
 */
export async function uploadFiles(
  deps: StepDeps,
  input: StepInput<'preparing'>,
  { files: wanted, throughBucket = [], settings }: PreparedRequest,
  assets: ReadonlyMap<AssetId, Asset>,
  marginMs: number,
): Promise<Result<UploadedFiles, UploadFailure>> {
  const files = new Map<AssetId, RemoteFile>();
  const totalBytes = wanted.reduce((sum, id) => sum + (assets.get(id)?.bytes ?? 0), 0);
  let doneBytes = 0;
  for (const id of wanted) {
    const asset = assets.get(id);
    if (asset === undefined) {
      return err({ error: appError('not-found', 'entity.not-found', { detail: `asset ${id}` }), isBucket: false });
    }
    const before = doneBytes;
    const onProgress = (share: number): void => {
      input.call.onProgress(Math.min(1, (before + share * asset.bytes) / totalBytes));
    };
    const store = placeFor(deps, input, asset, settings, throughBucket.includes(id));
    const known = findUpload(deps, store.key, marginMs);
    const file = known === null ? await uploadOne(deps, input, asset, store, onProgress) : ok(known);
    if (!file.ok) return err({ error: file.error, isBucket: store.isBucket });
    files.set(id, file.value);
    onProgress(1);
    doneBytes += asset.bytes;
  }
  return ok(files);
}

/** Where a file goes. `key`: under which it is remembered; `null`: it is not. */
interface Place {
  readonly isBucket: boolean;
  readonly key: UploadKey | null;
  readonly put: (source: UploadSource, call: ProviderCall) => Promise<Result<RemoteFile, AppError>>;
}

function placeFor(
  { bucket }: StepDeps,
  { job, provider, call }: StepInput<'preparing'>,
  { id: assetId, kind }: Asset,
  settings: ProviderSettings,
  isForBucket: boolean,
): Place {
  const way = provider.capabilities.uploads[kind];
  const isBucket = isForBucket || way === 'bucket' || (way === 'own' && bucket.isForAll());
  const providerId = isBucket ? bucketUploads : job.providerId;
  const credentialId = isBucket ? bucket.credentialId() : (call.keys?.credentialId ?? null);
  return {
    isBucket,
    key: (way === 'inline' && !isBucket) || credentialId === null ? null : { assetId, providerId, credentialId },
    put: async (source, each) =>
      isBucket ? await bucket.put(source, each) : await provider.upload(source, settings, each),
  };
}

function findUpload({ uploads, clock }: StepDeps, key: UploadKey | null, marginMs: number): RemoteFile | null {
  if (key === null) return null;
  const found = uploads.find(key);
  const now = clock.nowMs();
  // One from the future was written before the clock was set back: nobody knows how long it lives.
  const isGood = found !== null && found.createdAt <= now && (found.expiresAt ?? Infinity) - marginMs > now;
  if (!isGood) return null;
  uploads.touch(key, now);
  return { url: found.url, expiresAt: found.expiresAt };
}

async function uploadOne(
  deps: StepDeps,
  { provider, call }: StepInput<'preparing'>,
  asset: Asset,
  { key, put }: Place,
  onProgress: (share: number) => void,
): Promise<Result<RemoteFile, AppError>> {
  if (provider.capabilities.isLocal) return await put(describeLocal(asset), call);
  const opened = await deps.openUpload(asset.id, `${asset.id.slice(0, 16)}.${getFileType(asset.mime).extension}`);
  if (!opened.ok) return opened;
  const watched = watchReading(opened.value, asset.name);
  const uploaded = await put(watched.source, { ...call, onProgress });
  // Whatever the provider answered: these are not the bytes that were ordered, so nothing may be paid for with them.
  const unread = watched.failure();
  if (unread !== null && !call.signal.aborted) return err(unread);
  if (!uploaded.ok) return uploaded;
  const { url, expiresAt, remoteId = null, isInline } = uploaded.value;
  if (key !== null && isInline !== true) {
    deps.uploads.save({ ...key, url, expiresAt, remoteId, createdAt: deps.clock.nowMs() });
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
