import type { ProviderOption } from '#shared/domain/provider.ts';
import { addWords } from '#renderer/words/add-words.ts';
import { providerOptions } from '#renderer/words/en/provider-options.ts';

addWords({ providerOptions });

interface OptionText {
  readonly name: string;
  readonly fact: string | null;
  readonly choiceName: (choice: string) => string;
}

interface OptionWords {
  readonly name: string;
  readonly fact: string;
  readonly choice: Readonly<Record<string, string>>;
}

const known: ReadonlyMap<string, OptionWords> = new Map(Object.entries(providerOptions));

/** An option in words; one that this version has no words for is shown as the provider's data calls it. */
export function optionText({ id }: Pick<ProviderOption, 'id'>): OptionText {
  const own = known.get(id);
  if (own === undefined) return { name: id, fact: null, choiceName: (choice) => choice };
  const choices = new Map(Object.entries(own.choice));
  return { name: own.name, fact: own.fact, choiceName: (choice) => choices.get(choice) ?? choice };
}
