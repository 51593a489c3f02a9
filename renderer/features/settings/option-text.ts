import type { ProviderOption } from '#shared/domain/provider.ts';
import { addWords } from '#renderer/words/add-words.ts';
import { providerOptions } from '#renderer/words/en/provider-options.ts';
import { words } from '#renderer/words/words.ts';

addWords({ providerOptions });

interface OptionText {
  readonly name: string;
  readonly fact: string | null;
  readonly choiceName: (choice: string) => string;
}

function isKnown(id: string): id is keyof typeof providerOptions {
  return Object.hasOwn(providerOptions, id);
}

/** An option in words; one that this version has no words for is shown as the provider's data calls it. */
export function optionText({ id }: Pick<ProviderOption, 'id'>): OptionText {
  if (!isKnown(id)) return { name: id, fact: null, choiceName: (choice) => choice };
  return {
    name: words.t(`providerOptions.${id}.name`),
    fact: words.t(`providerOptions.${id}.fact`),
    choiceName: (choice) => words.t([`providerOptions.${id}.choice.${choice}`], { defaultValue: choice }),
  };
}
