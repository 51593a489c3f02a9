import type { Page } from 'playwright';

/** What a page did that no page of Dailies may do. */
export interface PageGuards {
  readonly problems: () => readonly string[];
}

const isLocal = (address: string): boolean => {
  const url = new URL(address);
  if (['data:', 'blob:', 'dailies:', 'about:'].includes(url.protocol)) return true;
  return ['127.0.0.1', '[::1]'].includes(url.hostname) || url.hostname.endsWith('.localhost');
};

/**
 * Watches a page for policy violations, console errors, uncaught errors and requests that leave this machine. Chromium
 * reports every violation of the content security policy as a console error, workers included.
 */
export function guardPage(page: Page): PageGuards {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    found.push(`uncaught: ${error.stack ?? error.message}`);
  });
  page.on('request', (request) => {
    if (!isLocal(request.url())) found.push(`request: ${request.url()}`);
  });
  page.on('crash', () => {
    found.push('crash: the page died');
  });
  return { problems: () => found };
}
