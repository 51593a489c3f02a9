import { describe, expect, it, vi } from 'vitest';
import { closeBeforeQuit, focusOnSecondStart, followWindows, reloadAfterCrash } from '#electron/shell/lifecycle.ts';
import { FakeEmitter, FakePage } from '#test/fakes/electron-parts.ts';

class FakeApp extends FakeEmitter {
  quits = 0;
  exits = 0;
  quit(): void {
    this.quits += 1;
  }
  exit(): void {
    this.exits += 1;
  }
}

function fakeWindow(isMinimized: boolean) {
  const done: string[] = [];
  return {
    done,
    window: {
      isMinimized: () => isMinimized,
      restore: () => done.push('restore'),
      show: () => done.push('show'),
      focus: () => done.push('focus'),
    },
  };
}

describe('row 51: a second start', () => {
  it.each([
    [false, ['show', 'focus']],
    [true, ['restore', 'show', 'focus']],
  ])('row 51: shows the first window (minimised: %s)', (isMinimized, expected) => {
    const app = new FakeApp();
    const { done, window } = fakeWindow(isMinimized);
    let opened = 0;
    focusOnSecondStart(
      app as never,
      () => window,
      () => (opened += 1),
    );
    app.tell('second-instance');
    expect([done, opened]).toEqual([expected, 0]);
  });

  it('row 51: opens a window where there is none', () => {
    const app = new FakeApp();
    let opened = 0;
    focusOnSecondStart(
      app as never,
      () => null,
      () => (opened += 1),
    );
    app.tell('second-instance');
    expect(opened).toBe(1);
  });
});

describe('followWindows', () => {
  it.each([
    ['linux', 1],
    ['win32', 1],
    ['darwin', 0],
  ])('on %s closing the last window quits %i times', (platform, quits) => {
    const app = new FakeApp();
    followWindows(
      app as never,
      platform,
      () => null,
      () => undefined,
    );
    app.tell('window-all-closed');
    expect(app.quits).toBe(quits);
  });

  it('opens a window from the dock, once', () => {
    const app = new FakeApp();
    let window: object | null = null;
    let opened = 0;
    followWindows(
      app as never,
      'darwin',
      () => window as never,
      () => {
        opened += 1;
        window = {};
      },
    );
    app.tell('activate');
    app.tell('activate');
    expect(opened).toBe(1);
  });
});

describe('closeBeforeQuit', () => {
  it('holds the end until the application is closed, and closes it once', async () => {
    const app = new FakeApp();
    let closes = 0;
    let finish = (): void => undefined;
    closeBeforeQuit(app as never, () => {
      closes += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    expect(app.tell('will-quit')).toBe(true);
    expect(app.tell('will-quit')).toBe(true);
    expect([closes, app.exits]).toEqual([1, 0]);
    finish();
    await vi.waitFor(() => {
      expect(app.exits).toBe(1);
    });
    expect(app.tell('will-quit')).toBe(false);
  });

  it('row 87: goes after two seconds, whatever hangs', () => {
    vi.useFakeTimers();
    const app = new FakeApp();
    closeBeforeQuit(app as never, () => new Promise(() => undefined));
    app.tell('will-quit');
    vi.advanceTimersByTime(1_999);
    expect(app.exits).toBe(0);
    vi.advanceTimersByTime(1);
    expect(app.exits).toBe(1);
    vi.useRealTimers();
  });
});

describe('reloadAfterCrash', () => {
  it('row 86: loads a crashed page again, but not in a loop', () => {
    const page = new FakePage();
    let nowMs = 0;
    reloadAfterCrash({ webContents: page as never }, () => nowMs);
    page.tell('render-process-gone', {}, { reason: 'crashed' });
    expect(page.reloads).toBe(1);
    nowMs += 1_000;
    page.tell('render-process-gone', {}, { reason: 'oom' });
    expect(page.reloads).toBe(1);
    nowMs += 120_000;
    page.tell('render-process-gone', {}, { reason: 'crashed' });
    expect(page.reloads).toBe(2);
  });

  it('leaves a page alone that ended as it should', () => {
    const page = new FakePage();
    reloadAfterCrash({ webContents: page as never }, () => 0);
    page.tell('render-process-gone', {}, { reason: 'clean-exit' });
    expect(page.reloads).toBe(0);
  });
});
