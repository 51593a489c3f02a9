import type { JsonAnswer } from '#electron/providers/json-answer.ts';

/** An answer as recorded: status, JSON (`undefined`: something else), headers. */
export function answerOf(status: number, json?: unknown, headers: Readonly<Record<string, string>> = {}): JsonAnswer {
  return { status, headers, json, detail: `HTTP ${String(status)}` };
}

export const nowMs = Date.parse('2026-11-21T12:00:00Z');

/** One entry of `detail`. */
export function detailOf(type: string, msg: string, loc: readonly (string | number)[] = ['body'], ctx?: unknown) {
  return {
    detail: [{ loc, msg, type, url: `https://docs.fal.ai/errors/#${type}`, ...(ctx === undefined ? {} : { ctx }) }],
  };
}

/** As observed in September 2026: the input shows a real person. */
export const likeness = detailOf(
  'content_policy_violation',
  'The images or videos provided may contain likenesses of real people',
  ['body', 'image_url'],
  { extra_info: { reason: 'partner_validation_failed' } },
);
