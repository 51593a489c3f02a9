import { useEffect, useRef, useState, type RefObject } from 'react';
import type { AssetId } from '#shared/ids.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import type { PlacedShot } from '../model.ts';
import { useFilmFrames } from './frame-store.ts';
import { tileTimes } from './tile-times.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The film the strip shows: the take in the player, else the one in the film. `null` while there is none to show. */
function useShownFilm(): AssetId | null {
  const clipId = useDraft((draft) => draft.clipId);
  const shownId = useSelection((selection) => selection.takeId);
  return useMirror(({ takes, clips, assets }) => {
    const activeId = clipId === null ? null : (clips[clipId]?.activeTakeId ?? null);
    const take = [shownId, activeId]
      .map((takeId) => (takeId === null ? undefined : takes[takeId]))
      .find((each) => each !== undefined && each.trashedAt === null && each.clipId === clipId);
    return take === undefined || assets[take.assetId]?.isMissing !== false ? null : take.assetId;
  });
}

function useSize(): { readonly band: RefObject<HTMLDivElement | null>; readonly size: Size | null } {
  const band = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = band.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { band, size };
}

/** Width over height of a tile. */
const tileRatio = 16 / 9;

interface FilmTilesProps {
  readonly filmId: AssetId;
  readonly startMs: number;
  readonly msPerPixel: number;
  readonly size: Size;
}

function FilmTiles({ filmId, startMs, msPerPixel, size }: FilmTilesProps) {
  const width = Math.max(8, Math.round(size.height * tileRatio));
  const times = tileTimes(startMs, startMs + size.width * msPerPixel, width * msPerPixel);
  return useFilmFrames(filmId, times).map((url, tile) =>
    url === null ? null : (
      <div
        // Tiles have no identity but their place.
        key={tile}
        data-frame-ms={times[tile]}
        style={{ left: tile * width, width, backgroundImage: `url(${url})` }}
        className="absolute inset-y-0 bg-cover bg-center"
      />
    ),
  );
}

interface FilmBandProps {
  readonly placed: PlacedShot;
  /** As on the card: how much of it can be seen, in pixels. */
  readonly seenWidth: number | undefined;
}

/** Frames of the take over the picture of a shot, side by side, each from the time it stands for. */
export function FilmBand({ placed, seenWidth }: FilmBandProps) {
  const filmId = useShownFilm();
  const { band, size } = useSize();
  return (
    <div ref={band} aria-hidden="true" className="absolute inset-0">
      {filmId === null || size === null || size.height < 8 ? null : (
        <FilmTiles
          filmId={filmId}
          startMs={placed.startMs}
          msPerPixel={placed.shot.durationMs / Math.max(1, seenWidth ?? size.width)}
          size={size}
        />
      )}
    </div>
  );
}
