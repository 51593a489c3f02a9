import { useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { timecode } from '#renderer/words/time-text.ts';
import { seek, stepFrame } from '../player-actions.ts';
import { cutTimes } from './shot-actions.ts';

/** Pixels within which the playhead snaps to a cut. */
const snapPixels = 4;

interface RulerProps {
  readonly lengthMs: number;
}

/** Seconds over the shots. Pressing or dragging moves the playhead; near a cut it snaps, with Alt it does not. */
export function Ruler({ lengthMs }: RulerProps) {
  const ruler = useRef<HTMLDivElement>(null);
  const seconds = Array.from({ length: Math.ceil(lengthMs / 1_000) }, (_, second) => second);
  const { t } = useTranslation();
  const scrub = (event: PointerEvent): void => {
    const box = ruler.current?.getBoundingClientRect();
    if (box === undefined) return;
    const msPerPixel = lengthMs / box.width;
    const wanted = (event.clientX - box.left) * msPerPixel;
    const cut = event.altKey
      ? undefined
      : cutTimes().find((time) => Math.abs(time - wanted) <= snapPixels * msPerPixel);
    seek(cut ?? wanted);
  };
  return (
    <div
      ref={ruler}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      }}
      className="tabular relative h-[18px] shrink-0 cursor-ew-resize touch-none text-meta text-fg-3"
    >
      {seconds.map((second) => (
        <span
          key={second}
          aria-hidden="true"
          style={{ left: `${((second * 1_000) / lengthMs) * 100}%` }}
          className="absolute inset-y-0 border-l border-transparent pl-1 before:absolute before:bottom-0 before:-left-px before:h-1 before:w-px before:bg-line-3"
        >
          {second === 0 ? t('studio.shots.zero') : second}
        </span>
      ))}
    </div>
  );
}

/** A line through ruler and strip, with a head to hold on to. */
export function Playhead({ lengthMs }: RulerProps) {
  const { t } = useTranslation();
  const playheadMs = useSelection((selection) => selection.playheadMs);
  const at = Math.min(playheadMs, lengthMs);
  return (
    <div
      style={{ left: `${(at / lengthMs) * 100}%` }}
      className="pointer-events-none absolute inset-y-0 z-playhead w-0"
    >
      <div className="absolute inset-y-0 top-2 -left-[1.5px] w-[3px] border-x border-[var(--playhead-casing)] bg-accent" />
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('studio.shots.playhead')}
        aria-valuemin={0}
        aria-valuemax={Math.round(lengthMs)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={timecode(at)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') stepFrame(-1);
          else if (event.key === 'ArrowRight') stepFrame(1);
          else if (event.key === 'Home') seek(0);
          else if (event.key === 'End') seek(lengthMs);
          else return;
          event.preventDefault();
        }}
        className="absolute top-0.5 -left-[10px] flex h-5 w-5 justify-center rounded-r1"
      >
        <svg aria-hidden="true" width="11" height="13" viewBox="0 0 11 13" className="text-accent">
          <path d="M1 0.5h9v7L5.5 12.2 1 7.5z" fill="currentColor" stroke="var(--playhead-casing)" strokeWidth="0.75" />
        </svg>
      </div>
    </div>
  );
}
