import { getFileType } from '#electron/assets/file-types.ts';
import type {
  FrozenRequest,
  PreparedRequest,
  ProviderCall,
  ProviderSettings,
  RemoteFile,
  UploadSource,
  VideoProvider,
} from '#electron/providers/provider.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { CurrencyAmount } from '#shared/domain/quote.ts';
import type { Charged } from '#shared/errors.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import type { ChargeLedger } from '../fakes/provider-server/charge-ledger.ts';
import type { Behaviour } from '../fakes/provider-server/script.ts';
import { unwrap } from '../fixtures/job-library.ts';
import { bytesOf } from './contract-specs.ts';

/** One adapter with the other side that it talks to. */
export interface ProviderHarness {
  readonly provider: VideoProvider;
  /** With keys that the other side takes. */
  readonly call: ProviderCall;
  /** Jobs that the other side has taken on. */
  jobCount(): number;
  /** Lets the other side finish a job. */
  finish(remoteId: string): Promise<void> | void;
  /** Absent for a provider on this machine. */
  readonly remote?: RemoteSide;
  close?(): Promise<void>;
}

/** What only a provider on the network has: a server that charges, and lines that break. */
export interface RemoteSide {
  readonly ledger: ChargeLedger;
  /** With a key that is not taken. */
  readonly strangerCall: ProviderCall;
  /** Which submit behaves how; the first of them is the next one. */
  nextSubmits(...behaviours: readonly Behaviour[]): void;
  /** How the provider words an error; absent: `{ detail }`. */
  readonly errorBody?: (sentence: string) => unknown;
  /** The name of the field of a submit's answer that holds the job's id. */
  readonly idField: string;
  /** SHA-256 of each file that arrived whole, by its address. */
  uploads(): ReadonlyMap<string, string>;
  /** Where files go that the provider takes from a bucket only; absent: there are none. */
  putInBucket?(file: UploadSource): Promise<RemoteFile>;
  readonly misfortunes: Misfortunes;
  /** What the account holds, where the provider tells: changes it, and says what must be read. */
  readonly balance?: { readonly call: ProviderCall; change(): CurrencyAmount };
  /** Nobody listens any more. */
  stop(): Promise<void>;
}

/** What becomes of jobs that were accepted, in the provider's true shapes. */
export interface Misfortunes {
  /** The next submit is refused for its content, at once or when it is looked at; tells what that must be called. */
  refuseContent(): { readonly code: 'moderation.input' | 'moderation.output'; readonly charged: Charged };
  /** The next poll says that the job is in a state nobody has heard of; answers the word. */
  sayStrangeWord(): string;
  /** The next poll of a finished job is answered in a shape that was never agreed. */
  changeShape(): void;
  /** The film of a job is no longer kept. */
  expireOutput(remoteId: string): void;
  /** The next question for a price becomes a job that is charged; absent: it tells no prices. */
  takeQuestionForOrder?(): void;
}

/** With a bucket, for whoever takes some files by address only. */
export const settings: ProviderSettings = { grammar: 'shot-order', retentionSeconds: null, hasBucket: true };

export function uploadOf(asset: Asset): UploadSource {
  const { id, mime, bytes } = asset;
  const open = async function* read(): AsyncGenerator<Uint8Array> {
    yield bytesOf(asset);
  };
  return { assetId: id, name: `${id.slice(0, 8)}.${getFileType(mime).extension}`, mime, bytes, open };
}

/** Puts a file where the provider can fetch it. */
async function putFile({ provider, call, remote }: ProviderHarness, asset: Asset): Promise<RemoteFile> {
  if (provider.capabilities.uploads[asset.kind] !== 'bucket') {
    return unwrap(await provider.upload(uploadOf(asset), settings, call));
  }
  if (remote?.putInBucket === undefined) throw new Error(`no bucket for ${asset.kind}`);
  return await remote.putInBucket(uploadOf(asset));
}

/** Uploads the files of a request and freezes it. */
export async function freeze(
  harness: ProviderHarness,
  request: PreparedRequest,
  assets: ReadonlyMap<AssetId, Asset>,
  intentId: IntentId,
): Promise<FrozenRequest> {
  const files = new Map<AssetId, RemoteFile>();
  for (const id of request.files) {
    const asset = assets.get(id);
    if (asset === undefined) throw new Error(`no asset ${id}`);
    files.set(id, await putFile(harness, asset));
  }
  return harness.provider.encode(request, files, intentId);
}
