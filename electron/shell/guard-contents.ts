import type { App, WebContents } from 'electron';
import { mayNavigate } from './app-origin.ts';
import { isExternalLink } from './external-links.ts';

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;
type OpenExternal = (url: string) => Promise<void>;

/** Must run before the first window: every page the app ever has, wanted or not, gets these guards. */
export function guardAllContents(app: Pick<App, 'on'>, openExternal: OpenExternal): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, openExternal);
  });
}

function guardContents(contents: GuardedContents, openExternal: OpenExternal): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, true)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) void openExternal(url);
    return { action: 'deny' };
  });
  // WebRTC would find out addresses of this machine and reach others; nothing here needs it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
