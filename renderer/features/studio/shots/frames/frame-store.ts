import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AssetId } from '#shared/ids.ts';
import { FrameDesk } from '#renderer/media/frames/frame-desk.ts';

/** Addresses of pictures by time; `null` where there is none to be had. */
export type FilmFrames = ReadonlyMap<number, string | null>;

/** Films whose frames are kept. Going back to a take finds them there; the oldest go. */
const keptFilms = 4;

/** Wishes of all bands within this are one question to the worker, in milliseconds. */
const gatherMs = 40;

const frameStore = createStore<{ readonly films: ReadonlyMap<AssetId, FilmFrames> }>(() => ({ films: new Map() }));
const noFrames: FilmFrames = new Map();

/** Asked for and not answered yet. */
const asked = new Map<AssetId, Set<number>>();
const gathered = new Map<AssetId, Set<number>>();
let timer: ReturnType<typeof setTimeout> | null = null;

function keepFilm(assetId: AssetId, frames: FilmFrames): void {
  const films = new Map(frameStore.getState().films);
  films.delete(assetId);
  films.set(assetId, frames);
  for (const [oldId, old] of films) {
    if (films.size <= keptFilms) break;
    films.delete(oldId);
    asked.delete(oldId);
    for (const url of old.values()) if (url !== null) URL.revokeObjectURL(url);
  }
  frameStore.setState({ films });
}

const desk = new FrameDesk((assetId, timeMs, picture) => {
  // Of a film that is no longer kept.
  if (asked.get(assetId)?.delete(timeMs) !== true) return;
  const frames = new Map(frameStore.getState().films.get(assetId) ?? noFrames);
  frames.set(timeMs, picture === null ? null : URL.createObjectURL(picture));
  keepFilm(assetId, frames);
});

function askDesk(): void {
  timer = null;
  for (const [assetId, times] of gathered) {
    const waiting = asked.get(assetId) ?? new Set();
    const known = frameStore.getState().films.get(assetId) ?? noFrames;
    const timesMs = [...times].filter((timeMs) => !known.has(timeMs) && !waiting.has(timeMs));
    if (timesMs.length === 0) continue;
    asked.set(assetId, new Set([...waiting, ...timesMs]));
    desk.ask({ assetId, timesMs });
  }
  gathered.clear();
}

function want(assetId: AssetId, timesMs: readonly number[]): void {
  gathered.set(assetId, new Set([...(gathered.get(assetId) ?? []), ...timesMs]));
  timer ??= setTimeout(askDesk, gatherMs);
}

/** Pictures of a film at times in milliseconds; those that are not there yet come later. */
export function useFilmFrames(assetId: AssetId, timesMs: readonly number[]): readonly (string | null)[] {
  const frames = useStore(frameStore, ({ films }) => films.get(assetId) ?? noFrames);
  const key = timesMs.join(' ');
  useEffect(() => {
    if (key !== '') want(assetId, key.split(' ').map(Number));
  }, [assetId, key]);
  return timesMs.map((timeMs) => frames.get(timeMs) ?? null);
}
