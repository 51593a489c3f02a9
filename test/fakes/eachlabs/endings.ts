import type { Ending } from './prediction-life.ts';

function envelope(code: string, message: string, category: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    error_code: code,
    error_message: message,
    error: message,
    error_step: 'execution',
    retryable: false,
    success: false,
    classification: { category },
    execution_id: 'exec-1',
    model_slug: 'bytedance-seedance-2-0-text-to-video-fast',
    provider: 'bytedance',
    ...more,
  };
}

/** The words tell that the content was refused. */
export const contentRefusal: Ending = {
  kind: 'failed',
  output: envelope('PROVIDER_REJECTED', 'The request was blocked by content moderation', 'PROVIDER'),
  classification: 'content_moderation',
};

/** Only the history tells that the content was refused. */
export const silentContentRefusal: Ending = {
  kind: 'failed',
  output: envelope('PROVIDER_FAILED', 'The model could not complete the request', 'PROVIDER'),
  classification: 'content_moderation',
};

/** A film was made, looked at and withheld. */
export const resultRefusal: Ending = {
  kind: 'failed',
  output: envelope('PROVIDER_FAILED', 'Output video has sensitive content', 'PROVIDER', {
    provider_error_code: 'OutputVideoSensitiveContentDetected',
  }),
  classification: 'content_moderation',
};

/** It never got to a machine: nothing but a sentence. */
export const dispatchFailure: Ending = {
  kind: 'failed',
  output: { error: 'No worker took the job' },
  classification: 'internal_error',
};

export const timeout: Ending = {
  kind: 'failed',
  output: envelope('EXECUTION_TIMEOUT', 'The job took too long', 'TIMEOUT', { retryable: true }),
  classification: 'execution_timeout',
};

/** A file of the input could not be fetched, or is of another kind. */
export function fileRefusal(code: 'INPUT_DOWNLOAD_ERROR' | 'PROVIDER_REJECTED', message: string): Ending {
  return { kind: 'failed', output: envelope(code, message, 'VALIDATION'), classification: 'invalid_user_input' };
}
