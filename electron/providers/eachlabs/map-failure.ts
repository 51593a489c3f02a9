import { appError, type AppError, type Charged } from '#shared/errors.ts';
import { redactSecrets } from '../../platform/redact.ts';
import { isAboutContent, isAboutResult } from './content-words.ts';
import { failureEnvelope, type Prediction } from './wire-schema.ts';

const params = { provider: 'EachLabs' };

/** What was sent cannot be worked with: the same again fails again. */
const inputCodes: ReadonlySet<string> = new Set([
  'INPUT_VALIDATION_ERROR',
  'PROVIDER_BAD_REQUEST',
  'PROVIDER_REJECTED',
  'INPUT_DOWNLOAD_ERROR',
]);

/** Nothing of these is about what a clip shows. */
const technicalCodes: ReadonlySet<string> = new Set([
  'NETWORK_ERROR',
  'EXECUTION_TIMEOUT',
  'PROVIDER_RATE_LIMIT',
  'PROVIDER_AUTH_ERROR',
  'PROVIDER_SERVER_ERROR',
  'INPUT_DOWNLOAD_ERROR',
]);

export interface Failure {
  readonly error: AppError;
  /** Nothing in it says whether the content was refused; the history knows. */
  readonly mayBeContent: boolean;
}

interface Told {
  readonly code: string;
  readonly sentence: string;
  readonly isRetryable: boolean;
}

/** What a failed job says of itself: an object in the place of the result, or a text there or in its log. */
function readTold({ output, logs }: Pick<Prediction, 'output' | 'logs'>): Told {
  const { data } = failureEnvelope.safeParse(output);
  if (data === undefined) {
    const sentence = [typeof output === 'string' ? output : '', logs ?? ''].filter((text) => text !== '').join(' ');
    return { code: '', sentence, isRetryable: false };
  }
  const { error_message: long, error, message, details } = data;
  const parts = [long, error, message, details === undefined ? '' : JSON.stringify(details), logs];
  const sentence = parts.filter((text) => text !== undefined && text !== null && text !== '').join(' ');
  return { code: data.error_code ?? '', sentence, isRetryable: data.retryable ?? false };
}

const maxDetail = 2_000;

/** Why a job failed. `charged`: as its bill says. Pure. */
export function mapFailure(prediction: Pick<Prediction, 'output' | 'logs'>, charged: Charged): Failure {
  const { code, sentence, isRetryable } = readTold(prediction);
  // Not the whole answer: it repeats the input with the addresses of its files.
  const detail = redactSecrets(`${code} ${sentence}`.trim()).slice(0, maxDetail);
  if (isAboutContent(`${code} ${sentence}`)) {
    return { error: refusedContent(sentence, charged, detail), mayBeContent: false };
  }
  const isInput = inputCodes.has(code) && !isRetryable;
  const error = isInput
    ? appError('provider-rejected', 'provider.rejected', { params, charged, detail })
    : appError('provider-rejected', 'provider.failed', { params, retry: 'manual', charged, detail });
  return { error, mayBeContent: !technicalCodes.has(code) };
}

/** The content was refused: of the film that was made, or of what it was to be made from. Pure. */
export function refusedContent(sentence: string, charged: Charged, detail: string): AppError {
  const code = isAboutResult(sentence) ? 'moderation.output' : 'moderation.input';
  return appError('moderation', code, { params, charged, detail });
}
