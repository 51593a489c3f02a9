import { beforeAll, describe, expect, it } from 'vitest';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { cancelTruth } from '#renderer/features/queue/cancel-truth.ts';
import { answersOf, canCancel, canRetry } from '#renderer/features/queue/hold-answers.ts';
import { aboutToSpend, chargedToday, costText } from '#renderer/features/queue/job-money.ts';
import { jobNote } from '#renderer/features/queue/job-note.ts';
import { entryDetail, entryTitle } from '#renderer/features/queue/log-entries.ts';
import { needSentence } from '#renderer/features/queue/need-sentence.ts';
import { dayStart, neighbourRow, queueRows } from '#renderer/features/queue/queue-rows.ts';
import { appError } from '#shared/errors.ts';
import { fal, lantern } from '#test/renderer/account-seed.ts';
import { provider as animatic } from '#test/renderer/seed.ts';
import { everyJob, jobOf, usd } from './job-seed.ts';

beforeAll(async () => {
  await import('#renderer/features/queue/queue-words.ts');
});

const now = Date.now();
const facts = { hasUsableKey: true, hasHistory: true };

describe('the rows', () => {
  it('leave out what settled before today, and nothing that is open', () => {
    const today = dayStart(now);
    const jobs = [
      jobOf(1, { state: 'ready', updatedAt: today - 1 }),
      jobOf(2, { state: 'ready', updatedAt: today }),
      jobOf(3, { state: 'waiting', updatedAt: today - 1 }),
    ];
    const shown = queueRows(jobs, today).flatMap((row) => (row.kind === 'job' ? [row.job.takeNumber] : []));
    expect(shown).toEqual([3, 2]);
  });

  it('stand in the order of their order; what is over, the newest first', () => {
    const jobs = [
      jobOf(2, { state: 'waiting' }),
      jobOf(1, { state: 'waiting' }),
      jobOf(3, { state: 'ready', updatedAt: now - 2 }),
      jobOf(4, { state: 'ready', updatedAt: now - 1 }),
    ];
    const shown = queueRows(jobs, 0).flatMap((row) => (row.kind === 'job' ? [row.job.takeNumber] : []));
    expect(shown).toEqual([1, 2, 4, 3]);
  });

  it('are passed by arrows without the headings, to the ends and no further', () => {
    const rows = queueRows(everyJob(), 0);
    expect(neighbourRow(rows, 1, 'up')).toBe(1);
    // Five need the person; the heading of the next group is in between.
    expect(neighbourRow(rows, 5, 'down')).toBe(7);
    expect(neighbourRow(rows, 7, 'up')).toBe(5);
    expect(neighbourRow(rows, 3, 'last')).toBe(rows.length - 1);
    expect(neighbourRow(rows, rows.length - 1, 'down')).toBe(rows.length - 1);
    expect(neighbourRow([], -1, 'down')).toBe(-1);
  });
});

describe('the money', () => {
  it('about to be spent is what was not sent, at most, by currency', () => {
    const jobs = [
      jobOf(1, { state: 'waiting', charged: 'no', price: usd(100) }),
      jobOf(2, {
        state: 'preparing',
        charged: 'no',
        price: {
          kind: 'range',
          low: { currency: 'USD', amount: 97 },
          high: { currency: 'USD', amount: 363 },
        },
      }),
      jobOf(3, {
        state: 'waiting',
        charged: 'no',
        price: { kind: 'exact', price: { currency: 'credits', amount: 40 } },
      }),
      jobOf(4, { state: 'running', charged: 'yes' }),
      jobOf(5, { state: 'failed', charged: 'no' }),
    ];
    expect(aboutToSpend(jobs)).toBe('$4.63 + 40 credits');
    expect(aboutToSpend([])).toBeNull();
  });

  it('charged today is the bill, else what was agreed, of what is over and was charged', () => {
    const bill = { charged: 'yes', amount: { currency: 'USD', amount: 143 }, basis: 'units', at: now };
    const jobs = [
      jobOf(1, { state: 'ready', bill }),
      jobOf(2, { state: 'expired', price: usd(200) }),
      jobOf(3, { state: 'failed', charged: 'unknown' }),
      jobOf(4, { state: 'cancelled', charged: 'no' }),
      jobOf(5, { state: 'ready', updatedAt: now - 172_800_000 }),
    ];
    expect(chargedToday(jobs, dayStart(now))).toBe('$3.43');
    expect(jobs.slice(0, 2).map(costText)).toEqual(['$1.43', '$2.00']);
  });
});

describe('the answers', () => {
  const replaced = { hold: 'key', error: appError('auth', 'key.replaced') };
  it('never send with another key what was ordered with one that is gone', () => {
    expect(answersOf(jobOf(1, { ...replaced, state: 'waiting', charged: 'no' }), facts)).toEqual([]);
    expect(answersOf(jobOf(1, { ...replaced, state: 'downloading' }), facts)[0]).toBe('newKey');
    expect(needSentence(jobOf(1, { ...replaced, state: 'waiting' }), 'fal.ai')).toMatch(/Cancel it/u);
  });

  it('lead to the settings first while there is no key', () => {
    const job = jobOf(1, { state: 'waiting', hold: 'key', error: appError('auth', 'key.missing') });
    expect(answersOf(job, { ...facts, hasUsableKey: false })).toEqual(['openSettings', 'resume']);
    expect(answersOf(job, facts)).toEqual(['resume', 'openSettings']);
  });

  it('hold no look-up where there is no history', () => {
    const job = jobOf(1, { state: 'unconfirmed' });
    expect(answersOf(job, { ...facts, hasHistory: false })).toEqual(['others']);
    expect(answersOf({ ...job, remoteId: 'r-1' }, { ...facts, hasHistory: false })).toContain('checkAgain');
  });

  it('to a film that could not be fetched are to try again, and nothing is sent', () => {
    const job = jobOf(1, { state: 'downloading', hold: 'person', error: null });
    expect(answersOf(job, facts)).toEqual(['resume']);
    expect(needSentence(job, 'fal.ai')).toMatch(/^The film is finished, .*fal\.ai/u);
  });

  it('tell a lost answer from a silent cancel', () => {
    expect(needSentence(jobOf(1, { state: 'unconfirmed' }), 'fal.ai')).toMatch(/^The line dropped/u);
    expect(needSentence(jobOf(1, { state: 'unconfirmed', remoteId: 'r' }), 'fal.ai')).toMatch(/^You cancelled/u);
  });

  it('say of a job that nobody ordered where it comes from, and let a person keep it', () => {
    const job = jobOf(1, { state: 'unconfirmed', origin: 'unasked', remoteId: 'r-1', charged: 'yes' });
    expect(needSentence(job, 'Lantern')).toMatch(/^Dailies asked Lantern for a price/u);
    expect(answersOf(job, { ...facts, hasHistory: false })).toEqual(['checkAgain', 'others']);
    expect(jobStateText(job, false)).toBe('Not ordered');
  });

  it('name both prices, and let a person agree to the new one only', () => {
    const params = { currentKind: 'exact', currentCurrency: 'USD', currentLow: 505, currentHigh: 505 };
    const error = appError('conflict', 'price.changed', { params });
    const job = jobOf(1, { state: 'waiting', hold: 'price', charged: 'no', error });
    expect(needSentence(job, 'fal.ai')).toMatch(/^You agreed to \$[\d.]+\. At fal\.ai it costs \$5\.05 now/u);
    expect(answersOf(job, facts)).toEqual(['agree']);
    const unknown = appError('conflict', 'price.changed', { params: { currentKind: 'unknown' } });
    expect(needSentence({ ...job, error: unknown }, 'fal.ai')).toMatch(/is not known, so it was not sent\.$/u);
  });

  it.each(['price', 'budget', 'balance', 'space', 'person', 'key'] as const)('have a sentence for %s', (hold) => {
    expect(needSentence(jobOf(1, { hold }), 'fal.ai')).toMatch(/\.$/u);
  });
});

describe('cancelling', () => {
  it.each([
    ['waiting', true],
    ['preparing', true],
    ['submitting', true],
    ['running', true],
    ['downloading', false],
    ['unconfirmed', false],
    ['ready', false],
  ] as const)('%s: %s', (state, isPossible) => {
    expect(canCancel({ state, isCancelRequested: false })).toBe(isPossible);
    expect(canCancel({ state, isCancelRequested: true })).toBe(false);
    expect(canRetry({ state })).toBe(false);
  });

  it('is asked about only when it may still cost something, in the words of the provider', () => {
    expect(cancelTruth(jobOf(1, { charged: 'no' }), fal)).toBeNull();
    expect(cancelTruth(jobOf(1), animatic)).toBeNull();
    expect(cancelTruth(jobOf(1), fal)).toMatch(/^fal\.ai stops a job only while it waits/u);
    expect(cancelTruth(jobOf(1), lantern)).toMatch(/^Lantern cannot stop/u);
    expect(cancelTruth(jobOf(1, { state: 'submitting', charged: 'unknown' }), fal)).toMatch(
      /being sent at this moment/u,
    );
  });
});

describe('the note under a state', () => {
  const note = (change: Record<string, unknown>) => jobNote(jobOf(1, change), 'fal.ai', now);
  it('counts down to a try, and says when it is due', () => {
    expect(note({ retry: { at: now + 6_100, attempts: 1 } })).toBe('Next try in 7 s');
    expect(note({ retry: { at: now - 1, attempts: 1 } })).toBe('Trying again now');
  });

  it('says what stands in the way of a try', () => {
    const retry = { at: now + 6_100, attempts: 1 };
    expect(note({ retry, error: appError('network', 'network.proxy') })).toMatch(/^The proxy .*\. Next try in 7 s$/u);
    expect(note({ retry, error: appError('network', 'network.certificate') })).toMatch(/who it is.* Next try in 7 s$/u);
    expect(note({ retry, hold: 'offline' })).toMatch(/^No way to its files just now\. Next try in 7 s$/u);
    expect(note({ hold: 'offline', state: 'waiting' })).toBe('Goes on when the network is back');
  });

  it('says elapsed time against the usual, or alone', () => {
    expect(note({ startedAt: now - 130_000, usualMs: 180_000 })).toBe('2:10 of usually 3:00');
    expect(note({ startedAt: now - 130_000 })).toBe('2:10');
    expect(note({})).toBe('Accepted by fal.ai');
  });

  it('says why it failed, unless the state says so itself', () => {
    expect(note({ state: 'failed', error: appError('network', 'download.not-a-video') })).toMatch(/is not a film/u);
    expect(note({ state: 'failed', error: appError('moderation', 'moderation.input') })).toMatch(/^At \d\d:\d\d$/u);
    expect(note({ state: 'lost' })).toBe('fal.ai no longer knows this job.');
  });
});

describe('a line of the log', () => {
  it('shows names without words as they are, and details as text', () => {
    expect(entryTitle('kept')).toBe('Film checked and kept');
    expect(entryTitle('ignored:kept')).toBe('Too late to matter: Film checked and kept');
    expect(entryTitle('toString')).toBe('toString');
    expect(entryDetail('{}')).toBe('');
    expect(entryDetail('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(entryDetail('<b>')).toBe('<b>');
  });
});
