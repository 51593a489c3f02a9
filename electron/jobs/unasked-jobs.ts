import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ClipId, CredentialId, ProviderId, TierId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { ExtraJobs } from './extra-jobs.ts';
import type { JobRunner } from './job-runner.ts';
import type { JobStore } from './job-store.ts';
import type { ViewOf } from './job-viewer.ts';

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

interface UnaskedJobsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly extraJobs: ExtraJobs;
  readonly runner: Pick<JobRunner, 'add'>;
  readonly viewOf: ViewOf;
  readonly registry: ProviderRegistry;
  readonly store: Pick<JobStore, 'assetsOf'>;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createNoteUnaskedJob(deps: UnaskedJobsDeps): NoteUnaskedJob {
  const { db, extraJobs, runner, viewOf, clock } = deps;
  return (asked) => {
    let isNew = false;
    const written = db.write(() => {
      const known = extraJobs.findByRemoteId(asked);
      isNew = known === null;
      const job = known ?? extraJobs.addUnasked(asked, promptOf(deps, asked), clock.nowMs());
      return job === null ? err(appError('not-found', 'entity.not-found')) : ok(job);
    });
    if (!written.ok) return written;
    const job = written.value;
    if (isNew) runner.add([job]);
    return ok(viewOf(job));
  };
}

/** What the question said; empty when nobody can tell any more. */
function promptOf({ registry, store, settings }: UnaskedJobsDeps, { providerId, spec, tier }: UnaskedJob): string {
  const prepared = registry.find(providerId)?.prepare(spec, store.assetsOf(spec), tier, settings(providerId));
  return prepared?.ok === true ? prepared.value.prompt : '';
}
