import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '#electron/platform/logger.ts';
import { fitWindow } from '#electron/shell/window-bounds.ts';
import { readWindowState, writeWindowState } from '#electron/shell/window-state-file.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };

describe('fitWindow', () => {
  it('opens in the middle the first time', () => {
    expect(fitWindow(null, screen)).toEqual({ x: 240, y: 103, width: 1440, height: 900 });
  });

  it('opens where it was', () => {
    const remembered = { x: 100, y: 100, width: 1200, height: 800 };
    expect(fitWindow(remembered, screen)).toEqual(remembered);
  });

  it('comes back from a screen that is gone', () => {
    expect(fitWindow({ x: 5_000, y: -3_000, width: 1200, height: 800 }, screen)).toEqual({
      x: 720,
      y: 25,
      width: 1200,
      height: 800,
    });
  });

  it('is never larger than the screen, smaller than the studio, or out of reach', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const rectangle = (low: number, high: number) =>
      fc.record({
        x: number(-9_000, 9_000),
        y: number(-9_000, 9_000),
        width: number(low, high),
        height: number(low, high),
      });
    fc.assert(
      fc.property(fc.option(rectangle(1, 9_000)), rectangle(640, 8_000), (remembered, area) => {
        const fitted = fitWindow(remembered, area);
        expect(fitted.width).toBe(Math.min(Math.max(remembered?.width ?? 1440, 1024), area.width));
        expect(fitted.height).toBe(Math.min(Math.max(remembered?.height ?? 900, 700), area.height));
        expect(fitted.x).toBeGreaterThanOrEqual(area.x);
        expect(fitted.y).toBeGreaterThanOrEqual(area.y);
        expect(fitted.x + fitted.width).toBeLessThanOrEqual(area.x + area.width);
        expect(fitted.y + fitted.height).toBeLessThanOrEqual(area.y + area.height);
      }),
    );
  });
});

describe('the remembered window', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is written and read back', () => {
    const file = join(folder, 'window.json');
    const state = { bounds: { x: 1, y: 2, width: 3, height: 4 }, isMaximized: true };
    writeWindowState(file, state, silentLogger);
    expect(readWindowState(file)).toEqual(state);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"bounds":{"x":"1"}}',
    '{"bounds":{"x":1e99,"y":0,"width":1,"height":1},"isMaximized":false}',
  ])('is forgotten when it says %j', (text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  });

  it('costs nothing when its folder is gone', () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => warnings.push(message) };
    const file = join(folder, 'gone', 'window.json');
    writeWindowState(file, { bounds: { x: 1, y: 2, width: 3, height: 4 }, isMaximized: false }, logger);
    expect(warnings).toHaveLength(1);
    expect(() => readFileSync(file)).toThrow('ENOENT');
    expect(readWindowState(file)).toBeNull();
  });
});
