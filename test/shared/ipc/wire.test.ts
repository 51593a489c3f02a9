import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { stagedFileIdSchema } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { decodeChunkFrame, encodeChunkFrame, parseJson } from '#shared/ipc/wire.ts';

const stagedFileId = stagedFileIdSchema.parse(newId());

function frameOf(header: string, bytes: number): Uint8Array {
  const frame = Buffer.alloc(4 + header.length + bytes);
  frame.writeUInt32BE(header.length);
  frame.write(header, 4, 'latin1');
  return frame;
}

describe('chunk frames', () => {
  it('carry any bytes and come out as they went in', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 0, max: 2 ** 40 }),
        fc.uint8Array({ maxLength: 2_000 }),
        (id, offset, bytes) => {
          const decoded = decodeChunkFrame(encodeChunkFrame({ id, stagedFileId, offset }, bytes));
          expect(decoded).toEqual({ header: { id, stagedFileId, offset }, bytes });
        },
      ),
    );
  });

  it('are read where they stand inside a larger buffer', () => {
    const frame = encodeChunkFrame({ id: 1, stagedFileId, offset: 2 }, Uint8Array.of(7, 8));
    const larger = new Uint8Array(frame.byteLength + 20);
    larger.set(frame, 10);
    const decoded = decodeChunkFrame(larger.subarray(10, 10 + frame.byteLength));
    expect(decoded?.bytes).toEqual(Uint8Array.of(7, 8));
  });

  it('take a whole chunk and no more', () => {
    const header = { id: 1, stagedFileId, offset: 0 };
    expect(decodeChunkFrame(encodeChunkFrame(header, new Uint8Array(maxChunkBytes)))).not.toBeNull();
    expect(decodeChunkFrame(encodeChunkFrame(header, new Uint8Array(maxChunkBytes + 1_000)))).toBeNull();
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['half a length', Uint8Array.of(0, 0, 0)],
    ['a header longer than the frame', Uint8Array.of(0, 0, 0, 9, 123)],
    ['a header of 4 GiB', Uint8Array.of(255, 255, 255, 255, 1)],
    ['a header that is no JSON', frameOf('{', 1)],
    ['a header of something else', frameOf('{"id":1}', 1)],
    ['a surplus key', frameOf(JSON.stringify({ id: 1, stagedFileId, offset: 0, method: 'x' }), 1)],
    ['a negative offset', frameOf(JSON.stringify({ id: 1, stagedFileId, offset: -1 }), 1)],
    ['an id that is no id', frameOf(JSON.stringify({ id: 1, stagedFileId: '../x', offset: 0 }), 1)],
    ['a long header', frameOf(`{"id":1${' '.repeat(600)}}`, 1)],
  ])('are refused with %s', (_what, frame) => {
    expect(decodeChunkFrame(frame)).toBeNull();
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeChunkFrame(bytes)).not.toThrow();
      }),
    );
  });
});

describe('parseJson', () => {
  it('gives values, and nothing for what is no JSON', () => {
    expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
    expect(parseJson('null')).toBeNull();
    for (const text of ['', '{', 'undefined', "{'a':1}"]) expect(parseJson(text)).toBeUndefined();
  });
});
