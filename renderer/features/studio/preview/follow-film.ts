import type { AssetId, ClipId } from '#shared/ids.ts';
import { draftStore, type DraftState } from '#renderer/editing/draft-store.ts';
import { saveStateStore } from '#renderer/editing/save-state.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { attachDeck, noteLoaded } from '../player-actions.ts';
import { playerStore } from '../player-store.ts';
import { FilmDeck, type FilmDeckEvents } from './film-deck.ts';
import { filmLengthMs, planFilm, type FilmPart } from './film-plan.ts';
import { filmStore } from './film-store.ts';

/** The hand rests this long, in milliseconds, before something is drawn again. */
const quietMs = 300;
const tables = ['clips', 'sequences', 'drafts', 'takes', 'assets'] as const;

interface FilmWatcher {
  readonly onParts: (parts: readonly FilmPart[]) => void;
  readonly onProblem: (detail: string | null) => void;
}

function noteMove({ clipId, startMs, durationMs }: FilmPart, localMs: number): void {
  filmStore.setState({ clipId, positionMs: startMs + localMs, share: durationMs === 0 ? 0 : localMs / durationMs });
  // The shots below belong to the open clip: their playhead moves while it is the one that plays.
  if (clipId === draftStore.getState().clipId) selectionStore.setState({ playheadMs: localMs });
}

/** The film as it follows from what is known now, in its deck. */
class FollowedFilm {
  readonly deck: FilmDeck;
  readonly #watcher: FilmWatcher;
  readonly #broken = new Set<AssetId>();
  readonly #lengths = new Map<AssetId, number>();
  #parts: readonly FilmPart[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(videos: readonly [HTMLVideoElement, HTMLVideoElement], watcher: FilmWatcher) {
    this.#watcher = watcher;
    this.deck = new FilmDeck(videos, this.#events());
    this.deck.setClipStart((clipMs) => (this.startOf(draftStore.getState().clipId) ?? 0) + clipMs);
  }

  startOf(clipId: ClipId | null): number | undefined {
    return this.#parts.find((part) => part.clipId === clipId)?.startMs;
  }

  /** Where the playhead of the open clip is in the film. */
  start(): void {
    this.#plan();
    const { clipId } = draftStore.getState();
    this.deck.setParts(this.#parts, (this.startOf(clipId) ?? 0) + selectionStore.getState().playheadMs);
    noteLoaded(filmLengthMs(this.#parts));
  }

  change(): void {
    this.#plan();
    this.deck.setParts(this.#parts);
  }

  changeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.change(), quietMs);
  }

  noteDraft(draft: DraftState, before: DraftState): void {
    if (draft.clipId === before.clipId) {
      if (draft.spec !== before.spec) this.changeSoon();
      return;
    }
    // A clip that is opened is where the person wants to be, unless it plays already.
    const startMs = this.startOf(draft.clipId);
    if (startMs !== undefined && filmStore.getState().clipId !== draft.clipId) this.deck.seek(startMs);
  }

  noteMirror(mirror: Mirror, before: Mirror): void {
    if (tables.some((table) => mirror[table] !== before[table])) this.changeSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.deck.close();
  }

  #plan(): void {
    const mirror = mirrorStore.getState();
    const { filmOf } = filmStore.getState();
    const { unsaved } = saveStateStore.getState();
    const facts = {
      mirror,
      open: draftStore.getState(),
      unsaved,
      filmOf,
      broken: this.#broken,
      lengths: this.#lengths,
    };
    this.#parts = planFilm(facts);
    this.#watcher.onParts(this.#parts);
    this.#watcher.onProblem(null);
    playerStore.setState({ durationMs: filmLengthMs(this.#parts) });
  }

  #events(): FilmDeckEvents {
    return {
      onMove: noteMove,
      onPlaying(isPlaying) {
        playerStore.setState({ isPlaying });
      },
      onProblem: (problem) => {
        if (problem.kind === 'undrawn') {
          this.#watcher.onProblem(problem.detail);
          return;
        }
        // Its animatic stands in.
        this.#broken.add(problem.assetId);
        this.change();
      },
      onLength: ({ source }, durationMs) => {
        if (source.kind !== 'take' || this.#lengths.has(source.assetId)) return;
        this.#lengths.set(source.assetId, durationMs);
        this.change();
      },
    };
  }
}

/**
 * Plays the film of the open project in two videos, while it is on screen, and keeps it as clips are written, moved
 * and made. Returns a function that stops it.
 */
export function followFilm(videos: readonly [HTMLVideoElement, HTMLVideoElement], watcher: FilmWatcher): () => void {
  const film = new FollowedFilm(videos, watcher);
  const detach = attachDeck(film.deck);
  film.start();
  const offs = [
    draftStore.subscribe((draft, before) => film.noteDraft(draft, before)),
    mirrorStore.subscribe((mirror, before) => film.noteMirror(mirror, before)),
    filmStore.subscribe((state, before) => {
      if (state.filmOf !== before.filmOf) film.change();
    }),
  ];
  return () => {
    for (const off of offs) off();
    film.close();
    detach();
    filmStore.setState({ clipId: null });
    playerStore.setState({ drawnShare: null });
  };
}
