import type { Take } from '#shared/domain/take.ts';
import type { JobStateOf } from '#shared/domain/job-state.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Clock } from '../platform/clock.ts';
import type { FrozenRequest, ProviderCall, ProviderSettings, VideoProvider } from '../providers/provider.ts';
import type { JobEvent } from './job-event.ts';
import type { JobStore, TakeFile } from './job-store.ts';

/** What the steps of a job reach. */
export interface StepDeps {
  readonly store: JobStore;
  readonly assets: Pick<AssetStore, 'keepTake'>;
  readonly clock: Clock;
  readonly settings: () => ProviderSettings;
  /** 0 to 1. */
  readonly random: () => number;
}

/** One job in one state, at one provider. */
export interface StepInput<N extends Job['state']['name']> {
  readonly job: Job;
  readonly state: JobStateOf<N>;
  readonly provider: VideoProvider;
  readonly call: ProviderCall;
}

/** What came of a step, and what must be committed together with it. `null`: it was stopped and says nothing. */
export type StepOutcome =
  | { readonly kind: 'event'; readonly event: JobEvent }
  | { readonly kind: 'frozen'; readonly event: JobEvent; readonly frozen: FrozenRequest }
  | { readonly kind: 'kept'; readonly event: JobEvent; readonly take: Take; readonly file: TakeFile }
  | null;

export function justEvent(event: JobEvent): StepOutcome {
  return { kind: 'event', event };
}
