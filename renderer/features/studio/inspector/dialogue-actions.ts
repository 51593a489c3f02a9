import type { DialogueLine } from '#shared/domain/shot.ts';
import type { DialogueLineId, ShotId } from '#shared/ids.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { newDialogueLineId } from '#renderer/editing/new-id.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';
import { editShot } from '../shots/model.ts';
import { movedEntry } from './line-order.ts';

/** Adds, removes or moves lines: each time one undo step, however quickly. */
function changeLines(shotId: ShotId, change: (lines: readonly DialogueLine[]) => readonly DialogueLine[]): void {
  editSpec((spec) => editShot(spec, shotId, (shot) => ({ ...shot, dialogue: [...change(shot.dialogue)] })));
}

/** Most lines that a shot holds. */
export const mostLines = 20;

/** Adds an empty line at the end and says which. */
export function addLine(shotId: ShotId): DialogueLineId {
  const id = newDialogueLineId();
  changeLines(shotId, (lines) => [...lines, { id, speaker: [], voice: '', emotion: '', words: '' }]);
  return id;
}

export function removeLine(shotId: ShotId, lineId: DialogueLineId): void {
  changeLines(shotId, (lines) => lines.filter(({ id }) => id !== lineId));
}

export function moveLine(shotId: ShotId, from: number, to: number): void {
  const count = draftStore.getState().spec?.shots.find(({ id }) => id === shotId)?.dialogue.length ?? 0;
  const target = Math.min(count - 1, Math.max(0, to));
  if (target === from) return;
  changeLines(shotId, (lines) => movedEntry(lines, from, target));
  announce(words.t('studio.inspector.lineMoved', { number: target + 1, count }));
}
