import { framesPerSecond } from '#shared/domain/frame-sizes.ts';
import type { TakeId } from '#shared/ids.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import type { Deck } from './player-deck.ts';
import { playerStore, type Shown } from './player-store.ts';
import { shotAt, totalMs } from './shots/model.ts';
import { cutTimes, selectShotAt } from './shots/shot-actions.ts';

const frameMs = 1_000 / framesPerSecond;
/** J goes back by this, in milliseconds. */
const backMs = 1_000;

/** What plays on the screen, if anything. */
let deck: Deck | null = null;

/** Gives the transport something to move; returns the function that takes it away. */
export function attachDeck(next: Deck): () => void {
  deck = next;
  next.setLooping(playerStore.getState().isLooping);
  next.setMuted(playerStore.getState().isMuted);
  return () => {
    if (deck !== next) return;
    deck = null;
    playerStore.setState({ isPlaying: false, durationMs: null });
  };
}

/** Without a film: the clip as planned. */
function lengthMs(): number {
  return deck?.lengthMs() ?? totalMs(draftStore.getState().spec?.shots ?? []);
}

function positionMs(): number {
  return deck?.positionMs() ?? selectionStore.getState().playheadMs;
}

function move(toMs: number): void {
  const at = Math.min(Math.max(0, toMs), lengthMs());
  if (deck === null) selectionStore.setState({ playheadMs: at });
  else deck.seek(at);
}

/** Moves the playhead, and the picture with it, to the frame at a time of the open clip. */
export function seek(clipMs: number): void {
  move(deck?.fromClipMs(clipMs) ?? clipMs);
}

function play(): void {
  if (deck === null) return;
  if (positionMs() >= lengthMs() - frameMs) move(0);
  deck.play();
}

/** Shows a take and plays it, now or as soon as it is loaded. */
export function playTake(takeId: TakeId): void {
  if (selectionStore.getState().takeId === takeId && playerStore.getState().shows === 'take' && deck !== null) {
    play();
    return;
  }
  playerStore.setState({ shows: 'take', isPlayWanted: true });
  selectionStore.setState({ takeId, playheadMs: 0 });
}

/** The film is there: its length is known, and it plays if that was wished. */
export function noteLoaded(durationMs: number): void {
  const { isPlayWanted } = playerStore.getState();
  playerStore.setState({ durationMs, isPlayWanted: false });
  move(positionMs());
  if (isPlayWanted) play();
}

export function pause(): void {
  playerStore.setState({ isPlayWanted: false });
  deck?.pause();
}

/** Without a film in the player: plays one as soon as there is one. */
function wishToPlay(): void {
  const { shows, isPlayWanted } = playerStore.getState();
  playerStore.setState({ isPlayWanted: !isPlayWanted });
  // Nothing was made yet: what can be played of a clip is its animatic.
  if (shows === 'take' && selectionStore.getState().takeId === null) playerStore.setState({ shows: 'animatic' });
}

export function togglePlay(): void {
  if (deck === null || playerStore.getState().durationMs === null) wishToPlay();
  else if (deck.isPaused()) play();
  else pause();
}

/** L: plays, and plays faster with every further press. */
export function forward(): void {
  if (deck === null || deck.isPaused()) togglePlay();
  else deck.playFaster();
}

export function back(): void {
  move(positionMs() - backMs);
}

export function stepFrame(direction: 1 | -1): void {
  pause();
  const frame = Math.round(positionMs() / frameMs) + direction;
  const last = Math.max(0, Math.round(lengthMs() / frameMs) - 1);
  move(Math.min(frame, last) * frameMs);
}

/** Selects the shot of the open clip at a time. */
export function selectShotUnder(atMs: number): void {
  const shot = shotAt(draftStore.getState().spec?.shots ?? [], atMs);
  if (shot !== null) selectShotAt(shot.index);
}

/** Jumps to the next or previous cut and selects the shot that starts there. */
export function jumpCut(direction: 1 | -1): void {
  const at = positionMs();
  const cuts = deck?.cuts() ?? cutTimes();
  const next = direction === 1 ? cuts.find((cut) => cut > at + 1) : cuts.findLast((cut) => cut < at - frameMs);
  const target = next ?? (direction === 1 ? cuts.at(-1) : 0) ?? 0;
  move(target);
  if (deck === null) selectShotUnder(target);
  else deck.noteCut(target);
}

export function setLooping(isLooping: boolean): void {
  playerStore.setState({ isLooping });
  deck?.setLooping(isLooping);
}

export function setMuted(isMuted: boolean): void {
  playerStore.setState({ isMuted });
  deck?.setMuted(isMuted);
}

/** Fills the display with the player; a second call gives it back. */
export function toggleFullscreen(): void {
  if (document.fullscreenElement !== null) {
    void document.exitFullscreen();
    return;
  }
  deck
    ?.stage()
    ?.requestFullscreen()
    .catch(() => undefined);
}

/** Shows something else in the player, at the same place; what played goes on playing. */
export function show(shows: Shown): void {
  const { isPlaying, isPlayWanted, shows: before } = playerStore.getState();
  if (before === shows) return;
  if (shows === 'film') beforeFilm = before;
  const hasFilm = shows !== 'take' || selectionStore.getState().takeId !== null;
  playerStore.setState({ shows, isPlayWanted: hasFilm && (isPlaying || isPlayWanted) });
}

/** One key: the animatic, and back. */
export function toggleAnimatic(): void {
  show(playerStore.getState().shows === 'animatic' ? 'take' : 'animatic');
}

/** What the film took the place of. */
let beforeFilm: Shown = 'take';

/** Back to the open clip, as it stood in the player. */
export function leaveFilm(): void {
  if (playerStore.getState().shows === 'film') show(beforeFilm);
}

/** All clips in a row, from where the playhead is; and back. */
export function toggleFilm(): void {
  const { shows } = playerStore.getState();
  if (shows === 'film') {
    leaveFilm();
    return;
  }
  show('film');
}

/** Moves to a time of the film. */
export function seekFilm(filmMs: number): void {
  move(filmMs);
}

export function forwardSecond(): void {
  move(positionMs() + backMs);
}
