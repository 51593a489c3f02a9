import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, tailOf } from '#electron/credentials/fingerprint.ts';
import { Secret } from '#electron/platform/secret.ts';

const salt = new Uint8Array(32).fill(7);

describe('fingerprintOf', () => {
  it('is HMAC-SHA-256 in hexadecimal (RFC 4231, test case 2)', () => {
    expect(fingerprintOf(new Secret('what do ya want for nothing?'), Buffer.from('Jefe'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is the same for the same key, another for another key or library, and never a plain hash', () => {
    const one = fingerprintOf(new Secret('key-1'), salt);
    expect(fingerprintOf(new Secret('key-1'), salt)).toBe(one);
    expect(fingerprintOf(new Secret('key-2'), salt)).not.toBe(one);
    expect(fingerprintOf(new Secret('key-1'), new Uint8Array(32))).not.toBe(one);
    expect(createHash('sha256').update('key-1').digest('hex')).not.toBe(one);
  });
});

describe('tailOf', () => {
  it('is the last four characters of a long key, and nothing of a short one', () => {
    expect(tailOf(new Secret('0123456789abcdef'))).toBe('cdef');
    expect(tailOf(new Secret('0123456789abcde'))).toBe('');
  });
});
