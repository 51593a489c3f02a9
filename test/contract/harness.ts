import { createHash } from 'node:crypto';
import type {
  FrozenRequest,
  PreparedRequest,
  ProviderCall,
  ProviderSettings,
  UploadSource,
  VideoProvider,
} from '#electron/providers/provider.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ChargeLedger } from '../fakes/provider-server/charge-ledger.ts';
import type { Behaviour } from '../fakes/provider-server/script.ts';
import { unwrap } from '../fixtures/job-library.ts';

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
  /** Nobody listens any more. */
  stop(): Promise<void>;
}

export const settings: ProviderSettings = { grammar: 'shot-order', retentionSeconds: null };

/** Bytes that are never the same for two files. */
export function bytesOf({ id, bytes }: Pick<Asset, 'id' | 'bytes'>): Buffer {
  const block = createHash('sha256').update(id).digest();
  return Buffer.alloc(bytes, block);
}

export function uploadOf(asset: Asset): UploadSource {
  const { id, mime, bytes } = asset;
  const open = async function* read(): AsyncGenerator<Uint8Array> {
    yield bytesOf(asset);
  };
  return { assetId: id, name: `${id.slice(0, 8)}.png`, mime, bytes, open };
}

/** Uploads the files of a request and freezes it. */
export async function freeze(
  { provider, call }: ProviderHarness,
  request: PreparedRequest,
  assets: ReadonlyMap<AssetId, Asset>,
  intentId: IntentId,
): Promise<FrozenRequest> {
  const files = new Map<AssetId, { url: string; expiresAt: number | null }>();
  for (const id of request.files) {
    const asset = assets.get(id);
    if (asset === undefined) throw new Error(`no asset ${id}`);
    files.set(id, unwrap(await provider.upload(uploadOf(asset), settings, call)));
  }
  return provider.encode(request, files, intentId);
}
