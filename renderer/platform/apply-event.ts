import type { Derivative } from '#shared/domain/derivative.ts';
import type { Still } from '#shared/domain/still.ts';
import type { EventEnvelope, EventName, EventPayload } from '#shared/ipc/events.ts';
import type { Mirror } from './mirror-store.ts';

type Appliers = { readonly [N in EventName]: (mirror: Mirror, payload: EventPayload<N>) => Mirror };

const unchanged = (mirror: Mirror): Mirror => mirror;

const appliers: Appliers = {
  'projects.changed': (mirror, project) => ({
    ...mirror,
    projects: { ...mirror.projects, [project.id]: project },
  }),
  'sequences.changed': (mirror, sequence) => ({
    ...mirror,
    sequences: { ...mirror.sequences, [sequence.id]: sequence },
  }),
  'clips.changed': (mirror, clip) => ({ ...mirror, clips: { ...mirror.clips, [clip.id]: clip } }),
  'drafts.changed': (mirror, draft) => ({ ...mirror, drafts: { ...mirror.drafts, [draft.clipId]: draft } }),
  'assets.changed': (mirror, asset) => ({ ...mirror, assets: { ...mirror.assets, [asset.id]: asset } }),
  'takes.changed': (mirror, take) => ({ ...mirror, takes: { ...mirror.takes, [take.id]: take } }),
  'elements.changed': (mirror, element) => ({
    ...mirror,
    elements: { ...mirror.elements, [element.id]: element },
  }),
  'jobs.changed': (mirror, job) => ({ ...mirror, jobs: { ...mirror.jobs, [job.id]: job } }),
  'settings.changed': (mirror, settings) => ({ ...mirror, settings }),
  'accounts.changed': (mirror, account) => ({
    ...mirror,
    accounts: { ...mirror.accounts, [account.providerId]: account },
  }),
  'providers.changed': (mirror, capabilities) => ({
    ...mirror,
    providers: mirror.providers.map((known) => (known.id === capabilities.id ? capabilities : known)),
  }),
  'bucket.changed': (mirror, bucket) => ({ ...mirror, bucket }),
  'keyStore.changed': (mirror, keyStore) => ({ ...mirror, keyStore }),
  'network.changed': (mirror, { isOnline }) => ({ ...mirror, isOnline }),
  'derivatives.changed': (mirror, derivative) => ({
    ...mirror,
    derivatives: [...mirror.derivatives.filter((known) => !isSameDerivative(known, derivative)), derivative],
  }),
  'stills.changed': (mirror, still) => ({
    ...mirror,
    stills: [...mirror.stills.filter((known) => !isSameStill(known, still)), still],
  }),
  'library.measured': (mirror, library) => ({ ...mirror, library }),
  // Heard by the media worker and by the client, not by the mirror.
  'mediaWork.queued': unchanged,
  'session.replaced': unchanged,
};

function isSameDerivative(a: Derivative, b: Derivative): boolean {
  return a.sourceId === b.sourceId && JSON.stringify(a.recipe) === JSON.stringify(b.recipe);
}

function isSameStill(a: Still, b: Still): boolean {
  return a.takeId === b.takeId && a.newClipId === b.newClipId;
}

/** `old`: the mirror has it already. `gap`: something was missed, so only a new snapshot helps. */
export type EventFit = 'next' | 'old' | 'gap';

export function fitOf(mirror: Pick<Mirror, 'epoch' | 'revision'>, envelope: EventEnvelope): EventFit {
  // Sent to one page only and outside the numbering.
  if (envelope.name === 'session.replaced') return 'old';
  if (envelope.epoch !== mirror.epoch) return 'gap';
  if (envelope.revision <= mirror.revision) return 'old';
  return envelope.revision === mirror.revision + 1 ? 'next' : 'gap';
}

/** The mirror after an event that fits. */
export function applyEvent<N extends EventName>(mirror: Mirror, envelope: EventEnvelope<N>): Mirror {
  const apply: Appliers[N] = appliers[envelope.name];
  return { ...apply(mirror, envelope.payload), revision: envelope.revision };
}
