import '#renderer/platform/schemas-without-eval.ts';
import '#renderer/ui/style.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { openJobClip } from '#renderer/editing/open-job.ts';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { followNeeds } from '#renderer/features/queue/follow-needs.ts';
import { QueueScreen } from '#renderer/features/queue/queue-screen.tsx';
import { setClient } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { AppSurface } from '#renderer/ui/app-surface.tsx';
import { words } from '#renderer/words/words.ts';
import type { HistoryCandidate, JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import { accountOf, fal } from '#test/renderer/account-seed.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import {
  clip,
  draft,
  libraryItems,
  project,
  provider,
  referenceAssets,
  sequence,
  snapshotOf,
} from '#test/renderer/seed.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { everyJob, jobOf } from './job-seed.ts';

const options = new URLSearchParams(location.hash.slice(1));
const scene = options.get('scene') ?? 'full';

function jobsOfScene(): JobView[] {
  switch (scene) {
    case 'empty':
      return [];
    case 'repeated':
      return [jobOf(6), jobOf(7, { origin: 'repeated', takeNumber: 7 })];
    case 'done':
      return everyJob().filter(({ state }) => state === 'ready' || state === 'failed');
    case 'repriced': {
      const params = { currentKind: 'exact', currentCurrency: 'USD', currentLow: 505, currentHigh: 505 };
      const error = appError('conflict', 'price.changed', { params });
      return [jobOf(1, { state: 'waiting', hold: 'price', charged: 'no', error })];
    }
    case 'unasked':
      return [jobOf(1, { state: 'unconfirmed', origin: 'unasked', remoteId: 'job-1', charged: 'yes' })];
    case 'many': {
      const now = Date.now();
      return Array.from({ length: 2_000 }, (_, index) =>
        jobOf(index + 1, { state: 'ready', updatedAt: now - index, createdAt: now - 500_000 - index }),
      );
    }
    default:
      return everyJob();
  }
}

const candidates: HistoryCandidate[] = [
  {
    remoteId: '764cabcf-b745-4b3e-ae38-1200304cf45b',
    startedAt: Date.now() - 590_000,
    status: 'COMPLETED',
    prompt: '35 mm, tungsten lamps. Shot 1: Wide shot. The night express stands at the platform in the rain.',
    isExact: true,
  },
  {
    remoteId: '019387ad-0000-7000-8000-1200304cf45c',
    startedAt: null,
    status: 'IN_QUEUE',
    prompt: '<b>Tea</b> house at dusk',
    isExact: false,
  },
];

const jobIn = (jobId: JobId): JobView | undefined => mirrorStore.getState().jobs[jobId];

/** What the application would announce after a call. */
function change(jobId: JobId, by: Partial<JobView>): JobView | AppError {
  const job = jobIn(jobId);
  if (job === undefined) return appError('not-found', 'entity.not-found');
  const next = { ...job, ...by, updatedAt: Date.now() };
  mirrorStore.setState(({ jobs }) => ({ jobs: { ...jobs, [jobId]: next } }));
  return next;
}

const tokens = new Map<string, JobView>();

function another(jobId: JobId, token: string): JobView | AppError {
  const job = jobIn(jobId);
  if (job === undefined) return appError('not-found', 'entity.not-found');
  const isAnswerLost = scene === 'lost' && tokens.size === 0;
  const made = tokens.get(token) ?? jobOf(100 + tokens.size, { state: 'waiting', charged: 'no', price: job.price });
  tokens.set(token, made);
  mirrorStore.setState(({ jobs }) => ({ jobs: { ...jobs, [made.id]: made } }));
  if (isAnswerLost) return appError('network', 'network.offline');
  return made;
}

/** In the scene `dearer` everything costs $9.99 by now. */
function atTheDoor(agreed: Price): AppError | null {
  if (scene !== 'dearer' || (agreed.kind === 'exact' && agreed.price.amount === 999)) return null;
  const params = { currentKind: 'exact', currentCurrency: 'USD', currentLow: 999, currentHigh: 999 };
  return appError('conflict', 'price.changed', { params });
}

const fake = createFakeClient({
  'jobs.cancel': ({ jobId }) =>
    jobIn(jobId)?.charged === 'no'
      ? change(jobId, { state: 'cancelled', hold: 'none' })
      : change(jobId, { isCancelRequested: true }),
  'jobs.resume': ({ jobId }) => change(jobId, { hold: 'none', error: null }),
  'jobs.retry': ({ jobId, agreedPrice, orderToken }) => atTheDoor(agreedPrice) ?? another(jobId, orderToken),
  'jobs.checkAgain': ({ jobId, useCurrentKey }) => {
    if (scene === 'newKey' && useCurrentKey !== true) return appError('auth', 'key.replaced');
    if (scene === 'broken') return appError('network', 'network.timed-out');
    const job = jobIn(jobId);
    return job === undefined
      ? appError('not-found', 'entity.not-found')
      : { job, candidates: scene === 'unknown' ? [] : candidates };
  },
  'jobs.attach': ({ jobId, remoteId, useCurrentKey }) =>
    scene === 'newKey' && useCurrentKey !== true
      ? appError('auth', 'key.replaced')
      : remoteId === 'unknown'
        ? appError('not-found', 'job.remote-id-unknown', { params: { provider: 'fal.ai' } })
        : change(jobId, { state: 'running', charged: 'yes', remoteId, startedAt: Date.now(), error: null }),
  'jobs.sendAgain': ({ jobId, agreedPrice, orderToken }) => {
    const refusal = atTheDoor(agreedPrice);
    if (refusal !== null) return refusal;
    change(jobId, { state: 'cancelled', charged: 'unknown' });
    return another(jobId, orderToken);
  },
  'jobs.agree': ({ jobId, agreedPrice }) =>
    atTheDoor(agreedPrice) ?? change(jobId, { hold: 'none', error: null, price: agreedPrice }),
  'jobs.writeOff': ({ jobId }) => change(jobId, { state: 'cancelled', charged: 'unknown' }),
  'jobs.log': ({ jobId }) => ({
    intentId: '01931f0e-8a4e-7c51-b0de-6d9f3a1c22aa',
    remoteId: jobIn(jobId)?.remoteId ?? '764cabcf-b745-4b3e-ae38-1200304cf45b',
    entries: [
      { at: Date.now() - 580_000, name: 'frozen', detail: '{"state":"submitting"}' },
      { at: Date.now() - 579_000, name: 'sending', detail: '{}' },
      {
        at: Date.now() - 519_000,
        name: 'ambiguous',
        detail: JSON.stringify({ state: 'submitting', error: 'provider.no-answer', answer: '<script>x</script>' }),
      },
      { at: Date.now() - 518_000, name: 'given-up', detail: '{"state":"unconfirmed"}' },
      { at: Date.now() - 100_000, name: 'ignored:completed', detail: '{}' },
      { at: Date.now() - 99_000, name: 'a-later-event', detail: 'no JSON' },
    ],
  }),
  'projects.open': ({ projectId }) => {
    const { open } = snapshotOf();
    if (open === null) return appError('internal', 'internal');
    mirrorStore.setState({ openProjectId: projectId });
    return { ...open, project: { ...project, id: projectId } };
  },
  'settings.update': () => mirrorStore.getState().settings,
});
setClient(fake);
const { settings, library } = snapshotOf();
const [film] = libraryItems;
mirrorStore.setState({
  isReady: true,
  connection: 'connected',
  settings,
  library,
  providers: [provider, fal],
  accounts: { [fal.id]: accountOf(fal, { isUsable: true }) },
  openProjectId: project.id,
  projects: { [project.id]: project },
  sequences: { [sequence.id]: sequence },
  clips: { [clip.id]: clip },
  drafts: { [clip.id]: draft },
  takes: film?.take == null ? {} : { [film.take.id]: film.take },
  assets: Object.fromEntries(
    [...referenceAssets, ...(film === undefined ? [] : [film.asset])].map((each) => [each.id, each]),
  ),
  jobs: Object.fromEntries(jobsOfScene().map((job) => [job.id, job])),
});
openDraft(draft);
if (options.has('elsewhere')) {
  followNeeds({
    isQueueShown: () => false,
    onOpenQueue: () => {
      document.title = 'Queue';
    },
  });
}
Object.assign(window, { fake, draftStore, editSpec, selectionStore, mirrorStore, idNumber });

createRoot(document.querySelector('#root') ?? document.body).render(
  <I18nextProvider i18n={words}>
    <AppSurface closeToastLabel="Close">
      <main className="flex h-full flex-col">
        <h1 className="sr-only">Queue</h1>
        <QueueScreen
          onOpenSettings={() => {
            document.title = 'Settings';
          }}
          onOpenJob={(job) => {
            void openJobClip(job).then((isOpen) => {
              document.title = `Studio ${isOpen ? 'open' : 'closed'}`;
            });
          }}
        />
      </main>
    </AppSurface>
  </I18nextProvider>,
);
