import { X } from 'lucide-react';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEscapeFirst } from '#renderer/editing/use-escape-first.ts';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { timecode } from '#renderer/words/time-text.ts';
import { back, forwardSecond, jumpCut, leaveFilm, seekFilm, stepFrame } from '../player-actions.ts';
import { filmLengthMs, placeInFilm, type FilmPart } from './film-plan.ts';
import { filmStore, useFilm, type FilmOf } from './film-store.ts';

/** Pixels within which the playhead snaps to the start of a clip. */
const snapPixels = 4;

interface FilmBarProps {
  readonly parts: readonly FilmPart[];
}

function usePartText(parts: readonly FilmPart[]): string {
  const { t } = useTranslation();
  const positionMs = useFilm((film) => film.positionMs);
  const place = placeInFilm(parts, positionMs);
  if (place === null) return '';
  const { source, name } = place.part;
  const shows =
    source.kind === 'take' ? t('studio.player.take', { number: source.number }) : t('studio.player.animatic');
  return t('preview.part', { number: place.index + 1, name, shows });
}

/** Scrubs with the pointer; near the start of a clip it snaps, with Alt it does not. */
function scrub(event: PointerEvent<HTMLElement>, parts: readonly FilmPart[]): void {
  const box = event.currentTarget.getBoundingClientRect();
  const msPerPixel = filmLengthMs(parts) / box.width;
  const wanted = (event.clientX - box.left) * msPerPixel;
  const start = event.altKey
    ? undefined
    : parts.find(({ startMs }) => Math.abs(startMs - wanted) <= snapPixels * msPerPixel)?.startMs;
  seekFilm(start ?? wanted);
}

function Head({ parts, lengthMs }: FilmBarProps & { readonly lengthMs: number }) {
  const { t } = useTranslation();
  const positionMs = useFilm((film) => film.positionMs);
  const part = usePartText(parts);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') stepFrame(-1);
    else if (event.key === 'ArrowRight') stepFrame(1);
    else if (event.key === 'ArrowUp') jumpCut(-1);
    else if (event.key === 'ArrowDown') jumpCut(1);
    else if (event.key === 'PageDown') back();
    else if (event.key === 'PageUp') forwardSecond();
    else if (event.key === 'Home') seekFilm(0);
    else if (event.key === 'End') seekFilm(lengthMs);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('preview.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(lengthMs)}
      aria-valuenow={Math.round(positionMs)}
      aria-valuetext={`${timecode(positionMs)}, ${part}`}
      onKeyDown={onKeyDown}
      style={{ left: `${(positionMs / lengthMs) * 100}%` }}
      className="absolute inset-y-0 -ml-3 flex w-6 justify-center rounded-r1"
    >
      <span className="w-[3px] border-x border-[var(--playhead-casing)] bg-accent" />
    </div>
  );
}

/** The clips, each as wide as it lasts, and the playhead over them. */
function Track({ parts }: FilmBarProps) {
  const shownId = useFilm((film) => film.clipId);
  const lengthMs = filmLengthMs(parts);
  const [isScrubbing, setScrubbing] = useState(false);
  const end = (): void => {
    setScrubbing(false);
  };
  // It would leave the film; what was seen stays.
  useEscapeFirst(isScrubbing, end);
  if (lengthMs === 0) return <div className="flex-1" />;
  return (
    <div
      role="presentation"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setScrubbing(true);
        scrub(event, parts);
      }}
      onPointerMove={(event) => {
        if (isScrubbing) scrub(event, parts);
      }}
      onLostPointerCapture={end}
      className="relative h-6 min-w-0 flex-1 cursor-ew-resize touch-none"
    >
      {parts.map(({ clipId, startMs, durationMs }) => (
        <span
          key={clipId}
          style={{ left: `${(startMs / lengthMs) * 100}%`, width: `${(durationMs / lengthMs) * 100}%` }}
          className="absolute inset-y-2 pr-0.5"
        >
          <span className={classNames('block h-full rounded-r1', clipId === shownId ? 'bg-fg-3' : 'bg-bg-5')} />
        </span>
      ))}
      <Head parts={parts} lengthMs={lengthMs} />
    </div>
  );
}

/** Where the film is, what stands for its clips, and the way back. */
export function FilmBar({ parts }: FilmBarProps) {
  const { t } = useTranslation();
  const filmOf = useFilm((film) => film.filmOf);
  const text = usePartText(parts);
  const leaveKeys = useKeysLabel('player.leaveFilm');
  return (
    <div className="flex h-10 shrink-0 items-center gap-3 border-t border-line-1 bg-bg-1 px-3 short:h-9">
      <p className="w-40 shrink-0 truncate text-base text-fg-2 compact:w-28">{text}</p>
      <Track parts={parts} />
      <Segmented<FilmOf>
        label={t('preview.filmOf')}
        value={filmOf}
        onChange={(next) => {
          filmStore.setState({ filmOf: next });
        }}
        options={[
          { value: 'takes', label: t('preview.takes') },
          { value: 'animatics', label: t('preview.animatics') },
        ]}
      />
      <IconButton label={t('preview.leave')} keys={leaveKeys} icon={X} onClick={leaveFilm} />
    </div>
  );
}
