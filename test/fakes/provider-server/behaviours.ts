import { bytesAnswer, jsonAnswer, type Answer, type Delivery } from './answer.ts';
import type { Behaviour } from './script.ts';

const html = (status: number, text: string): Answer =>
  bytesAnswer(status, Buffer.from(`<!doctype html><html><title>${text}</title><body><h1>${text}</h1></body></html>`), {
    'content-type': 'text/html; charset=utf-8',
  });

/** Turned away with this answer; nothing is accepted. */
export function refuse(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return { when: 'before', answer: jsonAnswer(status, body, headers) };
}

/** 429. `retryAfter` as it stands in the header: seconds, a date, or nonsense; `null` for none. */
export function tooManyRequests(retryAfter: string | null): Behaviour {
  return refuse(429, { detail: 'Too many requests' }, retryAfter === null ? {} : { 'retry-after': retryAfter });
}

/** An error that repeats the key it was sent. */
export function echoKey(status: number): Behaviour {
  return {
    when: 'before',
    answer: ({ headers }) =>
      jsonAnswer(status, { detail: `Rejected header: ${headers.authorization ?? String(headers['x-api-key'])}` }),
  };
}

/** RST before anything is accepted. */
export const resetAtTheDoor: Behaviour = { when: 'before', answer: null };

/** Accepts, then RST in the place of the answer. */
export const resetAfterWork: Behaviour = { when: 'after', delivery: { kind: 'reset' } };

/** Accepts, then a gateway on the way back answers with its own page. */
export function gatewayAfterWork(status: 502 | 503 | 504): Behaviour {
  return { when: 'after', change: () => html(status, `${String(status)} Bad Gateway`) };
}

/** A captive portal: never heard of the provider, answers 200 to everything. */
export const portalPage: Behaviour = { when: 'before', answer: html(200, 'Welcome to Hotel WiFi') };

/** Accepts, then answers with a body of this text and type. */
export function answerAfterWork(status: number, body: string, contentType = 'application/json'): Behaviour {
  return { when: 'after', change: () => bytesAnswer(status, Buffer.from(body), { 'content-type': contentType }) };
}

/** Accepts, then answers with the honest JSON object, changed. */
export function changeObject(change: (honest: Record<string, unknown>) => Record<string, unknown>): Behaviour {
  return {
    when: 'after',
    change: ({ status, headers, body }) => {
      const { 'content-length': _length, ...rest } = headers;
      const honest = JSON.parse(body instanceof Uint8Array ? Buffer.from(body).toString() : '{}') as Record<
        string,
        unknown
      >;
      return jsonAnswer(status, change(honest), rest);
    },
  };
}

/** Accepts, then sends the first half of the answer as if it were all. */
export const truncateAfterWork: Behaviour = {
  when: 'after',
  change: ({ status, headers, body }) => {
    const whole = body instanceof Uint8Array ? body : new Uint8Array();
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    return bytesAnswer(status, half, { ...headers, 'content-length': String(half.length) });
  },
};

/** Accepts, then answers with JSON of this many bytes. */
export function swellAfterWork(bytes: number): Behaviour {
  return {
    when: 'after',
    change: ({ status, headers }) => {
      const { 'content-length': _length, ...rest } = headers;
      return bytesAnswer(status, Buffer.from(`{"padding":"${'x'.repeat(bytes - 14)}"}`), rest);
    },
  };
}

/** Does its work and sends the honest answer in a bad way. */
export function deliverBadly(delivery: Delivery): Behaviour {
  return { when: 'after', delivery };
}
