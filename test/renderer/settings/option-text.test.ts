import { describe, expect, it } from 'vitest';
import { optionText } from '#renderer/features/settings/option-text.ts';

describe('an option of a provider', () => {
  it('is in words, and one that nobody knows is called as the data calls it', () => {
    expect(optionText({ id: 'apiPath' }).choiceName('plain')).toBe('/v1');
    expect(optionText({ id: 'apiPath' }).choiceName('third')).toBe('third');
    expect(optionText({ id: 'toString' })).toMatchObject({ name: 'toString', fact: null });
  });
});
