import { appError, type AppError, type ErrorCode } from '#shared/errors.ts';
import { redactSecrets } from '../platform/redact.ts';
import { HttpCut } from './http-client.ts';

/** There is no way to the host: no network, no name server, no route. */
const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'EAI_SYSTEM',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);

/** What Node calls a certificate that does not prove what it should. */
const certificateCode =
  /CERT|SELF_SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/;

/** What an error of the network means. Errors that are values already keep their meaning. */
export function describeFailure(error: unknown): AppError {
  if (error instanceof HttpCut) return error.error;
  const code = findCode(error);
  return networkError(codeOf(code), redactSecrets(describe(error, code)).slice(0, 500));
}

export function networkError(code: ErrorCode, detail: string): AppError {
  // What was refused or cannot be trusted stays so; everything else is worth another try.
  const isFinal = code === 'network.address-refused' || code === 'network.redirect-refused';
  const retry = isFinal ? 'never' : code === 'network.certificate' || code === 'network.proxy' ? 'manual' : 'auto';
  return appError('network', code, { retry, detail });
}

function codeOf(code: string): ErrorCode {
  if (offlineCodes.has(code)) return 'network.offline';
  if (code === 'ETIMEDOUT') return 'network.timed-out';
  return certificateCode.test(code) ? 'network.certificate' : 'network.failed';
}

/** Several addresses were tried in vain: one that somebody answered at says more than those without a route. */
function findCode(error: unknown): string {
  if (error instanceof AggregateError) {
    const codes = error.errors.map(findCode);
    return codes.find((code) => !offlineCodes.has(code)) ?? codes[0] ?? '';
  }
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? '' : findCode(error.cause);
}

function describe(error: unknown, code: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}
