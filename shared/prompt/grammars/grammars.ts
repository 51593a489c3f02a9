import type { Grammar, GrammarId } from './grammar.ts';
import { seedanceVocabulary } from './vocabulary.ts';

/**
 * `shot-order` is the default: ranges of seconds are reported to be followed unreliably by Seedance 2.0, an order of
 * shots is not.
 */
export const grammars: Readonly<Record<GrammarId, Grammar>> = {
  'shot-order': { ...seedanceVocabulary, id: 'shot-order', shotLabel: 'Shot {number}:' },
  'time-ranges': { ...seedanceVocabulary, id: 'time-ranges', shotLabel: '[{start}–{end}s]' },
};
