import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { Grammar } from '#shared/prompt/grammars/grammar.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { parsePrompt, type ParsedPrompt } from '#shared/prompt/parse.ts';
import { keepUnchanged } from '#shared/prompt/parse/keep-unchanged.ts';
import { writeOut } from '#shared/prompt/write-out.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { newId } from '#renderer/editing/new-id.ts';
import { askAboutPrompt } from '#renderer/editing/prompt-request.ts';
import { isSameText } from '#renderer/editing/prompt-field/prompt-document.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';

function grammarOfClip(spec: ClipSpec): Grammar {
  return grammarOf(spec, mirrorStore.getState().settings.grammar);
}

/** The shots of a clip as words, whatever mode it is in. */
function wordsOfShots(spec: ClipSpec, grammar: Grammar) {
  return writeOut({ ...spec, mode: 'shots' }, grammar);
}

/** The text of text mode as shots; those that say what a shot said before stay that shot. */
export function readText(spec: ClipSpec): ParsedPrompt {
  const parsed = parsePrompt(spec.text, spec, newId);
  return { ...parsed, spec: keepUnchanged(parsed.spec, spec, parsed.form === 'time-ranges') };
}

/** Whether the text and the shots of a clip are the same prompt, so that changing between them loses nothing. */
function isSamePrompt(spec: ClipSpec, grammar: Grammar): boolean {
  const words = wordsOfShots(spec, grammar);
  return isSameText(spec.text, words) || isSameText(wordsOfShots(readText(spec).spec, grammar), words);
}

/** The clip in text mode; `null` when it has a text of its own that the words of its shots would replace. */
export function toText(spec: ClipSpec, grammar: Grammar): ClipSpec | null {
  if (isBlank(spec.text)) return { ...spec, mode: 'text', text: wordsOfShots(spec, grammar) };
  if (isBlank(wordsOfShots(spec, grammar)) || isSamePrompt(spec, grammar)) return { ...spec, mode: 'text' };
  return null;
}

/** The clip in shots mode; `null` when its text says something that its shots do not: it has to be read. */
export function toShots(spec: ClipSpec, grammar: Grammar): ClipSpec | null {
  return isBlank(spec.text) || isSamePrompt(spec, grammar) ? { ...spec, mode: 'shots' } : null;
}

/** Changes the mode of the open clip in one step, or asks where a person has to choose. */
export function switchMode(mode: ClipSpec['mode']): void {
  const { spec } = draftStore.getState();
  if (spec === null || spec.mode === mode) return;
  const next = mode === 'text' ? toText(spec, grammarOfClip(spec)) : toShots(spec, grammarOfClip(spec));
  if (next === null) askAboutPrompt({ kind: mode === 'text' ? 'choose-text' : 'read-text' });
  else editSpec(() => next);
}

/** The words that text mode would begin with. */
export function textOfShots(spec: ClipSpec) {
  return wordsOfShots(spec, grammarOfClip(spec));
}
