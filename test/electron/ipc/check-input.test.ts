import { describe, expect, it } from 'vitest';
import { findInputFlaw, inputLimits } from '#electron/ipc/check-input.ts';

function nested(depth: number): unknown {
  let value: unknown = 'leaf';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

describe('findInputFlaw', () => {
  it('lets plain data through', () => {
    expect(findInputFlaw({ name: 'Clip', list: [1, true, null], none: undefined, deep: { x: 'y' } })).toBeNull();
    expect(findInputFlaw({ bytes: new Uint8Array(inputLimits.bytes) })).toBeNull();
    expect(findInputFlaw(Object.assign(Object.create(null) as object, { a: 1 }))).toBeNull();
    expect(findInputFlaw(nested(inputLimits.depth))).toBeNull();
  });

  it.each([
    ['a forbidden key', JSON.parse('{"deep":{"__proto__":{"isAdmin":true}}}')],
    ['not plain data', { list: [new Date()] }],
    ['not plain data', { map: new Map() }],
    ['not plain data', { callback: () => undefined }],
    ['not plain data', { big: 1n }],
    ['not plain data', Object.create({ inherited: true })],
    ['nested too deeply', nested(inputLimits.depth + 1)],
    ['too many characters', { text: 'x'.repeat(inputLimits.characters + 1) }],
    ['too many characters', { ['k'.repeat(inputLimits.characters)]: 'x' }],
    ['too many values', Array.from({ length: inputLimits.values }, () => 0)],
    ['too many bytes', { bytes: new Uint8Array(inputLimits.bytes + 1) }],
  ])('refuses %s', (flaw, input) => {
    expect(findInputFlaw(input)).toBe(flaw);
  });

  it('ends on a cycle', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(findInputFlaw(cycle)).toBe('nested too deeply');
  });

  it('ends on branches that are shared again and again', () => {
    let value: unknown = [];
    for (let level = 0; level < 20; level += 1) value = [value, value, value, value];
    expect(findInputFlaw(value)).toBe('too many values');
  });

  it('does not walk the empty places of a sparse array', () => {
    const sparse: unknown[] = [];
    sparse.length = 2 ** 32 - 1;
    expect(findInputFlaw({ sparse })).toBe('too many values');
  });
});
