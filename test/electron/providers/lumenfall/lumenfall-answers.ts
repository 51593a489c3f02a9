import type { JsonAnswer } from '#electron/providers/json-answer.ts';

export const nowMs = Date.parse('2026-11-21T12:00:00Z');

/** An answer as recorded: status, JSON (`undefined`: something else), headers. */
export function answerOf(status: number, json?: unknown, headers: Readonly<Record<string, string>> = {}): JsonAnswer {
  return { status, headers, json, detail: `HTTP ${String(status)}` };
}

export const errorOf = (code: string, message = '') => ({ error: { message, type: 'invalid_request_error', code } });

/** A finished video with every documented field. */
export function videoOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'video_abc123',
    object: 'video',
    created_at: 1_795_262_000,
    completed_at: 1_795_262_400,
    expires_at: 1_795_266_000,
    status: 'completed',
    model: 'fal/seedance-2.0',
    prompt: 'Rain',
    seconds: '6',
    size: '16:9',
    output: { url: 'https://media.lumenfall.ai/x.mp4', content_type: 'video/mp4', size_bytes: 1_024 },
    error: null,
    metadata: { provider: 'fal', cost_estimate: 1.8, cost: 1.818, cost_currency: 'USD', attempts: [] },
    ...change,
  };
}

/** One request of the history. */
export function requestOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'req_abc123',
    object: 'request',
    created_at: '2026-11-21T12:00:01.000Z',
    model: 'seedance-2.0',
    modality: 'video',
    endpoint: 'videos',
    status: 'completed',
    cost: 1.818,
    currency: 'usd',
    error_code: null,
    error_message: null,
    user: null,
    ...change,
  };
}
