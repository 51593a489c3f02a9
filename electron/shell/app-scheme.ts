import type { Protocol, Session } from 'electron';
import type { Application } from '../application.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

/**
 * Must run before the app is ready. Standard and secure, so that the page has an origin of its own and secure APIs;
 * fetch and streams for media; no bypass of the CSP and no requests from other origins.
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Everything under our scheme comes from the application; no other host of the scheme exists. */
export function serveAppScheme(
  session: { readonly protocol: Pick<Session['protocol'], 'handle'> },
  application: Pick<Application, 'respond'>,
): void {
  session.protocol.handle(appScheme, async (request) =>
    isAppUrl(request.url) ? application.respond(request) : new Response(null, { status: 404 }),
  );
}
