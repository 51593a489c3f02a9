import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { arrange } from './arrange.ts';
import { edgeLimits, placeShots, type PlacedShot } from './model.ts';
import { nudgeShotEdge, selectShotAt } from './shot-actions.ts';

interface ShotEdgesProps {
  /** As laid out. */
  readonly spec: ClipSpec;
  /** As it would be if the hand let go. */
  readonly live: ClipSpec;
  /** The time that the whole width stands for. */
  readonly scaleMs: number;
  readonly selectedIndex: number;
  readonly draggedIndex: number | null;
}

interface EdgeHandleProps extends Omit<ShotEdgesProps, 'draggedIndex'> {
  readonly placed: PlacedShot;
  readonly isDragged: boolean;
}

function useEdgeText(spec: ClipSpec, { shot, index, endMs }: PlacedShot): string {
  const { t } = useTranslation();
  const next = spec.shots[index + 1];
  if (next === undefined) return t('studio.shots.endValue', { length: secondsText(endMs) });
  return t('studio.shots.edgeValue', {
    number: index + 1,
    length: secondsText(shot.durationMs),
    next: index + 2,
    nextLength: secondsText(next.durationMs),
  });
}

/** 12 px to take hold of; the line and the handle show when it is hovered or focused. Dragged, the overlay draws them. */
function EdgeHandle({ live, placed, scaleMs, selectedIndex, isDragged }: EdgeHandleProps) {
  const { t } = useTranslation();
  const { index, endMs } = placed;
  const livePlaced = placeShots(live.shots)[index] ?? placed;
  const { low, high } = edgeLimits(live, index);
  const isEnd = index === live.shots.length - 1;
  const left = `${(endMs / scaleMs) * 100}%`;
  return (
    <div
      role="slider"
      tabIndex={index === selectedIndex ? 0 : -1}
      aria-label={t('studio.shots.edge', { number: index + 1 })}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={livePlaced.endMs}
      aria-valuetext={useEdgeText(live, livePlaced)}
      data-edge={index}
      style={{ left: isEnd ? `calc(${left} - 12px)` : `calc(${left} - 7px)` }}
      onFocus={() => {
        if (index !== selectedIndex) selectShotAt(index);
      }}
      onKeyDown={(event) => {
        const { key } = event;
        const direction =
          key === 'ArrowRight' || key === 'PageUp' ? 1 : key === 'ArrowLeft' || key === 'PageDown' ? -1 : 0;
        if (direction === 0) return;
        event.preventDefault();
        // Shift is for tenths here as it is with the bracket keys, so pushing has the keys for large steps.
        if (key.startsWith('Page')) arrange((actions) => actions.pushShotEdge(index, direction));
        else nudgeShotEdge(index, direction, event.shiftKey);
      }}
      className={classNames(
        'absolute inset-y-0 w-3 cursor-col-resize touch-none focus-inset',
        'before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-select before:opacity-0',
        'after:absolute after:top-1/2 after:left-1/2 after:h-[18px] after:w-2 after:-translate-x-1/2 after:-translate-y-1/2 after:rounded-r1 after:bg-select after:opacity-0',
        isDragged
          ? 'outline-none'
          : 'hover:before:opacity-100 hover:after:opacity-100 focus-visible:before:opacity-100 focus-visible:after:opacity-100',
      )}
    />
  );
}

/** Handles on the edges between shots, and on the end of the clip. Only the selected shot's edge is a tab stop. */
export function ShotEdges({ draggedIndex, ...props }: ShotEdgesProps) {
  return placeShots(props.spec.shots).map((placed) => (
    <EdgeHandle key={placed.shot.id} {...props} placed={placed} isDragged={placed.index === draggedIndex} />
  ));
}
