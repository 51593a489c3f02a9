import { maxClipSeconds, minClipSeconds, type ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { mentionsInSpec } from '#shared/domain/spec-texts.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { shareOut } from '#shared/prompt/parse/shot-lengths.ts';
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

/** Shots in a clip of their own, as long as their words need, in whole seconds of a legal clip. */
function fitted(shots: readonly Shot[]): { readonly shots: Shot[]; readonly seconds: number } {
  const needed = shots.map(neededMs);
  const seconds = Math.max(minClipSeconds, Math.ceil(sum(needed) / 1_000));
  if (seconds > maxClipSeconds) {
    const { lengthsMs, totalSeconds } = shareOut(needed, maxClipSeconds);
    return {
      shots: shots.map((shot, index) => ({ ...shot, durationMs: lengthsMs[index] ?? shot.durationMs })),
      seconds: totalSeconds,
    };
  }
  // What is left over to the whole second lets the last shot breathe.
  const restMs = seconds * 1_000 - sum(needed);
  const lastIndex = shots.length - 1;
  return {
    shots: shots.map((shot, index) => ({
      ...shot,
      durationMs: (needed[index] ?? shot.durationMs) + (index === lastIndex ? restMs : 0),
    })),
    seconds,
  };
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
