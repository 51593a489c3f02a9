import type { AssetId } from '../ids.ts';
import type { Clip } from './project.ts';
import type { Take } from './take.ts';

/** How a clip begins. */
export type Seam =
  | { readonly kind: 'cut' }
  | {
      /** `link`: it follows the clip whose take it goes on from. `apart`: it does not stand behind that clip. */
      readonly kind: 'link' | 'apart';
      /** The take that it goes on from. */
      readonly take: Take;
      /** `null`: the film still shows that take. */
      readonly stale: Staleness | null;
    };

/** The film shows another take now than the one a clip goes on from. */
export interface Staleness {
  /** The take that the film shows instead; `null`: the clip before has none that may be shown. */
  readonly since: Take | null;
}

interface SeamInput {
  readonly clip: Pick<Clip, 'continues'>;
  readonly startFrame: AssetId | null;
  /** The clip before it in the film; `null` for the first one. */
  readonly before: Pick<Clip, 'id'> | null;
  /** By id, those in the trash included. */
  readonly clips: Readonly<Record<string, Pick<Clip, 'id' | 'activeTakeId' | 'trashedAt'>>>;
  /** By id, those in the trash included. */
  readonly takes: Readonly<Record<string, Take>>;
}

/**
 * A clip goes on from a take as long as its start frame is the still of that take. It is stale when the film shows
 * other bytes at that place: another take was chosen, or this one was rejected or thrown away. A clip in the trash shows
 * nothing, so what went on from it cannot be stale.
 */
export function seamOf({ clip, startFrame, before, clips, takes }: SeamInput): Seam {
  const { continues } = clip;
  if (continues === null || startFrame !== continues.stillId) return { kind: 'cut' };
  const take = takes[continues.takeId];
  if (take === undefined) return { kind: 'cut' };
  const source = clips[take.clipId];
  const kind = before?.id === take.clipId ? 'link' : 'apart';
  if (source === undefined || source.trashedAt !== null) return { kind, take, stale: null };
  return { kind, take, stale: stalenessOf(take, source, takes) };
}

function stalenessOf(
  continued: Take,
  source: Pick<Clip, 'id' | 'activeTakeId'>,
  takes: Readonly<Record<string, Take>>,
): Staleness | null {
  // Nobody has chosen: what was gone on from is as good as any other.
  if (source.activeTakeId === null && isShowable(continued)) return null;
  const shown = takeInFilm(source, takes);
  return shown?.assetId === continued.assetId ? null : { since: shown };
}

function isShowable({ trashedAt, verdict }: Take): boolean {
  return trashedAt === null && verdict !== 'rejected';
}

/** The take that a clip shows in the film: the chosen one, else the last that was judged good, else the last one. */
export function takeInFilm(
  { id, activeTakeId }: Pick<Clip, 'id' | 'activeTakeId'>,
  takes: Readonly<Record<string, Take>>,
): Take | null {
  const showable = Object.values(takes)
    .filter((take) => take.clipId === id && isShowable(take))
    .sort((first, second) => first.number - second.number);
  return (
    showable.find((take) => take.id === activeTakeId) ??
    showable.findLast(({ verdict }) => verdict === 'accepted') ??
    showable.at(-1) ??
    null
  );
}
