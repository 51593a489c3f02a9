import { cameraSpeeds, directionsOfMove, shotSchema, type Camera, type Shot } from '#shared/domain/shot.ts';
import type { Reference } from '#shared/domain/reference.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { bindNames, copiedText } from '#renderer/editing/prompt-field/pasted-text.ts';
import { isSameText, normalised } from '#renderer/editing/prompt-field/prompt-document.ts';
import { secondsNumber } from '#renderer/words/time-text.ts';
import { words } from '#renderer/words/words.ts';
import { readCamera, readFraming } from '../inspector/picker/read-set-up.ts';
import { hasSpeed } from '../inspector/picker/set-up-choices.ts';
import { readDialogue, writeDialogue } from './dialogue-text.ts';
import { readSound, writeSound } from './sound-text.ts';

export const columns = ['length', 'framing', 'camera', 'speed', 'action', 'light', 'dialogue', 'sound'] as const;
export type Column = (typeof columns)[number];

/** Columns whose cells hold words with mentions. */
export type WordsColumn = Extract<Column, 'action' | 'dialogue' | 'sound'>;

export function holdsMentions(column: Column): column is WordsColumn {
  return column === 'action' || column === 'dialogue' || column === 'sound';
}

type References = readonly Reference[];

/** "Pan left", without its speed. */
function cameraText({ move, direction }: Camera): string {
  const name = words.t(`common.camera.${move}`);
  return direction === null ? name : `${name} ${words.t(`common.direction.${direction}`).toLocaleLowerCase()}`;
}

const texts: Readonly<Record<Column, (shot: Shot, references: References) => string>> = {
  length: ({ durationMs }) => secondsNumber(durationMs),
  framing: ({ framing }) => (framing === null ? '' : words.t(`common.framing.${framing}`)),
  camera: ({ camera }) => (camera === null ? '' : cameraText(camera)),
  speed: ({ camera }) => (camera === null || !hasSpeed(camera.move) ? '' : words.t(`common.speed.${camera.speed}`)),
  action: ({ action }, references) => copiedText(action, references),
  light: ({ light }) => light,
  dialogue: ({ dialogue }, references) => writeDialogue(dialogue, references),
  sound: ({ sound }, references) => writeSound(sound, references),
};

/** What stands in a cell, as it is copied and as it is edited. */
export function cellText(shot: Shot, column: Column, references: References): string {
  return texts[column](shot, references);
}

/** What stands in a cell as words with mentions, to be edited. */
export function cellWords(shot: Shot, column: WordsColumn, references: References): RichText {
  return column === 'action' ? shot.action : bindNames(cellText(shot, column, references), references);
}

/** Seconds as people and spreadsheets write them, in milliseconds; `null`: that is no length. */
export function readLength(text: string): number | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*(?:s|sec|seconds?)?$/iu.exec(text.trim());
  return match === null ? null : Math.round(Number(match[1]?.replace(',', '.')) * 1_000);
}

function readSpeed(shot: Shot, text: string): Shot | null {
  const wanted = text.trim().toLocaleLowerCase();
  const { camera } = shot;
  const speed =
    wanted === ''
      ? 'normal'
      : cameraSpeeds.find((each) => words.t(`common.speed.${each}`).toLocaleLowerCase() === wanted);
  if (speed === undefined) return null;
  // A speed without a move says nothing: an empty one is no mistake.
  if (camera === null || !hasSpeed(camera.move)) return wanted === '' ? shot : null;
  return { ...shot, camera: { ...camera, speed } };
}

function readMove(shot: Shot, text: string): Shot | null {
  if (text.trim() === '') return { ...shot, camera: null };
  const read = readCamera(text);
  if (read === null) return null;
  const direction = directionsOfMove[read.move].find((each) => each === read.direction) ?? null;
  return { ...shot, camera: { move: read.move, direction, speed: read.speed ?? shot.camera?.speed ?? 'normal' } };
}

type Reader = (shot: Shot, text: string, references: References) => Shot | null;

const readers: Readonly<Record<Exclude<Column, 'length'>, Reader>> = {
  framing: (shot, text) => {
    const framing = readFraming(text);
    return framing === undefined ? null : { ...shot, framing };
  },
  camera: readMove,
  speed: readSpeed,
  action: (shot, text, references) => ({ ...shot, action: bindNames(text, references) }),
  light: (shot, text) => ({ ...shot, light: text }),
  dialogue: (shot, text, references) => ({ ...shot, dialogue: readDialogue(text, references, shot.dialogue) }),
  sound: (shot, text, references) => ({ ...shot, sound: readSound(text, references) }),
};

/** A draft that cannot be saved must never come to be: `null` for too many lines, or too long ones. */
function storable(shot: Shot | null): Shot | null {
  return shot !== null && shotSchema.safeParse(shot).success ? shot : null;
}

/** A shot with another action, whose mentions are kept as they are; the same shot when it says so already. */
export function withAction(shot: Shot, action: RichText): Shot | null {
  return isSameText(shot.action, action) ? shot : storable({ ...shot, action: normalised(action) });
}

/** A shot with a cell written anew; the same shot when it says so already; `null` when the words mean nothing there. */
export function withCell(
  shot: Shot,
  column: Exclude<Column, 'length'>,
  text: string,
  references: References,
): Shot | null {
  if (cellText(shot, column, references) === text) return shot;
  return storable(readers[column](shot, text, references));
}
