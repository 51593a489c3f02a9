import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { grammars } from '../grammars/grammars.ts';
import { writeOut } from '../write-out.ts';
import { shareOut } from './shot-lengths.ts';

/** One shot, written: equal words are an equal shot as far as a prompt can tell. */
function wordsOf(spec: ClipSpec, shot: Shot): string {
  return JSON.stringify(
    writeOut({ ...spec, mode: 'shots', look: [], soundBed: [], shots: [shot] }, grammars['shot-order']),
  );
}

/** For every shot that was read, the one from before that says the same, each at most once. */
function matchShots(read: ClipSpec, before: ClipSpec): (Shot | null)[] {
  const rest = before.shots.map((shot) => ({ shot, words: wordsOf(before, shot) }));
  return read.shots.map((shot) => {
    const words = wordsOf(read, shot);
    const at = rest.findIndex((each) => each.words === words);
    return at === -1 ? null : (rest.splice(at, 1)[0]?.shot ?? null);
  });
}

function lengthsOf(read: ClipSpec, before: ClipSpec, matches: readonly (Shot | null)[]): readonly number[] {
  const { durationSeconds } = before.parameters;
  const isSameCount = read.shots.length === before.shots.length;
  const evenMs = (durationSeconds * 1_000) / read.shots.length;
  const wanted = matches.map(
    (match, index) => (match ?? (isSameCount ? before.shots[index] : undefined))?.durationMs ?? evenMs,
  );
  const total = wanted.reduce((sum, ms) => sum + ms, 0);
  return total === durationSeconds * 1_000 && wanted.every(Number.isInteger)
    ? wanted
    : shareOut(wanted, durationSeconds).lengthsMs;
}

/**
 * Puts the shots from before in the place of those that were read with the same words: a prompt cannot tell all that a
 * shot knows (its length, what of it is light). `hasLengths`: the prompt tells the lengths, and they stand.
 */
export function keepUnchanged(read: ClipSpec, before: ClipSpec, hasLengths: boolean): ClipSpec {
  const matches = matchShots(read, before);
  const isLengthKept = !hasLengths && read.parameters.durationSeconds === before.parameters.durationSeconds;
  const lengths = isLengthKept ? lengthsOf(read, before, matches) : read.shots.map(({ durationMs }) => durationMs);
  return {
    ...read,
    shots: read.shots.map((shot, index) => ({
      ...(matches[index] ?? shot),
      durationMs: lengths[index] ?? shot.durationMs,
    })),
  };
}
