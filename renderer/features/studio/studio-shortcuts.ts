import { useShortcut } from '#renderer/editing/use-shortcut.ts';
import {
  back,
  forward,
  jumpCut,
  leaveFilm,
  pause,
  setLooping,
  setMuted,
  stepFrame,
  toggleAnimatic,
  toggleFilm,
  toggleFullscreen,
  togglePlay,
} from './player-actions.ts';
import { playerStore, usePlayer } from './player-store.ts';
import { selectedShot } from './shots/selected-shot.ts';
import { arrange } from './shots/arrange.ts';
import { nudgeShotEdge } from './shots/shot-actions.ts';
import { judgeTake, shownTake, showTakeNumber } from './take-actions.ts';

function judgeShown(verdict: 'accepted' | 'rejected'): void {
  const take = shownTake();
  if (take !== null) void judgeTake(take, verdict);
}

function retime(direction: 1 | -1, isFine = false): void {
  const selected = selectedShot();
  if (selected !== null) nudgeShotEdge(selected.index, direction, isFine);
}

function usePlayerShortcuts(): void {
  useShortcut('player.toggle', togglePlay);
  useShortcut('player.back', back);
  useShortcut('player.pause', pause);
  useShortcut('player.forward', forward);
  useShortcut('player.previousFrame', () => {
    stepFrame(-1);
  });
  useShortcut('player.nextFrame', () => {
    stepFrame(1);
  });
  useShortcut('player.previousCut', () => {
    jumpCut(-1);
  });
  useShortcut('player.nextCut', () => {
    jumpCut(1);
  });
  useShortcut('player.loop', () => {
    setLooping(!playerStore.getState().isLooping);
  });
  useShortcut('player.mute', () => {
    setMuted(!playerStore.getState().isMuted);
  });
  useShortcut('player.fullscreen', toggleFullscreen);
  useShortcut('player.animatic', toggleAnimatic);
  useShortcut('player.film', toggleFilm);
  const isFilm = usePlayer((player) => player.shows === 'film');
  useShortcut('player.leaveFilm', leaveFilm, { isEnabled: isFilm });
}

/** The keys of the studio, while it is on screen. */
export function useStudioShortcuts(): void {
  usePlayerShortcuts();
  useShortcut('take.choose', (event) => {
    showTakeNumber(Number(event.code.slice(-1)));
  });
  useShortcut('take.accept', () => {
    judgeShown('accepted');
  });
  useShortcut('take.reject', () => {
    judgeShown('rejected');
  });
  useShortcut('take.continue', (event) => {
    const take = shownTake();
    if (take === null || event.repeat) return;
    void import('./sequence/continue-actions.ts').then(({ continueInNewClip }) => continueInNewClip(take));
  });
  useShortcut('shot.split', () => {
    arrange((actions) => actions.splitAtPlayhead());
  });
  useShortcut('shot.duplicate', () => {
    arrange((actions) => actions.duplicateShot());
  });
  useShortcut('shot.shorter', () => {
    retime(-1);
  });
  useShortcut('shot.longer', () => {
    retime(1);
  });
  useShortcut('shot.shorterFine', () => {
    retime(-1, true);
  });
  useShortcut('shot.longerFine', () => {
    retime(1, true);
  });
}
