import type { AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { networkError } from './failure.ts';
import type { HttpHead, HttpRequest } from './http-client.ts';
import { checkUrl, type CheckedUrl } from './url-rules.ts';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends us; `null` when it is the answer itself. What writes is never sent a second time. */
export function findNextAddress(
  { status, headers, url }: HttpHead,
  { method, maxRedirects = 0, trustedOrigins }: HttpRequest,
  followed: number,
): Result<CheckedUrl, AppError> | null {
  const location = headers['location'];
  const mayFollow = maxRedirects > 0 && (method === 'GET' || method === 'HEAD');
  if (!mayFollow || !redirectStatuses.has(status) || location === undefined) return null;
  if (followed >= maxRedirects) return err(refused(`more than ${String(maxRedirects)} redirects`));
  const target = URL.parse(location, url);
  if (target === null) return err(refused('not an address'));
  const checked = checkUrl(target, trustedOrigins);
  return checked.ok ? ok(checked.value) : err(refused(checked.error.detail ?? ''));
}

function refused(detail: string): AppError {
  return networkError('network.redirect-refused', detail);
}
