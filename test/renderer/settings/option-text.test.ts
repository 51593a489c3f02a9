import { describe, expect, it } from 'vitest';
import { paidProviders } from '#electron/wiring/providers.ts';
import { optionText } from '#renderer/features/settings/option-text.ts';

describe('an option of a provider', () => {
  it('is in words, and one that nobody knows is called as the data calls it', () => {
    expect(optionText({ id: 'apiPath' }).choiceName('plain')).toBe('/v1');
    expect(optionText({ id: 'apiPath' }).choiceName('third')).toBe('third');
    expect(optionText({ id: 'toString' })).toMatchObject({ name: 'toString', fact: null });
  });

  it('has words wherever a provider that is built in offers it', () => {
    const wordless = paidProviders.flatMap(({ capabilities }) =>
      capabilities.options.filter((option) => {
        const { name, choiceName } = optionText(option);
        return name === option.id || option.choices.some((choice) => choiceName(choice) === choice);
      }),
    );
    expect(paidProviders.some(({ capabilities }) => capabilities.options.length > 0)).toBe(true);
    expect(wordless).toEqual([]);
  });
});
