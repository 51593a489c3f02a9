import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { isBlank, type RichText } from '#shared/domain/rich-text.ts';
import { textsOfShot } from '#shared/domain/spec-texts.ts';
import { parsePrompt, type ParsedPrompt } from '#shared/prompt/parse.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { newId } from '#renderer/editing/new-id.ts';
import { bindNames } from '#renderer/editing/prompt-field/pasted-text.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';

/** A pasted prompt as shots. Names of the tray (`@Mira`) and written numbers (`@Image1`) become mentions. */
export function readPasted(text: string, spec: ClipSpec): ParsedPrompt {
  return parsePrompt(bindNames(text, spec.references), spec, newId);
}

/** Whether the shots say anything that could be kept. */
export function hasShots({ shots }: ClipSpec): boolean {
  return shots.some(
    (shot) => !textsOfShot(shot).every(isBlank) || shot.dialogue.some((line) => line.words.trim() !== ''),
  );
}

/** Makes the shots that were read the shots of the clip, in one step. What else the clip has stays as it is. */
export function takeShots({ spec }: ParsedPrompt): void {
  const { look, soundBed, shots } = spec;
  const { durationSeconds } = spec.parameters;
  editSpec((before) => ({
    ...before,
    mode: 'shots',
    look,
    soundBed,
    shots,
    parameters: { ...before.parameters, durationSeconds },
  }));
  announce(words.t('timeline.made', { count: shots.length }));
}

/** Back to shots without reading the text; it stays for the next time. */
export function keepShots(): void {
  editSpec((before) => ({ ...before, mode: 'shots' }));
}

/** Makes words the text of the clip, and sends that. */
export function takeText(text: RichText): void {
  editSpec((before) => ({ ...before, mode: 'text', text: [...text] }));
}
