import { describe, expect, it, vi } from 'vitest';
import type { JsonAnswer } from '#electron/providers/json-answer.ts';
import type { SubmitOutcome } from '#electron/providers/provider.ts';
import { outcomeOf } from '#electron/providers/submit-outcome.ts';
import { appError } from '#shared/errors.ts';

const refused: SubmitOutcome = { kind: 'refused', error: appError('invalid-input', 'input.invalid') };
const neverRead = (): SubmitOutcome => {
  throw new Error('there is no answer to read');
};

describe('what a submit came to', () => {
  it('is for the contract of the provider to say when there is an answer', () => {
    const answer: JsonAnswer = { status: 422, headers: {}, json: {}, detail: '' };
    const readAnswer = vi.fn<(answer: JsonAnswer) => SubmitOutcome>(() => refused);
    expect(outcomeOf({ kind: 'answered', answer }, 'Somebody', readAnswer)).toBe(refused);
    expect(readAnswer).toHaveBeenCalledExactlyOnceWith(answer);
  });

  it('is nothing when nothing left', () => {
    const reply = { kind: 'not-sent', error: appError('network', 'network.offline') } as const;
    expect(outcomeOf(reply, 'Somebody', neverRead)).toBe(reply);
  });

  it('is in doubt when no answer came: perhaps charged, and never tried again by itself', () => {
    const error = appError('network', 'network.timed-out', { charged: 'no', retry: 'auto', detail: 'after 60 s' });
    expect(outcomeOf({ kind: 'unanswered', error }, 'Somebody', neverRead)).toEqual({
      kind: 'ambiguous',
      error: appError('network', 'provider.no-answer', {
        params: { provider: 'Somebody' },
        charged: 'unknown',
        retry: 'manual',
        detail: 'network.timed-out: after 60 s',
      }),
    });
  });
});
