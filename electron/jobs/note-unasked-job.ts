import { appError, type AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { ExtraJobs } from './extra-jobs.ts';
import type { JobRunner } from './job-runner.ts';
import type { JobStore } from './job-store.ts';
import type { ViewOf } from './job-viewer.ts';
import type { NoteUnaskedJob, UnaskedJob } from './unasked-jobs.ts';

interface UnaskedJobsDeps {
  /** One transaction; its failures are values. */
  readonly write: (work: () => Result<Job, AppError>) => Result<Job, AppError>;
  readonly extraJobs: ExtraJobs;
  readonly runner: Pick<JobRunner, 'add'>;
  readonly viewOf: ViewOf;
  readonly registry: ProviderRegistry;
  readonly store: Pick<JobStore, 'assetsOf'>;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createNoteUnaskedJob(deps: UnaskedJobsDeps): NoteUnaskedJob {
  const { write, extraJobs, runner, viewOf, clock } = deps;
  return (asked) => {
    let isNew = false;
    const written = write(() => {
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
