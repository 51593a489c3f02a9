import { describe, expect, it } from 'vitest';
import { findForbiddenSwitch } from '#electron/shell/launch-guard.ts';

describe('findForbiddenSwitch', () => {
  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--gpu-launcher=/tmp/x',
    '--no-sandbox',
    '--js-flags=--allow-natives-syntax',
    '--Remote-Debugging-Port=1',
    '-inspect',
    '/remote-debugging-port=1',
  ])('row 88: finds %s', (arg) => {
    expect(findForbiddenSwitch(['--enable-features=x', arg])).toBe(arg);
  });

  it('lets other arguments be', () => {
    for (const args of [
      [],
      ['--lang=de'],
      ['inspect'],
      ['/films/inspect.mp4'],
      ['--inspector-theme'],
      ['--force-dark-mode'],
    ]) {
      expect(findForbiddenSwitch(args)).toBeNull();
    }
  });
});
