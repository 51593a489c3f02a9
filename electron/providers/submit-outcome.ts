import { appError } from '#shared/errors.ts';
import type { JsonAnswer } from './json-answer.ts';
import type { SubmitOutcome } from './provider.ts';
import type { Reply } from './provider-calls.ts';

/**
 * What became of the one sending of an intent. An answer means what its provider's contract says. Bytes that left without
 * an answer prove nothing: they may have been taken and charged, so a person or a documented replay has to settle it.
 */
export function outcomeOf(
  reply: Reply,
  provider: string,
  readAnswer: (answer: JsonAnswer) => SubmitOutcome,
): SubmitOutcome {
  switch (reply.kind) {
    case 'answered':
      return readAnswer(reply.answer);
    case 'not-sent':
      return reply;
    case 'unanswered': {
      const detail = [reply.error.code, reply.error.detail].filter((text) => text !== undefined).join(': ');
      const params = { provider };
      const error = appError('network', 'provider.no-answer', { params, retry: 'manual', charged: 'unknown', detail });
      return { kind: 'ambiguous', error };
    }
  }
}
