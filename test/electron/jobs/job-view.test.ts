import { describe, expect, it } from 'vitest';
import { chargedOf } from '#electron/jobs/charged.ts';
import { viewOfJob } from '#electron/jobs/job-view.ts';
import type { Job } from '#electron/db/repositories/job-rows.ts';
import { newId } from '#electron/platform/new-id.ts';
import { jobViewSchema } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { broken, rejected, states, takeId, type StateLabel } from './job-samples.ts';

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
  'submitting, sending': 'unknown',
  'submitting, sending, cancelled': 'unknown',
  'submitting, in doubt': 'unknown',
  'submitting, replaying': 'unknown',
  'submitting, replaying, cancelled': 'unknown',
  running: 'yes',
  'running, cancel asked for': 'yes',
  'running, cancel answered': 'yes',
  'running, nearly lost': 'yes',
  'running, not found for a moment': 'yes',
  unconfirmed: 'unknown',
  'unconfirmed, silent': 'yes',
  downloading: 'yes',
  'downloading, held': 'yes',
  ready: 'yes',
  failed: 'no',
  cancelled: 'no',
  expired: 'yes',
  lost: 'yes',
};
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
    price,
    credentialId: null,
    remoteId: null,
    bill: null,
    state: states[label],
    createdAt: 1,
    updatedAt: 2,
  };
}

describe('whether a job was charged', () => {
  it.each(labels)('%s', (label) => {
    expect(chargedOf(states[label], paid)).toBe(charged[label]);
    expect(chargedOf(states[label], free)).toBe('no');
  });

  it('follows what the provider said about a failure or a cancelled job', () => {
    expect(chargedOf({ name: 'failed', error: { ...rejected, charged: 'unknown' } }, paid)).toBe('unknown');
    expect(chargedOf({ name: 'cancelled', charged: 'yes' }, paid)).toBe('yes');
  });
});

describe('what a person sees', () => {
  it.each(labels)('of a job that is %s fits the contract', (label) => {
    const view = viewOfJob(jobIn(label, paid));
    expect(jobViewSchema.parse(view)).toEqual(view);
    expect(view.state).toBe(states[label].name);
    expect(view.charged).toBe(charged[label]);
  });

  it('names the take only when it is ready', () => {
    expect(viewOfJob(jobIn('ready')).takeId).toBe(takeId);
    expect(labels.filter((label) => viewOfJob(jobIn(label)).takeId !== null)).toEqual(['ready']);
  });

  it('shows progress and a wish to cancel', () => {
    const job = jobIn('running, cancel asked for');
    const view = viewOfJob({ ...job, state: { ...states['running, cancel asked for'], progress: 0.4 } });
    expect(view).toMatchObject({ progress: 0.4, isCancelRequested: true, hold: 'none' });
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
});
