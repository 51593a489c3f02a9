import { words } from '#renderer/words/words.ts';

/**
 * The words of the interface, by key. Page objects ask for what a person would read, and the words themselves stand in
 * one place only: the catalogue.
 */
export const say = words.t;
