import type { JsonAnswer } from '#electron/providers/json-answer.ts';

/** An answer as recorded: status, JSON (`undefined`: something else), headers. */
export function answerOf(status: number, json?: unknown, headers: Readonly<Record<string, string>> = {}): JsonAnswer {
  return { status, headers, json, detail: `HTTP ${String(status)}` };
}

export const nowMs = Date.parse('2026-11-21T12:00:00Z');
export const id = '7b1f5b8e-6f0f-4f0d-9d0c-2f3a4b5c6d7e';

/** A job as it is told, in the middle of its work. */
export const working = {
  id,
  input: { prompt: 'Rain' },
  status: 'processing',
  output: null,
  logs: null,
  metrics: { predict_time: 0 },
  urls: { get: 'http://169.254.169.254/', cancel: 'http://169.254.169.254/' },
};
