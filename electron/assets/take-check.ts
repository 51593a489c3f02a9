import { appError, type AppError } from '#shared/errors.ts';
import type { ExpectedTake } from './asset-store.ts';
import type { InspectionOutcome } from './inspection-worker.ts';

/** Frames per second that a take can honestly have. */
const plausibleRate = { low: 1, high: 240 };

/**
 * Why a result is not the take that was asked for. A refusal of the file itself is also a wrong output here: nobody
 * chose this file, so advice about choosing another would be wrong.
 */
export function findTakeProblem(inspected: InspectionOutcome, expected: ExpectedTake | null): AppError | null {
  if (!inspected.ok) {
    const isRefusal = inspected.error.kind === 'invalid-input';
    return isRefusal ? wrongOutput(`${inspected.error.code}: ${inspected.error.detail ?? ''}`) : null;
  }
  const { container, mime } = inspected.value;
  if (container === null || mime?.startsWith('video/') !== true) return wrongOutput(`not a video but ${String(mime)}`);
  const { width, height, durationMs, frameCount } = container;
  const rate = ((frameCount ?? 0) * 1_000) / durationMs;
  if (rate < plausibleRate.low || rate > plausibleRate.high) {
    return wrongOutput(`${String(frameCount)} frames in ${String(durationMs)} ms`);
  }
  if (expected === null) return null;
  if (width !== expected.width || height !== expected.height) {
    return wrongOutput(`${String(width)} x ${String(height)} pixels`);
  }
  const { low, high } = expected.durationMs;
  return durationMs < low || durationMs > high ? wrongOutput(`${String(durationMs)} ms long`) : null;
}

function wrongOutput(detail: string): AppError {
  return appError('provider-changed', 'media.wrong-output', { detail });
}
