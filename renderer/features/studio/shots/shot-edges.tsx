import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { arrange } from './arrange.ts';
import { edgeLimits, placeShots } from './model.ts';
import { nudgeShotEdge, selectShotAt } from './shot-actions.ts';
import { useStripLayout } from './strip-layout.ts';

interface EdgeHandleProps {
  readonly index: number;
  /** Where it is drawn, as a share of the strip. */
  readonly place: number;
  /** Where it stands, or would if the hand let go; all in milliseconds. */
  readonly endMs: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly lengthMs: number;
  /** Of the shot after it; `null` at the end of the clip. */
  readonly nextLengthMs: number | null;
  /** The selected shot's: a tab stop. */
  readonly isLead: boolean;
  readonly isDragged: boolean;
}

function useEdgeText({ index, endMs, lengthMs, nextLengthMs }: EdgeHandleProps): string {
  const { t } = useTranslation();
  if (nextLengthMs === null) return t('studio.shots.endValue', { length: secondsText(endMs) });
  return t('studio.shots.edgeValue', {
    number: index + 1,
    length: secondsText(lengthMs),
    next: index + 2,
    nextLength: secondsText(nextLengthMs),
  });
}

/** Where a key moves an edge: to later or to earlier; `null` for keys that do not. */
function directionOf(key: string): 1 | -1 | null {
  if (['ArrowRight', 'ArrowUp', 'PageUp'].includes(key)) return 1;
  return ['ArrowLeft', 'ArrowDown', 'PageDown'].includes(key) ? -1 : null;
}

/** 12 px to take hold of; the line and the handle show when it is hovered or focused. Dragged, the overlay draws them. */
const EdgeHandle = memo(function EdgeHandle(props: EdgeHandleProps) {
  const { t } = useTranslation();
  const { index, place, endMs, lowMs, highMs, isLead, isDragged } = props;
  const left = `${place * 100}%`;
  const isEnd = props.nextLengthMs === null;
  return (
    <div
      role="slider"
      tabIndex={isLead ? 0 : -1}
      aria-label={t('studio.shots.edge', { number: index + 1 })}
      aria-valuemin={lowMs}
      aria-valuemax={highMs}
      aria-valuenow={endMs}
      aria-valuetext={useEdgeText(props)}
      data-edge={index}
      style={{ left: isEnd ? `calc(${left} - 12px)` : `calc(${left} - 7px)` }}
      onFocus={() => {
        if (!isLead) selectShotAt(index);
      }}
      onKeyDown={(event) => {
        const { key } = event;
        const direction = directionOf(key);
        if (direction === null) return;
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
});

interface ShotEdgesProps {
  readonly stored: ClipSpec;
  readonly selectedIndex: number;
}

/** Handles on the edges between shots, and on the end of the clip. */
export function ShotEdges({ stored, selectedIndex }: ShotEdgesProps) {
  const { drag, laid, live, scaleMs } = useStripLayout(stored);
  const places = placeShots(laid.shots);
  return placeShots(live.shots).map(({ shot, index, endMs }) => {
    const { low, high } = edgeLimits(live, index);
    return (
      <EdgeHandle
        key={shot.id}
        index={index}
        place={(places[index]?.endMs ?? endMs) / scaleMs}
        endMs={endMs}
        lowMs={low}
        highMs={high}
        lengthMs={shot.durationMs}
        nextLengthMs={live.shots[index + 1]?.durationMs ?? null}
        isLead={index === selectedIndex}
        isDragged={drag?.kind === 'edge' && drag.index === index}
      />
    );
  });
}
