import { describe, expect, it } from 'vitest';
import { createWebPreferences, findUnsafePreferences } from '#electron/shell/web-preferences.ts';

const safe = createWebPreferences('/app/preload.cjs');

describe('the assertion before every window', () => {
  it('finds nothing wrong with what the app uses', () => {
    expect(findUnsafePreferences(safe)).toEqual([]);
  });

  it.each([
    ['sandbox', false],
    ['contextIsolation', false],
    ['nodeIntegration', true],
    ['nodeIntegrationInWorker', true],
    ['nodeIntegrationInSubFrames', true],
    ['webSecurity', false],
    ['allowRunningInsecureContent', true],
    ['experimentalFeatures', true],
    ['webviewTag', true],
    ['navigateOnDragDrop', true],
    ['enableBlinkFeatures', 'Everything'],
  ])('finds %s: %s', (name, value) => {
    expect(findUnsafePreferences({ ...safe, [name]: value })).toEqual([name]);
  });

  it('does not trust defaults', () => {
    const { sandbox: _sandbox, ...rest } = safe;
    expect(findUnsafePreferences(rest)).toEqual(['sandbox']);
  });

  it('keeps working in the background, and downloads no dictionary', () => {
    expect(safe.backgroundThrottling).toBe(false);
    expect(safe.spellcheck).toBe(process.platform === 'darwin');
  });
});
