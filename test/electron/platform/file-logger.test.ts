import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLogger } from '#electron/platform/file-logger.ts';
import { describeError } from '#electron/platform/logger.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logger-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('createFileLogger', () => {
  it('writes into the library folder, with level and facts', () => {
    const logger = createFileLogger(folder);
    logger.info('Started.', { port: 1 });
    logger.warn('Odd.');
    logger.error('Broken.', { method: 'x' });
    const lines = readFileSync(join(folder, 'logs', 'dailies.log'), 'utf8')
      .trim()
      .split('\n');
    expect(lines[0]).toMatch(/\[info\].*Started\./);
    expect(lines.join('\n')).toMatch(/port: 1[^]*\[warn\].*Odd\.[^]*\[error\].*Broken\.[^]*method: 'x'/);
  });

  it('keeps logs of two libraries apart', () => {
    const other = join(folder, 'other');
    createFileLogger(folder).info('Here.');
    createFileLogger(other).info('There.');
    expect(readFileSync(join(folder, 'logs', 'dailies.log'), 'utf8')).not.toContain('There.');
    expect(readFileSync(join(other, 'logs', 'dailies.log'), 'utf8')).toContain('There.');
  });

  it('costs nothing where nothing can be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(() => {
      createFileLogger(file).error('Lost.');
    }).not.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('x');
  });
});

describe('describeError', () => {
  it('tells where an exception came from, and whatever else was thrown', () => {
    expect(describeError(new Error('broken'))).toMatch(/Error: broken\n\s+at /);
    expect(describeError('text')).toBe('text');
  });
});
