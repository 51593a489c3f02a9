import { v7 } from 'uuid';
import { dialogueLineIdSchema, shotIdSchema, type DialogueLineId, type ShotId } from '#shared/ids.ts';

export function newShotId(): ShotId {
  return shotIdSchema.parse(v7());
}

export function newDialogueLineId(): DialogueLineId {
  return dialogueLineIdSchema.parse(v7());
}
