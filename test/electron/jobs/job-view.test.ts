import { describe, expect, it } from 'vitest';
import { chargedOf } from '#electron/jobs/charged.ts';
import { createJobViewer } from '#electron/jobs/job-viewer.ts';
import { viewOfJob as view } from '#electron/jobs/job-view.ts';
import type { Job } from '#electron/db/repositories/job-rows.ts';
import { newId } from '#electron/platform/new-id.ts';
import { jobViewSchema } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { at, bill, broken, rejected, states, takeId, type StateLabel } from './job-samples.ts';

const free: Price = { kind: 'free' };
const paid: Price = { kind: 'exact', price: { currency: 'USD', amount: 454 } };

/** What a paying person is told, state by state. */
const charged: { readonly [L in StateLabel]: 'yes' | 'no' | 'unknown' } = {
  waiting: 'no',
  'waiting, frozen': 'no',
  'waiting for a key': 'no',
  preparing: 'no',
  'preparing, held': 'no',
  'submitting, due': 'no',
  'submitting, files expired': 'no',
  'submitting, sending': 'unknown',
  'submitting, sending, cancelled': 'unknown',
  'submitting, in doubt': 'unknown',
  'submitting, replaying': 'unknown',
  'submitting, replaying, cancelled': 'unknown',
  running: 'yes',
  'running, held': 'yes',
  'running, not answered': 'yes',
  'running, cancel asked for': 'yes',
  'running, cancel answered': 'yes',
  'running, nearly lost': 'yes',
  'running, not found for a moment': 'yes',
  unconfirmed: 'unknown',
  'unconfirmed, silent': 'yes',
  'unconfirmed, unasked': 'yes',
  downloading: 'yes',
  'downloading, held': 'yes',
  'downloading, from afar': 'yes',
  'downloading, fetched': 'yes',
  'downloading, still to come': 'yes',
  'downloading, still once more': 'yes',
  'downloading, address gone': 'yes',
  'downloading, last try': 'yes',
  'downloading, last try, too old': 'yes',
  'downloading, given up': 'yes',
  ready: 'yes',
  failed: 'no',
  cancelled: 'no',
  expired: 'yes',
  lost: 'yes',
};
const viewOfJob = (job: Job) => view(job, { transferred: null, usualMs: null });
const labels = Object.keys(states) as StateLabel[];

function jobIn(label: StateLabel, price: Price = free): Job {
  return {
    id: newId(),
    generationId: newId(),
    orderId: newId(),
    snapshotId: newId(),
    clipId: newId(),
    clipName: 'Clip 1',
    projectId: newId(),
    projectName: 'Rain',
    takeNumber: 3,
    intentId: newId(),
    providerId: providerIdSchema.parse('animatic'),
    tier: tierIdSchema.parse('animatic'),
    origin: 'ordered',
    price,
    credentialId: null,
    remoteId: null,
    bill: null,
    state: states[label],
    createdAt: 1,
    updatedAt: 2,
    settledAt: null,
  };
}

describe('whether a job was charged', () => {
  it.each(labels)('%s', (label) => {
    expect(chargedOf(states[label], paid, null)).toBe(charged[label]);
    expect(chargedOf(states[label], free, null)).toBe('no');
  });

  it('follows what the provider said about a failure or a cancelled job', () => {
    expect(chargedOf({ name: 'failed', error: { ...rejected, charged: 'unknown' } }, paid, null)).toBe('unknown');
    expect(chargedOf({ name: 'cancelled', charged: 'yes' }, paid, null)).toBe('yes');
  });
});

describe('what a person sees', () => {
  it.each(labels)('of a job that is %s fits the contract', (label) => {
    const seen = viewOfJob(jobIn(label, paid));
    expect(jobViewSchema.parse(seen)).toEqual(seen);
    expect(seen.state).toBe(states[label].name);
    expect(seen.charged).toBe(charged[label]);
  });

  it('names the take only when it is ready', () => {
    expect(viewOfJob(jobIn('ready')).takeId).toBe(takeId);
    expect(labels.filter((label) => viewOfJob(jobIn(label)).takeId !== null)).toEqual(['ready']);
  });

  it('shows progress and a wish to cancel', () => {
    const job = jobIn('running, cancel asked for');
    const seen = viewOfJob({ ...job, state: { ...states['running, cancel asked for'], progress: 0.4 } });
    expect(seen).toMatchObject({ progress: 0.4, isCancelRequested: true, hold: 'none' });
    expect(viewOfJob(jobIn('running'))).toMatchObject({ progress: null, isCancelRequested: false });
  });

  it('shows the error of every state that has one, and never contradicts the money', () => {
    expect(viewOfJob(jobIn('downloading, held', paid)).error).toEqual({ ...broken, charged: 'yes' });
    expect(viewOfJob(jobIn('submitting, in doubt', paid)).error).toEqual({ ...broken, charged: 'unknown' });
    expect(viewOfJob(jobIn('submitting, due')).error).toBeNull();
    expect(
      viewOfJob({ ...jobIn('failed'), state: { name: 'failed', error: { ...rejected, charged: 'yes' } } }),
    ).toMatchObject({ charged: 'no', error: { code: 'provider.rejected', charged: 'no' } });
    expect(viewOfJob(jobIn('cancelled')).error).toBeNull();
  });

  it('follows the bill once there is one', () => {
    const billed = { ...bill, charged: 'no' } as const;
    expect(viewOfJob({ ...jobIn('ready', paid), bill: billed })).toMatchObject({ charged: 'no', bill: billed });
    expect(viewOfJob({ ...jobIn('failed', paid), bill: { ...bill, charged: 'yes' } })).toMatchObject({
      charged: 'yes',
      error: { charged: 'yes' },
    });
    expect(viewOfJob({ ...jobIn('ready', free), bill: { ...bill, charged: 'yes' } }).charged).toBe('no');
  });

  it('says when it is tried again, and how often it was, only while it goes on by itself', () => {
    const limited = { ...states['submitting, due'], attempts: 2, retryAt: at };
    expect(viewOfJob({ ...jobIn('waiting'), state: limited }).retry).toEqual({ at, attempts: 2 });
    expect(viewOfJob(jobIn('running, not answered')).retry).toEqual({ at: 900_000, attempts: 2 });
    expect(viewOfJob(jobIn('preparing')).retry).toEqual({ at: 900_000, attempts: 1 });
    const full = { ...states['downloading, held'], hold: 'space' } as const;
    expect(viewOfJob({ ...jobIn('downloading'), state: full }).retry).toEqual({ at: 900_000, attempts: 2 });
    const without = labels.filter((label) => viewOfJob(jobIn(label)).retry === null);
    expect(labels.filter((label) => !without.includes(label))).toEqual(['preparing', 'running, not answered']);
  });

  it('shows how far a transfer is, and how long such a job usually takes', () => {
    const facts = { transferred: 0.25, usualMs: 60_000 };
    expect(view(jobIn('downloading, from afar'), facts)).toMatchObject({ progress: 0.25, usualMs: 60_000 });
    expect(view({ ...jobIn('running') }, facts).progress).toBeNull();
  });
});

describe('how long such a job usually takes', () => {
  it('is read once, and again when a take is ready', () => {
    let reads = 0;
    const history = [30, 10, 20];
    const viewOf = createJobViewer({
      listTookMs: () => {
        reads += 1;
        return history;
      },
    });
    const running = jobIn('running', paid);
    expect(viewOf(running).usualMs).toBe(20);
    expect(viewOf(running, 0.5).usualMs).toBe(20);
    expect(reads).toBe(1);
    history.push(40, 50);
    expect(viewOf(jobIn('ready', paid)).usualMs).toBe(30);
    expect(viewOf(running).usualMs).toBe(30);
    expect(reads).toBe(2);
  });
});
