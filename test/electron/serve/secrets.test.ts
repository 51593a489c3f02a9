import { describe, expect, it } from 'vitest';
import { createSecrets } from '#electron/serve/secrets.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';

describe('createSecrets', () => {
  it('trades a token once, for the keys of one page', () => {
    const secrets = createSecrets(createManualClock());
    const token = secrets.newToken();
    const keys = secrets.exchange(token);
    expect(keys).not.toBeNull();
    expect(secrets.isSecret(keys?.secret ?? '')).toBe(true);
    expect(secrets.isCookie(keys?.cookie ?? '')).toBe(true);
    expect(secrets.exchange(token)).toBeNull();
  });

  it('keeps tokens, secrets and cookies apart', () => {
    const secrets = createSecrets(createManualClock());
    const token = secrets.newToken();
    expect(secrets.isSecret(token)).toBe(false);
    const keys = secrets.exchange(token);
    expect(secrets.isSecret(keys?.cookie ?? '')).toBe(false);
    expect(secrets.isCookie(keys?.secret ?? '')).toBe(false);
    expect(secrets.exchange(keys?.secret ?? '')).toBeNull();
  });

  it('lets a token live for a minute, whatever the wall clock does', () => {
    const clock = createManualClock();
    const secrets = createSecrets(clock);
    const [young, old] = [secrets.newToken(), secrets.newToken()];
    clock.advance(59_999);
    clock.jump(31_536_000_000);
    expect(secrets.exchange(young)).not.toBeNull();
    clock.advance(1);
    expect(secrets.exchange(old)).toBeNull();
  });

  it('makes tokens of 256 bits that never repeat', () => {
    const secrets = createSecrets(createManualClock());
    const tokens = Array.from({ length: 100 }, () => secrets.newToken());
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('knows nothing that it did not make', () => {
    const secrets = createSecrets(createManualClock());
    for (const guess of ['', 'x', 'a'.repeat(43), 'a'.repeat(100_000)]) {
      expect(secrets.exchange(guess)).toBeNull();
      expect(secrets.isSecret(guess)).toBe(false);
      expect(secrets.isCookie(guess)).toBe(false);
    }
  });
});
