import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packFrozen, unpackFrozen } from '#electron/jobs/frozen-bytes.ts';

describe('the bytes of a frozen request', () => {
  it('come back exactly, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.record({
          path: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
          headers: fc.dictionary(
            fc.string().filter((key) => key !== '__proto__'),
            fc.string({ unit: 'grapheme' }),
            { noNullPrototype: true },
          ),
          idempotencyKey: fc.option(fc.string()),
          body: fc.uint8Array({ maxLength: 2_000 }),
        }),
        (request) => {
          expect(unpackFrozen(packFrozen(request))).toEqual(request);
        },
      ),
    );
  });

  it('that were damaged are not sent as something else', () => {
    const packed = packFrozen({ path: '/v1', headers: {}, idempotencyKey: 'k', body: new Uint8Array([1, 2, 10, 3]) });
    expect(() => unpackFrozen(packed.slice(5))).toThrow('JSON');
    expect(() => unpackFrozen(new TextEncoder().encode('{"path":1}\nbody'))).toThrow('path');
  });
});
