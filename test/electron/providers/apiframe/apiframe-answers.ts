import type { JsonAnswer } from '#electron/providers/json-answer.ts';

export const nowMs = Date.parse('2026-11-21T12:00:00Z');

/** An answer as recorded: status, JSON (`undefined`: something else), headers. */
export function answerOf(status: number, json?: unknown, headers: Readonly<Record<string, string>> = {}): JsonAnswer {
  return { status, headers, json, detail: `HTTP ${String(status)}` };
}

export const jobId = '6f1c1e6e-4f0e-4c53-9f2f-0d0c5b6f1a11';

/** A job as the view of it answers, with every field of the schema. */
export function jobOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: jobId,
    status: 'COMPLETED',
    model: 'seedance-2',
    progress: 100,
    result: { videoUrl: 'https://cdn.apiframe.ai/jobs/film.mp4' },
    error: null,
    creditCost: 132,
    webhookStatus: 'sent',
    createdAt: '2026-11-21T11:58:00.000Z',
    completedAt: '2026-11-21T11:59:58.000Z',
    input: { model: 'seedance-2', prompt: 'Rain', seedanceParams: { duration: 6 } },
    ...change,
  };
}
