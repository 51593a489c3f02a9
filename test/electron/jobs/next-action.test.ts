import { describe, expect, it } from 'vitest';
import { nextAction } from '#electron/jobs/next-action.ts';
import type { ProviderRules } from '#electron/providers/provider.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import { at, states, type StateLabel } from './job-samples.ts';

/** A provider that documents replays for 10 min and has a history. */
const rules: ProviderRules = {
  maxConcurrent: 2,
  replayWithinMs: 600_000,
  lookUpAfterMs: [0, 30_000, 120_000],
  poll: { fastestMs: 1_000, slowestMs: 10_000 },
};
const noReplay: ProviderRules = { ...rules, replayWithinMs: 0 };
const hour = 3_600_000;

const expected: { readonly [L in StateLabel]: string } = {
  waiting: 'start',
  'waiting, frozen': 'start',
  'waiting for a key': 'none',
  preparing: 'prepare',
  'preparing, held': 'none',
  'submitting, due': 'send',
  'submitting, files expired': 'refreeze',
  'submitting, sending': 'none',
  'submitting, sending, cancelled': 'none',
  'submitting, in doubt': 'send',
  'submitting, replaying': 'none',
  'submitting, replaying, cancelled': 'none',
  running: 'poll',
  'running, held': 'none',
  'running, not answered': 'poll',
  'running, cancel asked for': 'cancel',
  'running, cancel answered': 'poll',
  'running, nearly lost': 'poll',
  'running, not found for a moment': 'poll',
  unconfirmed: 'none',
  'unconfirmed, silent': 'none',
  'unconfirmed, unasked': 'none',
  downloading: 'keep',
  'downloading, held': 'none',
  'downloading, from afar': 'fetch',
  'downloading, fetched': 'keep',
  'downloading, still to come': 'fetch-still',
  'downloading, still once more': 'fetch-still',
  'downloading, address gone': 'ask-address',
  'downloading, last try': 'fetch',
  'downloading, last try, too old': 'fetch',
  'downloading, given up': 'none',
  ready: 'none',
  failed: 'none',
  cancelled: 'none',
  expired: 'none',
  lost: 'none',
};

describe('the next action', () => {
  it.each(Object.entries(expected))('of a job that is %s is %s', (label, kind) => {
    const state: JobState = states[label as StateLabel];
    const action = nextAction(state, at, rules);
    expect(action.kind).toBe(kind);
    expect('state' in action ? action.state : state).toBe(state);
  });

  it.each(['preparing', 'submitting, due', 'downloading'] as const)(
    'of a job that is %s waits for its time',
    (label) => {
      expect(nextAction(states[label], 899_999, rules)).toEqual({ kind: 'wait', at: 900_000 });
      expect(nextAction(states[label], 900_000, rules).kind).not.toBe('wait');
    },
  );

  it('polls when it is time, also after the answer to a cancel request', () => {
    for (const label of ['running', 'running, cancel answered'] as const) {
      const state = { ...states[label], pollAt: 980_000 };
      expect(nextAction(state, 979_999, rules)).toEqual({ kind: 'wait', at: 980_000 });
      expect(nextAction(state, 980_000, rules).kind).toBe('poll');
    }
  });

  it('asks to cancel at once, and again only when the call got no answer', () => {
    const asked = states['running, cancel asked for'];
    expect(nextAction({ ...asked, pollAt: 990_000 }, 980_000, rules).kind).toBe('cancel');
    const failed = { ...asked, pollAt: 990_000, failedCalls: 1 };
    expect(nextAction(failed, 980_000, rules)).toEqual({ kind: 'wait', at: 990_000 });
    expect(nextAction(failed, 990_000, rules).kind).toBe('cancel');
  });

  it('needs a person when a cancelled job shows no end for a day', () => {
    const silentAt = 950_000 + 24 * hour;
    const state = { ...states['running, cancel answered'], pollAt: silentAt + 1_000 };
    expect(nextAction(state, silentAt - 1, rules).kind).toBe('wait');
    expect(nextAction(state, silentAt, rules)).toEqual({ kind: 'give-up' });
  });

  it('asks first after a day in which nobody asked', () => {
    const late = 950_000 + 48 * hour;
    const answered = { ...states['running, cancel answered'], pollAt: late - 24 * hour };
    expect(nextAction(answered, late, rules).kind).toBe('poll');
    expect(nextAction({ ...answered, pollAt: late + 1_000, failedCalls: 1 }, late, rules).kind).toBe('wait');
    expect(nextAction({ ...states['running, cancel asked for'], pollAt: late }, late, rules).kind).toBe('cancel');
  });

  it('tries again by itself while the disk is full, but not while a person is asked', () => {
    const full = { ...states.downloading, hold: 'space', retryAt: at } as const;
    expect(nextAction(full, at - 1, rules)).toEqual({ kind: 'wait', at });
    expect(nextAction(full, at, rules).kind).toBe('keep');
    expect(nextAction({ ...full, hold: 'person' }, at, rules).kind).toBe('none');
  });

  it('tries a host of files again that there is no way to', () => {
    const away = { ...states.downloading, hold: 'offline', retryAt: at } as const;
    expect(nextAction(away, at - 1, rules)).toEqual({ kind: 'wait', at });
    expect(nextAction(away, at, rules).kind).toBe('keep');
    const preparing = { ...states.preparing, hold: 'offline', retryAt: at } as const;
    expect(nextAction(preparing, at - 1, rules)).toEqual({ kind: 'wait', at });
    expect(nextAction(preparing, at, rules).kind).toBe('prepare');
  });
});

describe('row 96: a frozen request', () => {
  it('goes out until the files it names expire', () => {
    const state = states['submitting, files expired'];
    expect(nextAction(state, at - 1, rules).kind).toBe('send');
    expect(nextAction(state, at, rules).kind).toBe('refreeze');
  });
});

describe('a submit in doubt', () => {
  const doubtful = states['submitting, in doubt'];
  const withDoubt = (changes: Partial<typeof doubtful.doubt>) => ({
    ...doubtful,
    doubt: { ...doubtful.doubt, ...changes },
  });

  it('is replayed while the provider documents it, and not a moment longer', () => {
    expect(nextAction(doubtful, 900_000 + 599_999, rules).kind).toBe('send');
    expect(nextAction(doubtful, 900_000 + 600_000, rules).kind).toBe('look-up');
  });

  it('waits before a replay', () => {
    expect(nextAction({ ...doubtful, retryAt: at }, at - 1, rules)).toEqual({ kind: 'wait', at });
  });

  it('is never replayed where nothing is documented, nor after a refused replay', () => {
    expect(nextAction(doubtful, at, noReplay).kind).toBe('look-up');
    expect(nextAction(withDoubt({ mayReplay: false }), at, rules).kind).toBe('look-up');
  });

  it('is not replayed when the clock was set back: nobody knows how old the key is', () => {
    expect(nextAction(doubtful, 899_000, rules).kind).not.toBe('send');
  });

  it('is always replayed where the same key is the same work for ever', () => {
    const rulesForEver = { ...rules, replayWithinMs: Infinity };
    expect(nextAction({ ...doubtful, retryAt: 0, firstSentAt: at }, 1, rulesForEver).kind).toBe('send');
  });

  it('is looked up on schedule, then left to a person', () => {
    expect(nextAction(withDoubt({ lookUps: 0 }), 900_000, noReplay).kind).toBe('look-up');
    expect(nextAction(withDoubt({ lookUps: 1 }), 929_999, noReplay)).toEqual({ kind: 'wait', at: 930_000 });
    expect(nextAction(withDoubt({ lookUps: 1 }), 930_000, noReplay).kind).toBe('look-up');
    expect(nextAction(withDoubt({ lookUps: 2 }), 1_020_000, noReplay).kind).toBe('look-up');
    expect(nextAction(withDoubt({ lookUps: 3 }), 1_020_000, noReplay)).toEqual({ kind: 'give-up' });
    expect(nextAction(doubtful, at, { ...noReplay, lookUpAfterMs: [] })).toEqual({ kind: 'give-up' });
  });

  it('without a first sending on record is never replayed', () => {
    expect(nextAction({ ...doubtful, firstSentAt: null }, at, rules).kind).toBe('look-up');
  });
});

describe('row 28: a wall clock set back by a year', () => {
  const year = 365 * 24 * hour;

  it.each(['preparing', 'submitting, due', 'running', 'downloading'] as const)(
    'does not stop a job that is %s',
    (label) => {
      const future = JSON.parse(JSON.stringify(states[label]).replaceAll('900000', String(900_000 + year))) as JobState;
      expect(nextAction(future, at, rules).kind).toBe(expected[label]);
    },
  );
});
