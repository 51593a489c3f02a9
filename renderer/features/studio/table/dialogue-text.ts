import type { Reference } from '#shared/domain/reference.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { DialogueLine } from '#shared/domain/shot.ts';
import { newDialogueLineId } from '#renderer/editing/new-id.ts';
import { bindNames, copiedText } from '#renderer/editing/prompt-field/pasted-text.ts';

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** "@Mira (low; half to herself): Does it always rain?" */
function lineText(line: DialogueLine, references: readonly Reference[]): string {
  const speaker = isBlank(line.speaker) ? '' : oneLine(copiedText(line.speaker, references));
  const [voice, emotion] = [oneLine(line.voice), oneLine(line.emotion)];
  const manner = emotion === '' ? voice : `${voice}; ${emotion}`;
  const head = [speaker, manner === '' ? '' : `(${manner})`].filter((part) => part !== '').join(' ');
  const said = oneLine(line.words);
  // Without a colon of its own nobody would be the speaker; with one in the words, the first colon must be ours.
  return head === '' && !said.includes(':') ? said : `${head}: ${said}`.trimStart();
}

/** A dialogue as text, a line per line. */
export function writeDialogue(lines: readonly DialogueLine[], references: readonly Reference[]): string {
  return lines.map((line) => lineText(line, references)).join('\n');
}

/** Who speaks, and how, before the colon. */
const headPattern = /^([^:(]*)(?:\(([^)]*)\))?\s*:\s*(.*)$/u;

function readLine(text: string, references: readonly Reference[]): Omit<DialogueLine, 'id'> {
  const match = headPattern.exec(text);
  if (match === null) return { speaker: [], voice: '', emotion: '', words: text };
  const [, speaker = '', manner = '', words = ''] = match;
  const [voice = '', ...emotion] = manner.split(';');
  return {
    speaker: bindNames(speaker.trim(), references),
    voice: voice.trim(),
    emotion: emotion.join(';').trim(),
    words: words.trim(),
  };
}

/**
 * Reads a dialogue back. A line whose text is what an old line would be written as is that line, untouched; the others
 * keep the identity of the old line at their place.
 */
export function readDialogue(
  text: string,
  references: readonly Reference[],
  before: readonly DialogueLine[],
): DialogueLine[] {
  const texts = text.split('\n').map(oneLine);
  const unused = new Map(before.map((line) => [line.id, line]));
  const kept = texts.map((each) => {
    const same = [...unused.values()].find((line) => lineText(line, references) === each);
    if (same !== undefined) unused.delete(same.id);
    return same;
  });
  return texts.flatMap((each, index): DialogueLine[] => {
    const same = kept[index];
    if (same !== undefined) return [same];
    if (each === '') return [];
    const old = before[index];
    const id = old !== undefined && unused.delete(old.id) ? old.id : newDialogueLineId();
    return [{ id, ...readLine(each, references) }];
  });
}
