import { appOrigin } from './app-origin.ts';

/** What our own page may ask for: the player in full screen, and *Copy*. */
const allowed: readonly string[] = ['fullscreen', 'clipboard-sanitized-write'];

/** Everything else, and everything asked by a frame or another origin, is denied without a question. */
export function isPermitted(permission: string, requestingOrigin: string, isMainFrame: boolean): boolean {
  return isMainFrame && requestingOrigin.replace(/\/$/, '') === appOrigin && allowed.includes(permission);
}
