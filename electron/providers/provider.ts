import type { AppError, Charged } from '#shared/errors.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { LossEntry, Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { GrammarId } from '#shared/prompt/grammars/grammar.ts';
import type { AssetId, IntentId, StagedFileId, TierId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';

/** A file the provider can fetch. A local provider reads the asset itself, so its URL is the asset id. */
export interface RemoteFile {
  readonly url: string;
  /** Milliseconds UTC; `null` when it does not expire. */
  readonly expiresAt: number | null;
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
  readonly grammar: GrammarId;
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
  /** Assets that must be uploaded before `encode`. */
  readonly files: readonly AssetId[];
  readonly losses: readonly LossEntry[];
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
}

/** Limits of one call: it ends when the signal does. */
export interface ProviderCall {
  readonly signal: AbortSignal;
}

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly remote: RemoteJob }
  /** Proven: not one byte could have been acted upon. */
  | { readonly kind: 'not-sent'; readonly error: AppError }
  | { readonly kind: 'refused'; readonly error: AppError }
  /** Anything else: the provider may have accepted and charged. */
  | { readonly kind: 'ambiguous'; readonly error: AppError };

/** Where the finished file is: in a staged file of ours, written by a window for a local provider. */
export interface RemoteOutput {
  readonly kind: 'staged';
  readonly stagedFileId: StagedFileId;
}

export type RemoteStatus =
  /** `hold` is `window` while a local provider has no window to work in. Unknown status words also end up here. */
  | { readonly kind: 'running'; readonly progress: number | null; readonly hold: 'none' | 'window' }
  | { readonly kind: 'completed'; readonly output: RemoteOutput }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** `charged` as the provider's answer, or its contract for this very word, says. */
  | { readonly kind: 'cancelled'; readonly charged: Charged }
  /** Finished, but the result has been thrown away. */
  | { readonly kind: 'output-gone' }
  /** The provider does not know the id. */
  | { readonly kind: 'unknown-job' };

/** A failed call, with what it says about money in `error.charged`. */
export type ProviderFailure = AppError;

/**
 * One generator of takes. Mapping (`prepare`, `quote`, `encode`, `expectedOutput`) is pure; calls make one attempt each and never retry:
 * retry lives in the job runner.
 */
export interface VideoProvider {
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
  upload(asset: Asset, call: ProviderCall): Promise<Result<RemoteFile, ProviderFailure>>;
  submit(frozen: FrozenRequest, intentId: IntentId, call: ProviderCall): Promise<SubmitOutcome>;
  poll(remote: RemoteJob, call: ProviderCall): Promise<Result<RemoteStatus, ProviderFailure>>;
  cancel(
    remote: RemoteJob,
    call: ProviderCall,
  ): Promise<Result<'requested' | 'too-late' | 'unsupported', ProviderFailure>>;
  /**
   * Looks for a submit without an answer in the provider's history; `null` when it is not there, which proves nothing.
   * Offered by providers that have a history and `lookUpAfterMs`.
   */
  findSubmitted?(
    frozen: FrozenRequest,
    intentId: IntentId,
    call: ProviderCall,
  ): Promise<Result<RemoteJob | null, ProviderFailure>>;
  /** Drops what a local provider still holds of a settled job. Twice is the same as once. */
  forget?(intentId: IntentId): Promise<void>;
}
