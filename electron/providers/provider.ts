import type { AppError, Charged } from '#shared/errors.ts';
import type { Asset, AssetMimeType } from '#shared/domain/asset.ts';
import type { Bill, HistoryCandidate } from '#shared/domain/job.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { CurrencyAmount, LossEntry, Price, PriceBasis, Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { PromptForm } from '#shared/domain/prompt-form.ts';
import type { AssetId, CredentialId, IntentId, StagedFileId, TierId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { Secret } from '../platform/secret.ts';

/** The bytes of an asset on their way to a provider. */
export interface UploadSource {
  readonly assetId: AssetId;
  /** A name that says nothing about this machine or its person; the extension fits the type. */
  readonly name: string;
  readonly mime: AssetMimeType;
  readonly bytes: number;
  /** Each call reads from the start. Throws when the bytes are not the asset's any more. */
  readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
}

/** A file the provider can fetch. A local provider reads the asset itself, so its URL is the asset id. */
export interface RemoteFile {
  readonly url: string;
  /** Milliseconds UTC; `null` when it does not expire. */
  readonly expiresAt: number | null;
  /** The provider's own id of the file, where it can be deleted by it. */
  readonly remoteId?: string;
  /** The address is the file itself (`data:`): it goes into the request, and is never kept. */
  readonly isInline?: boolean;
}

/** How calls to a provider are spaced and repeated, as data. */
export interface ProviderRules {
  /** Jobs between leaving the queue and the end of their work at the provider, at the same time. */
  readonly maxConcurrent: number;
  /** Milliseconds after the first sending during which the same bytes with the same key may go out again; 0 = never. */
  readonly replayWithinMs: number;
  /** When a doubtful submit is looked up in the provider's history, in milliseconds after it; empty: it has none. */
  readonly lookUpAfterMs: readonly number[];
  /** Milliseconds between polls, for a young job and for an old one. */
  readonly poll: { readonly fastestMs: number; readonly slowestMs: number };
}

/** What a person has set that changes a request. */
export interface ProviderSettings {
  readonly grammar: PromptForm;
  /** How long the provider may keep uploads and results, in seconds; `null`: as it likes. */
  readonly retentionSeconds: number | null;
  /** Choices by option of its capabilities; what is absent stands at the first. */
  readonly options?: Readonly<Record<string, string>>;
  /** A bucket is there that files can be fetched from. */
  readonly hasBucket?: boolean;
}

/** A checked request that names files, not URLs. It carries what the quote and the loss report need. */
export interface PreparedRequest {
  readonly spec: ClipSpec;
  readonly tier: TierId;
  /** The exact prompt text, mentions written in the provider's style. */
  readonly prompt: string;
  /** Pixels of the result, as far as the contract says. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: { readonly low: number; readonly high: number };
  /** Milliseconds of all videos that are sent, where the price depends on them; absent: there is none. */
  readonly inputVideoMs?: number;
  /** Assets that must be uploaded before `encode`. */
  readonly files: readonly AssetId[];
  /** Those of `files` that go through the person's bucket whatever its capabilities say, as too large for its own way. */
  readonly throughBucket?: readonly AssetId[];
  readonly losses: readonly LossEntry[];
  readonly settings: ProviderSettings;
}

/** The bytes of one intent. They are committed before any byte leaves and are never changed afterwards. */
export interface FrozenRequest {
  readonly path: string;
  /** Without authorisation. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Sent only where the provider documents idempotent replays. */
  readonly idempotencyKey: string | null;
}

/** What a result must be. */
export interface ExpectedOutput {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: { readonly low: number; readonly high: number };
}

/** The job at the provider. */
export interface RemoteJob {
  readonly intentId: IntentId;
  /** The provider's own id. */
  readonly id: string;
  /** The request it was made of, while that is kept: it tells what the units of an answer cost. */
  readonly frozen?: FrozenRequest;
}

/** The keys of one account. They are read for one call and forgotten with it. */
export interface ProviderKeys {
  readonly credentialId: CredentialId;
  readonly main: Secret;
  /** May only read what jobs cost. */
  readonly billing: Secret | null;
}

/** One call: it ends when the signal does. */
export interface ProviderCall {
  readonly signal: AbortSignal;
  /** `null` for a local provider. */
  readonly keys: ProviderKeys | null;
  /** 0 to 1, of an upload. */
  readonly onProgress?: (share: number) => void;
}

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly remote: RemoteJob }
  /** Proven: not one byte could have been acted upon. */
  | { readonly kind: 'not-sent'; readonly error: AppError }
  | { readonly kind: 'refused'; readonly error: AppError }
  /** Anything else: the provider may have accepted and charged. */
  | {
      readonly kind: 'ambiguous';
      readonly error: AppError;
      /** The provider has seen this key (409, "in progress"): no replay will tell more, only its history can. */
      readonly isKeyTaken?: boolean;
    };

/** Where the finished file is. */
export type RemoteOutput =
  /** In a staged file of ours, written by a window for a local provider. */
  | { readonly kind: 'staged'; readonly stagedFileId: StagedFileId }
  /** At the provider. `bytes` and `expiresAt` (milliseconds UTC) as far as it says. */
  | { readonly kind: 'url'; readonly url: string; readonly bytes: number | null; readonly expiresAt: number | null };

/** A submit without a clear answer, to be looked for in the provider's history. */
export interface HistoryQuery {
  readonly frozen: FrozenRequest;
  readonly intentId: IntentId;
  /** When its first byte left, milliseconds UTC. */
  readonly sentAt: number;
  /** Ids of jobs that we know already: they are never it. */
  readonly heldIds: ReadonlySet<string>;
}

export interface HistoryAnswer {
  /** Set only on an exact correlation; then it is ours without a doubt. */
  readonly adopted: RemoteJob | null;
  /** What else it may be, for a person to choose from. */
  readonly candidates: readonly HistoryCandidate[];
}

/** What an account holds. */
export interface AccountFacts {
  /** `null` where the provider does not tell, or not to this key. */
  readonly balance: CurrencyAmount | null;
  /** Why the billing key did not do; absent when there is none, or it did. The main key was taken all the same. */
  readonly billingProblem?: AppError;
}

export type RemoteStatus =
  /** `hold` is `window` while a local provider has no window to work in. Unknown status words also end up here. */
  | {
      readonly kind: 'running';
      readonly progress: number | null;
      readonly hold: 'none' | 'window';
      /** A status word that the adapter does not know. */
      readonly unknownWord?: string;
    }
  | {
      readonly kind: 'completed';
      readonly output: RemoteOutput;
      readonly bill: Bill | null;
      /** A still of the last frame, when one was asked for and came. */
      readonly lastFrameUrl?: string;
    }
  | { readonly kind: 'failed'; readonly error: AppError; readonly bill: Bill | null }
  /** `charged` as the provider's answer, or its contract for this very word, says. */
  | { readonly kind: 'cancelled'; readonly charged: Charged }
  /** Finished, but the result has been thrown away. */
  | { readonly kind: 'output-gone' }
  /** The provider does not know the id. */
  | { readonly kind: 'unknown-job' };

/** What a provider publishes of itself, as read; plain JSON that only its own folder understands. */
export interface PublishedTable {
  readonly data: unknown;
  /** Milliseconds UTC. */
  readonly readAt: number;
}

export type Estimate =
  | { readonly kind: 'price'; readonly price: Price; readonly basis: PriceBasis }
  /** Asked for a price, and it began to work instead: that is a job, and it is charged. */
  | { readonly kind: 'job'; readonly remoteId: string };

/** A failed call, with what it says about money in `error.charged`. */
export type ProviderFailure = AppError;

/**
 * One generator of takes. Mapping (`prepare`, `quote`, `encode`, `expectedOutput`) is pure; calls make one attempt each and never retry:
 * retry lives in the job runner.
 */
export interface VideoProvider {
  /** Built in, or as last published: asked anew each time, never kept. */
  readonly capabilities: Capabilities;
  readonly rules: ProviderRules;
  prepare(
    spec: ClipSpec,
    assets: ReadonlyMap<AssetId, Asset>,
    tier: TierId,
    settings: ProviderSettings,
  ): Result<PreparedRequest, readonly RequestProblem[]>;
  quote(prepared: PreparedRequest): Quote;
  encode(prepared: PreparedRequest, files: ReadonlyMap<AssetId, RemoteFile>, intentId: IntentId): FrozenRequest;
  /** What exactly must come back for these bytes; `null` where the provider promises nothing exact. Pure. */
  expectedOutput(frozen: FrozenRequest): ExpectedOutput | null;
  upload(
    file: UploadSource,
    settings: ProviderSettings,
    call: ProviderCall,
  ): Promise<Result<RemoteFile, ProviderFailure>>;
  submit(frozen: FrozenRequest, intentId: IntentId, call: ProviderCall): Promise<SubmitOutcome>;
  poll(remote: RemoteJob, call: ProviderCall): Promise<Result<RemoteStatus, ProviderFailure>>;
  cancel(
    remote: RemoteJob,
    call: ProviderCall,
  ): Promise<Result<'requested' | 'too-late' | 'unsupported', ProviderFailure>>;
  /**
   * Looks for a submit without an answer in the provider's history. That it is not there proves nothing.
   * Offered by providers that have a history and `lookUpAfterMs`.
   */
  findSubmitted?(query: HistoryQuery, call: ProviderCall): Promise<Result<HistoryAnswer, ProviderFailure>>;
  /** What a job has cost, from the provider's records; `null` while they do not show it. */
  findBill?(remote: RemoteJob, call: ProviderCall): Promise<Result<Bill | null, ProviderFailure>>;
  /** Whether the provider takes the keys, and what the account holds. Costs nothing. */
  account?(call: ProviderCall): Promise<Result<AccountFacts, ProviderFailure>>;
  /** Asks what a request would cost, without ordering it and without a reference's bytes. Offered with `hasEstimate`. */
  estimate?(prepared: PreparedRequest, call: ProviderCall): Promise<Result<Estimate, ProviderFailure>>;
  /** Reads what the provider publishes of its models and prices. Costs nothing. Offered with `isRefreshable`. */
  readPublished?(call: ProviderCall): Promise<Result<PublishedTable, ProviderFailure>>;
  /** Takes over a table that was read before. `false`: it is not understood, and what stood before still stands. */
  usePublished?(table: PublishedTable): boolean;
  /** Deletes a file that `upload` put there. One that is gone already counts as deleted. */
  deleteUpload?(file: RemoteFile, call: ProviderCall): Promise<Result<null, ProviderFailure>>;
  /** Origins that results of this provider may come from although they are plain http or private; see `Endpoints`. */
  readonly trustedOrigins?: readonly string[];
  /** Drops what a local provider still holds of a settled job. Twice is the same as once. */
  forget?(intentId: IntentId): Promise<void>;
}
