import { protocol, type Session } from 'electron';
import type { Application } from '../application.ts';

const scheme = 'dailies';
export const appOrigin = `${scheme}://app`;
export const appUrl = `${appOrigin}/`;

/**
 * Must run before the app is ready. Standard and secure, so that the page has an origin of its own and secure APIs;
 * fetch and streams for media; no bypass of the CSP and no requests from other origins.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** Everything under our scheme comes from the application; no other host of the scheme exists. */
export function serveAppScheme(session: Session, application: Pick<Application, 'respond'>): void {
  session.protocol.handle(scheme, async (request) =>
    isAppUrl(request.url) ? application.respond(request) : new Response(null, { status: 404 }),
  );
}

/** True only for URLs of exactly our origin. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol: found, host, username, password } = new URL(url);
  return found === `${scheme}:` && host === 'app' && username === '' && password === '';
}
