import {
  cameraDirections,
  cameraMoves,
  cameraSpeeds,
  directionsOfMove,
  type Camera,
  type CameraDirection,
  type CameraMove,
  type CameraSpeed,
} from '#shared/domain/shot.ts';
import { movesWithoutSpeed, seedanceVocabulary } from '../grammars/vocabulary.ts';
import { withoutStop } from './sentences.ts';

const { cameraMoves: moveWords, cameraDirections: directionWords, cameraSpeeds: speedWords } = seedanceVocabulary;

/** Other words that people write for a move. */
const synonyms: readonly (readonly [string, CameraMove])[] = [
  ['push in', 'push-in'],
  ['dolly in', 'push-in'],
  ['pull out', 'pull-out'],
  ['pull-back', 'pull-out'],
  ['pull back', 'pull-out'],
  ['dolly out', 'pull-out'],
  ['locked-off camera', 'static'],
  ['locked camera', 'static'],
  ['fixed camera', 'static'],
  ['static shot', 'static'],
  ['static', 'static'],
  ['tracking', 'tracking'],
  ['handheld', 'handheld-follow'],
  ['handheld camera', 'handheld-follow'],
  ['crane shot', 'crane'],
  ['orbit shot', 'orbit'],
  ['vertigo effect', 'dolly-zoom'],
];
const speeds: readonly (readonly [string, CameraSpeed])[] = [
  ...cameraSpeeds.flatMap((speed) => (speedWords[speed] === '' ? [] : [[speedWords[speed], speed] as const])),
  ['slowly', 'slow'],
  ['gentle', 'slow'],
  ['quick', 'fast'],
  ['rapid', 'fast'],
];
const directions: readonly (readonly [string, CameraDirection])[] = [
  ...cameraDirections.map((direction) => [directionWords[direction], direction] as const),
  ...cameraDirections.map((direction) => [direction, direction] as const),
];

const choice = (pairs: readonly (readonly [string, unknown])[]): string =>
  pairs
    .map(([words]) => words)
    .toSorted((a, b) => b.length - a.length)
    .join('|');
const moves = [...cameraMoves.map((move) => [moveWords[move], move] as const), ...synonyms];
const phrase = new RegExp(
  `^(?:(?:the\\s+)?camera\\s*:?\\s*)?(?:an?\\s+)?(?:(${choice(speeds)})\\s+)?(${choice(moves)})(?:\\s+(${choice(directions)}))?$`,
  'iu',
);

function lookUp<T>(pairs: readonly (readonly [string, T])[], words: string | undefined): T | null {
  return pairs.find(([known]) => known === words?.toLowerCase())?.[1] ?? null;
}

/** A camera move when the whole phrase is one: `Slow push-in`, `pan to the left`, `Camera: handheld`; else `null`. */
export function readCamera(text: string): Camera | null {
  const found = phrase.exec(withoutStop(text.trim()));
  const move = lookUp(moves, found?.[2]);
  if (found === null || move === null) return null;
  const direction = lookUp(directions, found[3]);
  if (direction !== null && !directionsOfMove[move].includes(direction)) return null;
  const speed = lookUp(speeds, found[1]);
  if (speed !== null && movesWithoutSpeed.has(move)) return null;
  return { move, speed: speed ?? 'normal', direction };
}
