import type { Ending } from './request-life.ts';
import { contentPolicyDetail } from './error-bodies.ts';

/** The input was refused for showing real people, as fal passes it on from its partner. */
export const likenessRefusal: Ending = {
  kind: 'refused',
  status: 422,
  body: {
    detail: [
      {
        loc: ['body', 'image_url'],
        msg: 'The images or videos provided may contain likenesses of real people',
        type: 'content_policy_violation',
        ctx: { extra_info: { reason: 'partner_validation_failed' } },
      },
    ],
  },
};

/** The film was made, looked at and withheld. `stream`: what was wrong with it. */
export function outputRefusal(stream: 'video' | 'audio' = 'video'): Ending {
  const subject = stream === 'video' ? 'Output video' : 'Output audio';
  return { kind: 'refused', status: 422, body: contentPolicyDetail(['body'], `${subject} has sensitive content`) };
}

/** As some gateways in front of the models say it: `detail` is a text. */
export const plainTextRefusal: Ending = {
  kind: 'refused',
  status: 422,
  body: { detail: 'The request could not be processed' },
};

/** The machine that ran it went away. */
export const runnerLost: Ending = {
  kind: 'failed',
  status: 503,
  error: 'Runner disconnected unexpectedly',
  errorType: 'runner_disconnected',
};

/** A result whose file has been thrown away. */
export const purgedResult: Ending = { kind: 'refused', status: 200, body: { video: { url: null }, seed: 42 } };
