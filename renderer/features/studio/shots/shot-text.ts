import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mentionNames } from '#shared/domain/mentions.ts';
import { isBlank, renderRichText } from '#shared/domain/rich-text.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';

/** Words with the names of references in place of mentions. */
function plainWords(spec: ClipSpec, text: RichText): string {
  const names = mentionNames(spec.references);
  return renderRichText(text, (id) => names.get(id) ?? '');
}

/** "Close-up, rack focus"; what is not chosen is left out. */
export function shotFacts(shot: Shot): string {
  const framing = shot.framing === null ? null : words.t(`common.framing.${shot.framing}`);
  const camera = shot.camera === null ? null : words.t(`common.camera.${shot.camera.move}`);
  if (framing === null || camera === null) return framing ?? camera ?? '';
  return `${framing}, ${camera.toLocaleLowerCase()}`;
}

/** What stands under the picture: the first line of dialogue in quotes, else the action. */
export function shotLine(spec: ClipSpec, shot: Shot): { readonly text: string; readonly isDialogue: boolean } {
  const line = shot.dialogue.find((each) => each.words.trim() !== '');
  if (line !== undefined) return { text: `“${line.words.trim()}”`, isDialogue: true };
  return { text: plainWords(spec, shot.action).trim(), isDialogue: false };
}

/** The name of a shot for screen readers: "Shot 3, close-up, rack focus, 3.5 seconds, dialogue by Mira". */
export function shotName(spec: ClipSpec, shot: Shot, index: number): string {
  const speaker = shot.dialogue.find((line) => line.words.trim() !== '')?.speaker;
  const facts = [shotFacts(shot).toLocaleLowerCase(), secondsSpoken(shot.durationMs)];
  if (speaker !== undefined) {
    const name = isBlank(speaker) ? words.t('studio.shots.someone') : plainWords(spec, speaker).trim();
    facts.push(words.t('studio.shots.dialogueBy', { speaker: name }));
  }
  return words.t('studio.shots.option', { number: index + 1, facts: facts.filter((fact) => fact !== '').join(', ') });
}
