import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileLogger } from '#electron/platform/file-logger.ts';
import { redactSecrets } from '#electron/platform/redact.ts';

const secret = 'b7c1e2a9f04d4c7e';

describe('redactSecrets', () => {
  it.each([
    `Authorization: Key ${secret}:${secret}`,
    `Bearer ${secret}`,
    `https://files.example/video.mp4?X-Amz-Signature=${secret}&Expires=60`,
    `https://files.example/video.mp4#${secret}`,
    `https://mira:${secret}@files.example/video.mp4`,
    `{"api_key":"${secret}","prompt":"rain"}`,
    `token=${secret}`,
    `password: '${secret}'`,
    `two of them: Key ${secret} and Key ${secret}`,
  ])('takes the secret out of %s', (text) => {
    expect(redactSecrets(text)).not.toContain(secret);
    expect(redactSecrets(text)).toContain('[removed]');
  });

  it.each([
    'The library did not open.',
    'https://files.example/video.mp4 answered 404',
    'The key was refused; key 3 of 4 works.',
    'Error: ENOSPC: no space left on device\n    at write (node:fs:12:3)',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('stands before the log file, for messages and facts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redact-'));
    const logger = createFileLogger(folder);
    logger.info(`Sent Key ${secret}`, { url: `https://files.example/a?sig=${secret}`, port: 8080 });
    logger.error('Failed.', { error: `Bearer ${secret}`, isFinal: true, status: null });
    const written = readFileSync(join(folder, 'logs', 'dailies.log'), 'utf8');
    expect(written).not.toContain(secret);
    expect(written).toMatch(/port: 8080[^]*isFinal: true, status: null/);
    rmSync(folder, { recursive: true, force: true });
  });
});
