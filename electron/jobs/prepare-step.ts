import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { AssetId } from '#shared/ids.ts';
import type { PreparedRequest, RemoteFile, UploadSource } from '../providers/provider.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { retryDelayMs } from './poll-policy.ts';

type Input = StepInput<'preparing'>;

/** Fits the spec to the provider, uploads its files and freezes the bytes of the request. */
export async function prepareJob(deps: StepDeps, input: Input): Promise<StepOutcome> {
  const { job, provider, call } = input;
  const origin = deps.store.findOrigin(job);
  if (origin === null) return fail(appError('internal', 'internal', { detail: 'the snapshot cannot be read' }));
  const { spec, compiledPrompt } = origin.snapshot;
  const assets = deps.store.assetsOf(spec);
  const prepared = provider.prepare(spec, assets, job.tier, deps.settings());
  if (!prepared.ok) {
    const detail = prepared.error.map((problem) => problem.code).join(', ');
    return fail(appError('invalid-input', 'spec.blocked', { detail }));
  }
  const files = await upload(input, prepared.value, assets);
  if (call.signal.aborted) return null;
  if (!files.ok) return describeFailure(deps, input, files.error);
  // The prompt that was shown at the click, whatever the settings say by now.
  const request = { ...prepared.value, prompt: compiledPrompt };
  const frozen = provider.encode(request, files.value, job.intentId);
  return { kind: 'frozen', event: { name: 'frozen', at: deps.clock.nowMs() }, frozen };
}

async function upload(
  { provider, call }: Input,
  { files: wanted, settings }: PreparedRequest,
  assets: ReadonlyMap<AssetId, Asset>,
): Promise<Result<ReadonlyMap<AssetId, RemoteFile>, AppError>> {
  const files = new Map<AssetId, RemoteFile>();
  for (const id of wanted) {
    const asset = assets.get(id);
    if (asset === undefined) return err(appError('not-found', 'entity.not-found', { detail: `asset ${id}` }));
    const uploaded = await provider.upload(describeUpload(asset), settings, call);
    if (!uploaded.ok) return uploaded;
    files.set(id, uploaded.value);
  }
  return ok(files);
}

/** A local provider reads the library itself and never opens it. */
function describeUpload({ id, mime, bytes }: Asset): UploadSource {
  const open = (): never => {
    throw new Error('the bytes of an upload are not wired yet');
  };
  return { assetId: id, name: id, mime, bytes, open };
}

function describeFailure(deps: StepDeps, { state }: Input, error: AppError): StepOutcome {
  if (error.kind === 'auth') return justEvent({ name: 'held', hold: 'key', error });
  if (error.kind === 'balance') return justEvent({ name: 'held', hold: 'balance', error });
  if (error.retry !== 'auto') return fail(error);
  const retryAt = deps.clock.nowMs() + retryDelayMs(state.attempts, deps.random());
  return justEvent({ name: 'preparation-delayed', retryAt, error });
}

function fail(error: AppError): StepOutcome {
  return justEvent({ name: 'preparation-failed', error });
}
