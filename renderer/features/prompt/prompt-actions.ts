import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import type { PromptForm } from '#shared/domain/prompt-form.ts';
import type { Shot, Sound } from '#shared/domain/shot.ts';
import type { DialogueLineId, ReferenceId, ShotId } from '#shared/ids.ts';
import { agreeToSpeech } from '#shared/prompt/spoken-words.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { removeReference } from '#renderer/editing/reference-edits.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';

export type ClipText = 'look' | 'soundBed' | 'text';

/** Typing in one field is one undo step: the key names the field. */
export function writeClipText(field: ClipText, text: RichTextSegment[]): void {
  editSpec((spec) => ({ ...spec, [field]: text }), field);
}

function editShot(spec: ClipSpec, shotId: ShotId, change: (shot: Shot) => Shot): ClipSpec {
  return { ...spec, shots: spec.shots.map((shot) => (shot.id === shotId ? change(shot) : shot)) };
}

export function writeAction(shotId: ShotId, action: RichTextSegment[]): void {
  editSpec((spec) => editShot(spec, shotId, (shot) => ({ ...shot, action })), `${shotId}-action`);
}

export function writeSound(shotId: ShotId, cue: keyof Sound, text: RichTextSegment[]): void {
  const change = (shot: Shot): Shot => ({ ...shot, sound: { ...shot.sound, [cue]: text } });
  editSpec((spec) => editShot(spec, shotId, change), `${shotId}-${cue}`);
}

export function writeDialogue(shotId: ShotId, lineId: DialogueLineId, words: string): void {
  const change = (shot: Shot): Shot => ({
    ...shot,
    dialogue: shot.dialogue.map((line) => (line.id === lineId ? { ...line, words } : line)),
  });
  editSpec((spec) => editShot(spec, shotId, change), `${shotId}-${lineId}-words`);
}

export function selectShot(shotId: ShotId): void {
  if (selectionStore.getState().shotId !== shotId) selectionStore.setState({ shotId });
}

export function removeFromClip(referenceId: ReferenceId): void {
  editSpec((spec) => removeReference(spec, referenceId));
}

/** What is spoken in a shot (`null`: in the text) is meant, however dense. Other words are asked about again. */
export function keepDense(shotId: ShotId | null): void {
  editSpec((spec) => agreeToSpeech(spec, shotId));
}

/** How the shots of this clip are told apart. */
export function choosePromptForm(promptForm: PromptForm): void {
  editSpec((spec) => ({ ...spec, promptForm }));
}
