import { describe, expect, it } from 'vitest';
import { noteSecret, removeKnownSecrets } from '#electron/platform/known-secrets.ts';
import { redactSecrets } from '#electron/platform/redact.ts';
import { Secret } from '#electron/platform/secret.ts';

const id = '0b5f3a1c-1111-4f00-9000-1234567890ab';
const secret = '6d7e8f90A1B2c3d46d7e8f90a1b2c3d4';
const odd = 'k"e\\y+/=%&0123456789';

describe('row 81: texts and the keys of this process', () => {
  it('row 81: are left alone while no key was seen', () => {
    expect(removeKnownSecrets(`${id}:${secret}`)).toBe(`${id}:${secret}`);
  });

  it.each([
    ['as it is', `no such key ${id}:${secret}, sorry`],
    ['in upper case', `${id}:${secret}`.toUpperCase()],
    ['in an address', `https://acme.test/v1?sent=${encodeURIComponent(`${id}:${secret}`)}`],
    ['only its secret half', `key ending in ${secret}`],
    ['only its id', `user ${id}`],
    ['in base64', Buffer.from(`${id}:${secret}`).toString('base64')],
    ['in hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in a header', `authorization: Basic ${Buffer.from(`${id}:${secret}`).toString('base64url')}`],
    ['twice', `${secret} ${secret}`],
    ['cut off at the end', `what was sent: ${id}:${secret.slice(0, 20)}`],
    ['cut off early', `what was sent: ${secret.slice(0, 8)}`],
    ['in JSON', JSON.stringify({ echoed: odd })],
    ['percent-encoded', encodeURIComponent(odd)],
  ])('row 81: do not show one %s', (_, text) => {
    noteSecret(new Secret(`${id}:${secret}`));
    noteSecret(new Secret(odd));
    const cleaned = removeKnownSecrets(text);
    expect(cleaned).toContain('[removed]');
    expect(cleaned.toLowerCase()).not.toContain(secret.slice(0, 8).toLowerCase());
    expect(cleaned).not.toContain(id);
    expect(cleaned).not.toMatch(/0123456789/);
    expect(redactSecrets(text)).toContain('[removed]');
  });

  it('row 81: keep everything that is not a key', () => {
    noteSecret(new Secret(`${id}:${secret}`));
    const text = 'https://v3.acme.test/files/b/film.mp4?signature=abc: 404, not found';
    expect(removeKnownSecrets(text)).toBe(text);
  });

  it('row 81: are not searched for words', () => {
    noteSecret(new Secret('rain'));
    expect(removeKnownSecrets('rain on the platform')).toBe('rain on the platform');
  });
});
