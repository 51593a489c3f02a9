const scheme = 'dailies';
export const appScheme = scheme;
export const appOrigin = `${scheme}://app`;
/** The one page there is. */
export const appUrl = `${appOrigin}/`;

/** True only for URLs of exactly our origin. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${scheme}:` && host === 'app' && username === '' && password === '';
}

/** What the page may load: our own files and what it made itself; developer tools have their own scheme. */
export function mayLoad(url: string): boolean {
  return isAppUrl(url) || url.startsWith(`blob:${appOrigin}/`) || url.startsWith('devtools://');
}

/** Where a page may go: nowhere but where it is, which is what a reload does. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && url === appUrl;
}
