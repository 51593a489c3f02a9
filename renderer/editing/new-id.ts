import { v7 } from 'uuid';
import {
  dialogueLineIdSchema,
  referenceIdSchema,
  shotIdSchema,
  type DialogueLineId,
  type ReferenceId,
  type ShotId,
} from '#shared/ids.ts';

export function newShotId(): ShotId {
  return shotIdSchema.parse(v7());
}

export function newDialogueLineId(): DialogueLineId {
  return dialogueLineIdSchema.parse(v7());
}

export function newReferenceId(): ReferenceId {
  return referenceIdSchema.parse(v7());
}

/** An id of anything, where the reader decides what it is. */
export function newId(): string {
  return v7();
}
