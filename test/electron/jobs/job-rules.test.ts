import { describe, expect, it } from 'vitest';
import { reduce } from '#electron/jobs/job-machine.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import {
  at,
  events,
  newStagedFileId,
  noBalance,
  noKey,
  noStoredKey,
  offline,
  rejected,
  stagedFileId,
  states,
  takeId,
  tooMany,
} from './job-samples.ts';

const cancelledFree = { name: 'cancelled', charged: 'no' } as const;

describe('a refusal', () => {
  const sending = states['submitting, sending'];
  const refuse = (state: JobState, error: typeof rejected) => reduce(state, { ...events.refused, error });

  it('for the key or the balance waits for a person, with the same frozen bytes', () => {
    const waiting = { name: 'waiting', isFrozen: true, filesExpireAt: null };
    expect(refuse(sending, noKey)).toEqual({ ...waiting, hold: 'key', error: noKey });
    expect(refuse(sending, noBalance)).toEqual({ ...waiting, hold: 'balance', error: noBalance });
  });

  it('for too many requests tries again when the provider said', () => {
    expect(refuse(sending, tooMany)).toEqual({ ...sending, isSending: false, retryAt: at + 5 });
  });

  it('of a replay for too many requests leaves the replay open', () => {
    const replaying = states['submitting, replaying'];
    expect(refuse(replaying, tooMany)).toEqual({ ...replaying, isSending: false, retryAt: at + 5 });
  });

  it.each([noKey, noBalance, rejected])('of a replay leaves the doubt about the first attempt', (error) => {
    expect(refuse(states['submitting, replaying'], error)).toMatchObject({
      name: 'submitting',
      doubt: { since: at, mayReplay: false, error },
    });
  });
});

describe('row 2: a submit without a network', () => {
  const notSent = { ...events['not-sent'], error: offline };

  it('waits for one, with the same frozen bytes and no attempt counted', () => {
    const sending = { ...states['submitting, sending'], filesExpireAt: at };
    expect(reduce(sending, notSent)).toEqual({
      name: 'waiting',
      hold: 'offline',
      isFrozen: true,
      filesExpireAt: at,
      error: offline,
    });
  });

  it('is not asked for any more once it is cancelled', () => {
    expect(reduce(states['submitting, sending, cancelled'], notSent)).toEqual(cancelledFree);
  });

  it('leaves a doubt about an earlier attempt where it is', () => {
    expect(reduce(states['submitting, replaying'], notSent)).toMatchObject({
      name: 'submitting',
      doubt: { lookUps: 0 },
    });
  });
});

describe('row 93: a key that is in use', () => {
  const taken = { ...events.ambiguous, isKeyTaken: true } as const;

  it('is not sent again, and the looks into the history begin now', () => {
    const after = reduce(states['submitting, replaying'], taken);
    expect(after).toMatchObject({ isSending: false, doubt: { since: at, lookUps: 0, mayReplay: false } });
    const again = { ...states['submitting, replaying'], ...after, isSending: true } as JobState;
    expect(reduce(again, { ...taken, at: at + 9 })).toMatchObject({ doubt: { since: at, mayReplay: false } });
  });

  it('makes even the first sending doubtful, and says nothing when nothing was sent', () => {
    expect(reduce(states['submitting, sending'], taken)).toMatchObject({ doubt: { since: at, mayReplay: false } });
    expect(reduce(states['submitting, due'], taken)).toBeNull();
  });
});

describe('a key that cannot be opened', () => {
  const held = { name: 'held', hold: 'key', error: noStoredKey } as const;

  it.each(['running', 'running, cancel asked for', 'downloading', 'downloading, address gone'] as const)(
    'holds a job that is %s, and says why',
    (label) => {
      expect(reduce(states[label], held)).toEqual({ ...states[label], hold: 'key', error: noStoredKey });
    },
  );

  it('takes a request that was never sent back among those that wait', () => {
    expect(reduce(states['submitting, due'], held)).toEqual({ ...states['waiting for a key'], error: noStoredKey });
  });

  it('is a look that saw nothing while a submit is in doubt, and ends its replays', () => {
    expect(reduce(states['submitting, in doubt'], held)).toMatchObject({
      name: 'submitting',
      doubt: { lookUps: 1, mayReplay: false, error: noStoredKey },
    });
  });

  it.each(['running, held', 'downloading, held'] as const)(
    'can give way to the one in force for a job that is %s, which is remembered',
    (label) => {
      const released = reduce(states[label], { ...events.released, withCurrentKey: true });
      expect(released).toMatchObject({ hold: 'none', usesCurrentKey: true, error: null });
    },
  );

  it.each(['waiting for a key', 'preparing, held', 'submitting, due', 'submitting, in doubt'] as const)(
    'never gives way to another for a job that is %s: nothing is sent with a key nobody agreed to',
    (label) => {
      expect(reduce(states[label], { ...events.released, withCurrentKey: true })).toBeNull();
    },
  );
});

describe('row 24: a 404', () => {
  it('to another account than the one that ordered proves nothing', () => {
    const denied = { ...events['not-found'], isProof: false };
    for (const label of ['running, nearly lost', 'running, cancel asked for'] as const) {
      expect(reduce(states[label], denied)).toEqual({ ...states[label], pollAt: at + 7 });
    }
    expect(reduce(states['downloading, last try'], denied)).toEqual({
      ...states['downloading, last try'],
      retryAt: at + 7,
    });
  });
});

describe('row 37: a fresh address', () => {
  it('goes on in the same file and the same take', () => {
    const output = { kind: 'url', url: 'https://cdn.test/fresh', bytes: 9, expiresAt: null } as const;
    const state = states['downloading, address gone'];
    expect(reduce(state, { ...events.completed, output })).toEqual({
      ...state,
      output: { ...output, stagedFileId },
      needsAddress: false,
      retryAt: at,
    });
    expect(reduce(states.running, { ...events.completed, output })).toMatchObject({
      output: { ...output, stagedFileId: newStagedFileId },
    });
  });
});

describe('row 96: files that expire', () => {
  it('are uploaded again only while no attempt has reached the provider', () => {
    const sending = { ...states['submitting, sending'], filesExpireAt: at };
    for (const error of [tooMany, noKey, noBalance]) {
      expect(reduce(sending, { ...events.refused, error })).toMatchObject({ filesExpireAt: null });
    }
    for (const name of ['ambiguous', 'interrupted'] as const) {
      expect(reduce(sending, events[name])).toMatchObject({ filesExpireAt: null });
    }
    expect(reduce(sending, events['not-sent'])).toMatchObject({ filesExpireAt: at });
    expect(reduce(sending, events['files-expired'])).toBeNull();
  });
});

describe('a clock that was set back', () => {
  it('never gives a finished job a negative length', () => {
    expect(reduce(states.downloading, { name: 'kept', at: 5 })).toEqual({ name: 'ready', takeId, tookMs: 0 });
  });
});
