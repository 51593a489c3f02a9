import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import type { ClipId, CredentialId, ProviderId, TierId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';

/** A question about a price that a provider took for an order. */
export interface UnaskedJob {
  readonly clipId: ClipId;
  /** What was asked about. */
  readonly spec: ClipSpec;
  readonly providerId: ProviderId;
  readonly tier: TierId;
  /** The provider's own id. */
  readonly remoteId: string;
  readonly credentialId: CredentialId;
  /** What such a job costs, as far as we know. */
  readonly price: Price;
}

/**
 * Writes down a job that nobody ordered and that is charged all the same: unconfirmed, until a person takes or leaves
 * it. The same job at the provider again is the same job here.
 */
export type NoteUnaskedJob = (job: UnaskedJob) => Result<JobView, AppError>;
