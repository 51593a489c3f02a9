import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseKey } from '#electron/credentials/normalise-key.ts';

const key = '0b5f3a1c-aaaa-4f00-9000-1234567890ab:6d7e8f90a1b2c3d4';

function normalised(text: string): string | null {
  const result = normaliseKey(text);
  return result.ok ? result.value.reveal() : null;
}

describe('row 80: a pasted key', () => {
  it.each([
    ['as it is', key],
    ['with blanks and line ends around it', ` \t${key}\r\n\n`],
    ['with a byte order mark', `\ufeff${key}`],
    ['with marks that have no width', `\u200b\u2060${key}\u200e\ufeff`],
    ['in double quotes', `"${key}"\n`],
    ['in single quotes with blanks inside', `' ${key} '`],
    ['in typographic quotes', `“${key}”`],
    ['in backticks', `\`${key}\``],
  ])('row 80: is taken %s', (_, text) => {
    expect(normalised(text)).toBe(key);
  });

  it.each([
    ['nothing', ''],
    ['blanks only', ' \n '],
    ['quotes only', '""'],
    ['a line break inside', `${key.slice(0, 20)}\r\nX-Admin: yes`],
    ['a word', 'key-123'],
    ['a single line feed inside', 'key-1234\nkey'],
    ['a null byte inside', 'key-1234\0key'],
    ['a blank inside', 'Key abcdefgh'],
    ['a delete character', 'key-1234\x7fkey'],
    ['letters beyond ASCII', 'schlüssel'],
    ['a mark without width inside', 'key-1234\u200bkey'],
    ['more than a key can be', 'k'.repeat(1_025)],
    ['64 kB', 'k'.repeat(65_536)],
    ['a clipboard full of blanks', ' '.repeat(200_000)],
  ])('row 80: is refused when it is %s', (_, text) => {
    expect(normaliseKey(text)).toMatchObject({ ok: false, error: { code: 'key.malformed', params: {} } });
  });

  it('row 80: may be as long as any known key and much longer', () => {
    expect(normalised('k'.repeat(1_024))).toBe('k'.repeat(1_024));
  });

  it('row 80: whatever is pasted, what is taken is the value of exactly one header', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const taken = normalised(text);
        if (taken === null) return;
        const headers = new Headers({ authorization: `Key ${taken}` });
        expect([...headers]).toEqual([['authorization', `Key ${taken}`]]);
        expect(normalised(` ${taken}\n`)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
