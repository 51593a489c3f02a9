import { app, shell, type Event, type WebContents } from 'electron';
import { appUrl } from './app-scheme.ts';
import { isExternalLink } from './external-links.ts';

/** Must run before the first window: every page the app ever has, wanted or not, gets these guards. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

function guardContents(contents: WebContents): void {
  const stay = (event: Event & { readonly url: string }): void => {
    // A reload is a navigation to where we are.
    if (event.url !== appUrl) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== appUrl) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  // WebRTC would find out addresses of this machine and reach others; nothing here needs it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
