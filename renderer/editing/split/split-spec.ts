import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { shotStepMs, type Shot } from '#shared/domain/shot.ts';
import { mentionsInSpec } from '#shared/domain/spec-texts.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { removeReference, setFrame } from '../reference-edits.ts';

export interface SplitSpec {
  /** This clip, up to the cut. */
  readonly first: ClipSpec;
  /** The clip after it. */
  readonly second: ClipSpec;
}

/** What a shot needs: the time it has, or what its words need to be clear. */
function neededMs(shot: Shot): number {
  return Math.max(shot.durationMs, dialogueDensity(shot).safeMs);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Lengths for shots that need more than the longest clip has: nobody gets less than before, what is free goes by need. */
function shareLongest(shots: readonly Shot[], needed: readonly number[]): number[] {
  const freeMs = maxClipSeconds * 1_000 - sum(shots.map(({ durationMs }) => durationMs));
  const wanted = shots.map(({ durationMs }, index) => (needed[index] ?? durationMs) - durationMs);
  const given = wanted.map((want) => Math.floor((want * freeMs) / sum(wanted) / shotStepMs) * shotStepMs);
  const neediest = wanted.indexOf(Math.max(...wanted));
  return shots.map(
    ({ durationMs }, index) => durationMs + (given[index] ?? 0) + (index === neediest ? freeMs - sum(given) : 0),
  );
}

/** Shots in a clip of their own, as long as their words need, in whole seconds of a legal clip. */
function fitted(shots: readonly Shot[]): { readonly shots: Shot[]; readonly seconds: number } {
  const needed = shots.map(neededMs);
  const wantedSeconds = Math.max(minClipSeconds, Math.ceil(sum(needed) / 1_000));
  const seconds = Math.min(maxClipSeconds, wantedSeconds);
  // What is left over to the whole second lets the last shot breathe.
  const restMs = seconds * 1_000 - sum(needed);
  const lengthsMs =
    wantedSeconds > maxClipSeconds
      ? shareLongest(shots, needed)
      : needed.map((ms, index) => (index === needed.length - 1 ? ms + restMs : ms));
  return { shots: shots.map((shot, index) => ({ ...shot, durationMs: lengthsMs[index] ?? shot.durationMs })), seconds };
}

function part(spec: ClipSpec, shots: readonly Shot[]): ClipSpec {
  const { shots: fit, seconds } = fitted(shots);
  return { ...spec, shots: fit, parameters: { ...spec.parameters, durationSeconds: seconds } };
}

/** How bad a cut is: first what stays too dense, then how uneven the two clips are. */
function badness(shots: readonly Shot[], cut: number): number {
  const halves = [shots.slice(0, cut), shots.slice(cut)].map((half) => fitted(half).shots);
  const dense = halves.flat().filter((shot) => dialogueDensity(shot).level === 'too-dense').length;
  const [before = 0, after = 0] = halves.map((half) => sum(half.map(({ durationMs }) => durationMs)));
  return dense * 1_000_000 + Math.abs(before - after);
}

/** Only what is named there; what nobody names stays with the first clip. */
function withoutOthers(spec: ClipSpec, isKept: (id: ClipSpec['references'][number]['id']) => boolean): ClipSpec {
  return spec.references.reduce((rest, { id }) => (isKept(id) ? rest : removeReference(rest, id)), spec);
}

/**
 * Cuts a clip in two at the boundary between shots that leaves the least too dense and the halves most even. Both are
 * legal clips, as long as their words need. Each carries the references that it mentions; the start frame stays with the
 * first and the end frame goes with the second. `null`: there is no boundary, or the clip is a text.
 */
export function splitSpec(spec: ClipSpec): SplitSpec | null {
  if (spec.mode === 'text' || spec.shots.length < 2) return null;
  const cuts = spec.shots.slice(1).map((_, index) => index + 1);
  const cut = cuts.reduce((best, each) => (badness(spec.shots, each) < badness(spec.shots, best) ? each : best), 1);
  const first = part(spec, spec.shots.slice(0, cut));
  const second = part({ ...spec, text: [] }, spec.shots.slice(cut));
  const [inFirst, inSecond] = [mentionsInSpec(first), mentionsInSpec(second)];
  return {
    first: setFrame(
      withoutOthers(first, (id) => inFirst.has(id) || !inSecond.has(id)),
      'endFrame',
      null,
    ),
    second: setFrame(
      withoutOthers(second, (id) => inSecond.has(id)),
      'startFrame',
      null,
    ),
  };
}
