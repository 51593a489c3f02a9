import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { PromptForm } from '#shared/domain/prompt-form.ts';
import type { Grammar } from './grammar.ts';
import { seedanceVocabulary } from './vocabulary.ts';

/**
 * `shot-order` is the default: ranges of seconds are reported to be followed unreliably by Seedance 2.0, an order of
 * shots is not.
 */
export const grammars: Readonly<Record<PromptForm, Grammar>> = {
  'shot-order': { ...seedanceVocabulary, id: 'shot-order', shotLabel: 'Shot {number}:' },
  'time-ranges': { ...seedanceVocabulary, id: 'time-ranges', shotLabel: '[{start}–{end}s]' },
};

/** The grammar of a clip: its own, else `fallback`, which the settings say. */
export function grammarOf({ promptForm }: Pick<ClipSpec, 'promptForm'>, fallback: PromptForm): Grammar {
  return grammars[promptForm ?? fallback];
}
