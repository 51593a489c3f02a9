import { diffWordsWithSpace } from 'diff';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { writeOut } from '#shared/prompt/write-out.ts';
import { copiedText } from '#renderer/editing/prompt-field/pasted-text.ts';

export interface PromptChange {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

export interface PromptComparison {
  readonly words: readonly PromptChange[];
  readonly addedNames: readonly string[];
  readonly removedNames: readonly string[];
  /** Seconds; `null` where they are the same. */
  readonly length: { readonly before: number; readonly after: number } | null;
}

/** A prompt as people read it: names in the place of numbers, which depend on the order of the tray. */
export function readablePrompt(spec: ClipSpec): string {
  return copiedText(writeOut(spec, grammarOf(spec, 'shot-order')), spec.references);
}

/** What changed from one prompt to another, word by word. */
export function comparePrompts(before: ClipSpec, after: ClipSpec): PromptComparison {
  const words = diffWordsWithSpace(readablePrompt(before), readablePrompt(after)).map(
    ({ value, added, removed }): PromptChange => ({
      text: value,
      kind: added ? 'added' : removed ? 'removed' : 'same',
    }),
  );
  const without = (a: ClipSpec, b: ClipSpec): string[] => {
    const there = new Set(b.references.map(({ assetId }) => assetId));
    return a.references.flatMap(({ assetId, name }) => (there.has(assetId) ? [] : [name]));
  };
  const [from, to] = [before.parameters.durationSeconds, after.parameters.durationSeconds];
  return {
    words,
    addedNames: without(after, before),
    removedNames: without(before, after),
    length: from === to ? null : { before: from, after: to },
  };
}

/** Whether two prompts say the same with the same references. */
export function isSamePrompt({ words, addedNames, removedNames, length }: PromptComparison): boolean {
  const isSaid = words.every(({ kind }) => kind === 'same');
  return isSaid && addedNames.length + removedNames.length === 0 && length === null;
}
