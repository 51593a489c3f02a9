import type { Asset } from '#shared/domain/asset.ts';
import { assertNever } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobEvent } from './job-event.ts';
import type { JobChange, JobStore, KeptTake } from './job-store.ts';
import type { StepOutcome } from './step.ts';
import { isHeldByAnother } from './submit-steps.ts';

/** Commits a job with what belongs to the same moment. */
export type Save = (job: Job, change: JobChange) => void;

interface CommitDeps {
  readonly store: Pick<JobStore, 'remoteIdsAt' | 'save' | 'saveFrozen' | 'saveStill' | 'saveTake'>;
  readonly announceAsset: (asset: Asset) => void;
  readonly announceTake: (kept: KeptTake) => void;
}

/** Applies what happened in a step so that what came with it is committed in the same transaction. */
export function commitOutcome(
  { store, announceAsset, announceTake }: CommitDeps,
  outcome: NonNullable<StepOutcome>,
  apply: (event: JobEvent, save: Save) => void,
): void {
  switch (outcome.kind) {
    case 'event':
      apply(outcome.event, (job, change) => {
        store.save(job, change);
      });
      return;
    case 'accepted': {
      const { job: own, event, ifHeld } = outcome;
      apply(isHeldByAnother(store, own, event.remoteId) ? ifHeld : event, (job, change) => {
        store.save(job, change);
      });
      return;
    }
    case 'frozen':
      apply(outcome.event, (job, change) => {
        store.saveFrozen(job, change, outcome.frozen);
      });
      return;
    case 'still':
      apply(outcome.event, (job, change) => {
        announceAsset(store.saveStill(job, change, outcome.file));
      });
      return;
    case 'kept':
      apply(outcome.event, (job, change) => {
        announceTake(store.saveTake(job, change, outcome.take, outcome.file));
      });
      return;
    default:
      assertNever(outcome);
  }
}
