import { addWords } from '#renderer/words/add-words.ts';
import { catalogue } from '#renderer/words/catalogue.ts';
import { words } from '#renderer/words/words.ts';

// Whatever screen a spec looks at, its words are there.
addWords(catalogue.en.translation);

/**
 * The words of the interface, by key. Page objects ask for what a person would read, and the words themselves stand in
 * one place only: the catalogue.
 */
export const say = words.t;
