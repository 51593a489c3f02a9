import { planFrames } from '#renderer/media/animatic/frame-plan.ts';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { takeInFilm } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, ClipId } from '#shared/ids.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { placeShots } from '../shots/model.ts';
import type { FilmOf } from './film-store.ts';
import { planPreview } from './preview-plan.ts';

/** One clip in the film. */
export interface FilmPart {
  readonly clipId: ClipId;
  readonly name: string;
  /** Milliseconds from the start of the film. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Where its shots end, in milliseconds from its own start, as planned. */
  readonly cutsMs: readonly number[];
  readonly source:
    | { readonly kind: 'take'; readonly number: number; readonly assetId: AssetId }
    | { readonly kind: 'animatic'; readonly plan: AnimaticPlan };
  /** Equal for parts that show the same. */
  readonly key: string;
}

interface FilmFacts {
  readonly mirror: Pick<Mirror, 'sequences' | 'clips' | 'drafts' | 'takes' | 'assets' | 'providers' | 'openProjectId'>;
  /** The clip that is being written, ahead of what is stored. */
  readonly open: { readonly clipId: ClipId | null; readonly spec: ClipSpec | null };
  /** Words of other clips that could not be stored yet. */
  readonly unsaved?: Readonly<Partial<Record<ClipId, ClipSpec>>>;
  readonly filmOf: FilmOf;
  /** Files that turned out not to play here. */
  readonly broken: ReadonlySet<AssetId>;
  /** Lengths in milliseconds of files that were opened, which tell it best. */
  readonly lengths: ReadonlyMap<AssetId, number>;
}

/**
 * The take that stands for a clip, when its file plays here. An animatic that is a take stands there only when it was
 * chosen: the animatic as the clip is written now is newer.
 */
function takeOfClip(clip: Clip, { mirror, broken }: FilmFacts): Take | null {
  const local = new Set(mirror.providers.filter(({ isLocal }) => isLocal).map(({ id }) => id));
  const candidates = Object.entries(mirror.takes).filter(
    ([, { id, providerId }]) => id === clip.activeTakeId || !local.has(providerId),
  );
  const take = takeInFilm(clip, Object.fromEntries(candidates));
  const isThere = take !== null && mirror.assets[take.assetId]?.isMissing === false && !broken.has(take.assetId);
  return isThere ? take : null;
}

type Unplaced = Omit<FilmPart, 'startMs'>;

function partOfTake(clip: Clip, take: Take, spec: ClipSpec, { mirror, lengths }: FilmFacts): Unplaced {
  // Shots that are kept beside a text are not what was made.
  const cutsMs = spec.mode === 'text' ? [] : placeShots(spec.shots).map(({ endMs }) => endMs);
  const measured = lengths.get(take.assetId) ?? mirror.assets[take.assetId]?.facts?.durationMs;
  const durationMs = measured ?? spec.parameters.durationSeconds * 1_000;
  return {
    clipId: clip.id,
    name: clip.name,
    durationMs,
    // The last cut is the end of the file, whatever was planned.
    cutsMs: [...cutsMs.slice(0, -1).filter((cut) => cut < durationMs), durationMs],
    source: { kind: 'take', number: take.number, assetId: take.assetId },
    key: `take ${take.assetId}`,
  };
}

function partOfAnimatic(clip: Clip, spec: ClipSpec, mirror: FilmFacts['mirror']): Unplaced {
  const plan = planPreview(spec, mirror.assets);
  const cutsMs = planFrames(plan).map(({ start, count }) => ((start + count) * 1_000) / plan.framesPerSecond);
  return {
    clipId: clip.id,
    name: clip.name,
    durationMs: cutsMs.at(-1) ?? 0,
    cutsMs,
    source: { kind: 'animatic', plan },
    key: `animatic ${JSON.stringify(plan)}`,
  };
}

/** The clips of the open project in a row, each with what stands for it. Pure. */
export function planFilm(facts: FilmFacts): FilmPart[] {
  const { mirror, open, filmOf, unsaved = {} } = facts;
  let startMs = 0;
  return clipsOfProject(mirror, mirror.openProjectId).flatMap((clip) => {
    const spec = open.clipId === clip.id ? open.spec : (unsaved[clip.id] ?? mirror.drafts[clip.id]?.spec ?? null);
    if (spec === null) return [];
    const take = filmOf === 'takes' ? takeOfClip(clip, facts) : null;
    const part = take === null ? partOfAnimatic(clip, spec, mirror) : partOfTake(clip, take, spec, facts);
    const placed = { ...part, startMs };
    startMs += part.durationMs;
    return [placed];
  });
}

export function filmLengthMs(parts: readonly FilmPart[]): number {
  const last = parts.at(-1);
  return last === undefined ? 0 : last.startMs + last.durationMs;
}

/** The part on show at a time, and the time inside it; the end of the film belongs to the last part. */
export function placeInFilm(
  parts: readonly FilmPart[],
  filmMs: number,
): { readonly index: number; readonly part: FilmPart; readonly localMs: number } | null {
  const index = Math.max(
    0,
    parts.findLastIndex(({ startMs }) => startMs <= filmMs + 0.5),
  );
  const part = parts[index];
  if (part === undefined) return null;
  return { index, part, localMs: Math.min(Math.max(0, filmMs - part.startMs), part.durationMs) };
}

/** Every cut of the film: its start, those inside the clips, those between them, and its end. */
export function filmCuts(parts: readonly FilmPart[]): number[] {
  return [0, ...parts.flatMap(({ startMs, cutsMs }) => cutsMs.map((cut) => startMs + cut))];
}
