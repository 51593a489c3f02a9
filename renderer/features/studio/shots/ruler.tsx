import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { timecode } from '#renderer/words/time-text.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { jumpCut, seek, stepFrame } from '../player-actions.ts';
import { useStripLayout } from './strip-layout.ts';

interface RulerProps {
  readonly stored: ClipSpec;
}

const Seconds = memo(function Seconds({ scaleMs }: { readonly scaleMs: number }) {
  const seconds = Array.from({ length: Math.ceil(scaleMs / 1_000) }, (_, second) => second);
  const { t } = useTranslation();
  return (
    <div
      data-scrub="ruler"
      className="tabular relative h-[18px] shrink-0 cursor-ew-resize touch-none text-meta text-fg-3"
    >
      {seconds.map((second) => (
        <span
          key={second}
          aria-hidden="true"
          style={{ left: `${((second * 1_000) / scaleMs) * 100}%` }}
          className="absolute inset-y-0 border-l border-transparent pl-1 before:absolute before:bottom-0 before:-left-px before:h-1 before:w-px before:bg-line-3"
        >
          {second === 0 ? t('studio.shots.zero') : second}
        </span>
      ))}
    </div>
  );
});

/** Seconds over the shots. */
export function Ruler({ stored }: RulerProps) {
  return <Seconds scaleMs={useStripLayout(stored).scaleMs} />;
}

/** A line through ruler and strip, with a head to hold on to. The strip is a container: it moves by a share of it. */
export function Playhead({ stored }: RulerProps) {
  const { t } = useTranslation();
  const { scaleMs } = useStripLayout(stored);
  const playheadMs = useSelection((selection) => selection.playheadMs);
  const at = Math.min(playheadMs, scaleMs);
  return (
    <div
      style={{ transform: `translateX(${(at / scaleMs) * 100}cqw)` }}
      className="pointer-events-none absolute inset-y-0 left-0 z-playhead w-0 will-change-transform"
    >
      <div className="absolute inset-y-0 top-2 -left-[1.5px] w-[3px] border-x border-[var(--playhead-casing)] bg-accent" />
      <div
        data-scrub="head"
        role="slider"
        tabIndex={0}
        aria-label={t('studio.shots.playhead')}
        aria-valuemin={0}
        aria-valuemax={Math.round(scaleMs)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={timecode(at)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') stepFrame(-1);
          else if (event.key === 'ArrowRight') stepFrame(1);
          else if (event.key === 'ArrowUp') jumpCut(-1);
          else if (event.key === 'ArrowDown') jumpCut(1);
          else if (event.key === 'Home') seek(0);
          else if (event.key === 'End') seek(scaleMs);
          else return;
          event.preventDefault();
        }}
        className="pointer-events-auto absolute top-0 -left-[10px] flex h-5 w-5 cursor-ew-resize touch-none justify-center rounded-r1 pt-0.5"
      >
        <svg aria-hidden="true" width="11" height="13" viewBox="0 0 11 13" className="text-accent">
          <path d="M1 0.5h9v7L5.5 12.2 1 7.5z" fill="currentColor" stroke="var(--playhead-casing)" strokeWidth="0.75" />
        </svg>
      </div>
    </div>
  );
}
