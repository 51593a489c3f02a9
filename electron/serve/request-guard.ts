import type { IncomingHttpHeaders } from 'node:http';

/** Where this server is: the only address it answers to. */
export interface ServerAddress {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
}

/**
 * Whether a request can come from our own page. Every other name for this address is refused, so a page of another
 * site that rebinds its name to 127.0.0.1 gets nothing; so is every other origin.
 */
export function mayRead(address: ServerAddress, headers: IncomingHttpHeaders): boolean {
  if (headers.host !== address.host) return false;
  if (headers.origin !== undefined && headers.origin !== address.origin) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' || isVisit(headers);
}

/** Changing anything, and the socket, need a page of exactly our origin. */
export function mayAct(address: ServerAddress, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return (
    headers.host === address.host && headers.origin === address.origin && (site === undefined || site === 'same-origin')
  );
}

/**
 * Somebody follows a link to us: from a terminal in a browser, or from the redirect file, which count as another site.
 * They see the empty interface; the token is in the fragment, which no server is sent.
 */
function isVisit(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
