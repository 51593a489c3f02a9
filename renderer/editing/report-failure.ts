import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';

/** Tells a failure in one sentence. */
export function report(error: AppError): void {
  showToast({ title: errorSentence(error), kind: 'failure' });
}

/** Waits for an answer; a failure is told in one sentence. Gives the value, or `null` after a failure. */
export async function orReport<T>(answer: Promise<Result<T, AppError>>): Promise<T | null> {
  const result = await answer;
  if (result.ok) return result.value;
  report(result.error);
  return null;
}
