import { parseJson, secretBodySchema, sessionPath } from '#shared/ipc/wire.ts';

/** Session storage lives as long as the tab: a reload goes on, another tab needs its own link. */
const storageKey = 'dailies.page-secret';

/**
 * The link printed in the terminal carries a token that works once. It is exchanged for a secret of this page and
 * taken out of the address, so that neither history nor a bookmark holds it.
 */
export async function getPageSecret(): Promise<string | null> {
  const token = location.hash.slice(1);
  if (token !== '') {
    history.replaceState(null, '', location.pathname);
    const secret = await exchange(token);
    if (secret !== null) sessionStorage.setItem(storageKey, secret);
  }
  return sessionStorage.getItem(storageKey);
}

export function forgetPageSecret(): void {
  sessionStorage.removeItem(storageKey);
}

async function exchange(token: string): Promise<string | null> {
  const response = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    // A server that ended in between knows no token either.
  }).catch(() => null);
  if (response?.ok !== true) return null;
  const body = secretBodySchema.safeParse(parseJson(await response.text()));
  return body.success ? body.data.secret : null;
}
