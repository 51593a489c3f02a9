import {
  Captions,
  Maximize,
  Pause,
  Play,
  Repeat,
  SkipBack,
  SkipForward,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
  type LucideIcon,
} from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { clockText, timecode } from '#renderer/words/time-text.ts';
import { captionCues } from './caption-cues.ts';
import { totalMs } from './shots/model.ts';
import { isUnwritten } from './clip-content.ts';
import { jumpCut, setLooping, setMuted, show, stepFrame, toggleFullscreen, togglePlay } from './player-actions.ts';
import { useFilm } from './preview/film-store.ts';
import { playerStore, usePlayer, type Shown } from './player-store.ts';

function TimeDisplay() {
  const { t } = useTranslation();
  const clipMs = useSelection((selection) => selection.playheadMs);
  const filmMs = useFilm((film) => (film.clipId === null ? null : film.positionMs));
  const durationMs = usePlayer((player) => player.durationMs);
  const plannedMs = useDraft((draft) => (draft.spec === null ? 0 : totalMs(draft.spec.shots)));
  return (
    <p className="flex items-baseline gap-2">
      <span role="timer" aria-label={t('studio.player.time')} className="tabular text-read font-semibold text-fg-1">
        {timecode(filmMs ?? clipMs)}
      </span>
      <span className="text-base whitespace-nowrap text-fg-3 compact:hidden">
        {t('studio.player.ofLength', { length: clockText(durationMs ?? plannedMs) })}
      </span>
    </p>
  );
}

function PlayButton() {
  const { t } = useTranslation();
  // Wished for, and on its way: the button says so at once.
  const isPlaying = usePlayer((player) => player.isPlaying || player.isPlayWanted);
  const hasFilm = usePlayer((player) => player.durationMs !== null);
  // What is written can be played as an animatic.
  const isEmpty = useDraft((draft) => draft.spec === null || isUnwritten(draft.spec));
  return (
    <IconButton
      label={isPlaying ? t('studio.player.pause') : t('studio.player.play')}
      keys={useKeysLabel('player.toggle')}
      icon={isPlaying ? Pause : Play}
      size={36}
      disabled={isEmpty && !hasFilm}
      onClick={togglePlay}
      className="enabled:bg-bg-3 enabled:text-fg-1 enabled:hover:bg-bg-4"
    />
  );
}

interface MoveButtonProps {
  readonly move: 'previousCut' | 'previousFrame' | 'nextFrame' | 'nextCut';
  readonly icon: LucideIcon;
  readonly onMove: () => void;
}

function MoveButton({ move, icon, onMove }: MoveButtonProps) {
  const { t } = useTranslation();
  return (
    <IconButton label={t(`studio.player.${move}`)} keys={useKeysLabel(`player.${move}`)} icon={icon} onClick={onMove} />
  );
}

function MoveButtons() {
  const { t } = useTranslation();
  const isLooping = usePlayer((player) => player.isLooping);
  const hasTake = usePlayer((player) => player.durationMs !== null);
  const loop = useKeysLabel('player.loop');
  return (
    <div
      role="group"
      aria-label={t('studio.region.player')}
      className="flex items-center justify-center gap-1 compact:gap-0"
    >
      <MoveButton
        move="previousCut"
        icon={SkipBack}
        onMove={() => {
          jumpCut(-1);
        }}
      />
      <MoveButton
        move="previousFrame"
        icon={StepBack}
        onMove={() => {
          stepFrame(-1);
        }}
      />
      <PlayButton />
      <MoveButton
        move="nextFrame"
        icon={StepForward}
        onMove={() => {
          stepFrame(1);
        }}
      />
      <MoveButton
        move="nextCut"
        icon={SkipForward}
        onMove={() => {
          jumpCut(1);
        }}
      />
      <ToggleButton
        label={t('studio.player.loop')}
        keys={loop}
        icon={Repeat}
        isPressed={isLooping}
        disabled={!hasTake}
        onToggle={setLooping}
      />
    </div>
  );
}

function useTakeLabel(): string {
  const { t } = useTranslation();
  const takeId = useSelection((selection) => selection.takeId);
  const take = useMirror((mirror) => (takeId === null ? undefined : mirror.takes[takeId]));
  const isThere = take !== undefined && take.trashedAt === null;
  return isThere ? t('studio.player.take', { number: take.number }) : t('studio.player.noTake');
}

/** What stands in the player. */
function ShowsSwitch() {
  const { t } = useTranslation();
  const shows = usePlayer((player) => player.shows);
  const isEmpty = useDraft((draft) => draft.spec === null || isUnwritten(draft.spec));
  const take = useTakeLabel();
  const keys = useKeysLabel('player.animatic');
  const filmKeys = useKeysLabel('player.film');
  const tip = { label: t('common.shortcuts.player.animatic'), keys };
  const filmTip = { label: t('common.shortcuts.player.film'), keys: filmKeys };
  return (
    <Segmented<Shown>
      label={t('studio.player.shows')}
      value={shows}
      onChange={show}
      options={[
        { value: 'take', label: take },
        { value: 'animatic', label: t('studio.player.animatic'), isDisabled: isEmpty, tip },
        { value: 'film', label: t('studio.player.film'), tip: filmTip },
      ]}
    />
  );
}

function SoundAndScreen() {
  const { t } = useTranslation();
  const isMuted = usePlayer((player) => player.isMuted);
  const hasCaptions = usePlayer((player) => player.hasCaptions);
  const hasTake = usePlayer((player) => player.durationMs !== null);
  // An animatic has the words in its picture.
  const isTake = usePlayer((player) => player.shows === 'take');
  const hasDialogue = useDraft((draft) => draft.spec !== null && captionCues(draft.spec).length > 0);
  const mute = useKeysLabel('player.mute');
  const fullscreen = useKeysLabel('player.fullscreen');
  const isTakeComing = useSelection((selection) => selection.takeId !== null);
  // What is about to be loaded has its buttons already: nothing beside them moves when it comes.
  if (!hasTake && !isTakeComing) return null;
  return (
    <>
      {hasDialogue && isTake ? (
        <ToggleButton
          label={t('studio.player.captions')}
          icon={Captions}
          isPressed={hasCaptions}
          onToggle={(isPressed) => {
            playerStore.setState({ hasCaptions: isPressed });
          }}
        />
      ) : null}
      <ToggleButton
        label={t('studio.player.mute')}
        keys={mute}
        icon={isMuted ? VolumeX : Volume2}
        isPressed={isMuted}
        disabled={!hasTake}
        onToggle={setMuted}
      />
      <IconButton
        label={t('studio.player.fullscreen')}
        keys={fullscreen}
        icon={Maximize}
        disabled={!hasTake}
        onClick={toggleFullscreen}
      />
    </>
  );
}

/** How much of a preview is drawn, as a line on the upper edge. Short work shows nothing. */
function DrawingProgress() {
  const { t } = useTranslation();
  const share = usePlayer((player) => player.drawnShare);
  if (share === null) return null;
  return (
    <ProgressBar
      label={t('studio.player.drawing')}
      share={share}
      className="absolute inset-x-0 -top-px h-0.5 rounded-none"
    />
  );
}

/** A click here leaves the keys with the player: Space after a click on a button plays, and does not press it again. */
function keepKeys(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault();
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea, [contenteditable="true"]')) {
    activeElement.blur();
  }
}

/** Time left, moves in the middle, what plays and how on the right. */
export function Transport() {
  return (
    <div
      role="presentation"
      onMouseDown={keepKeys}
      className="relative grid h-10 shrink-0 grid-cols-[auto_1fr_auto] items-center gap-3 border-t border-line-1 bg-bg-1 px-3 short:h-9"
    >
      <DrawingProgress />
      <TimeDisplay />
      <MoveButtons />
      <div className="flex min-w-0 items-center justify-end gap-1">
        <ShowsSwitch />
        <SoundAndScreen />
      </div>
    </div>
  );
}
