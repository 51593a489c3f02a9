import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import type { EdgeDrag, EdgeDragging } from './edge-drag.ts';
import { edgeLimits, placeShots, totalMs, type PlacedShot } from './model.ts';
import { nudgeShotEdge, selectShotAt } from './shot-actions.ts';

/** Both lengths float above the edge that is dragged. */
function EdgeLabel({ drag, left }: { readonly drag: EdgeDrag; readonly left: string }) {
  const { t } = useTranslation();
  const before = drag.spec.shots[drag.index];
  const after = drag.spec.shots[drag.index + 1];
  if (before === undefined) return null;
  const lengths =
    after === undefined
      ? t('studio.shots.endValue', { length: secondsText(totalMs(drag.spec.shots)) })
      : `${secondsText(before.durationMs)} | ${secondsText(after.durationMs)}`;
  const stop = drag.stop === null ? '' : `, ${t(`studio.shots.${drag.stop}`)}`;
  return (
    <span
      aria-hidden="true"
      style={{ left }}
      className={classNames(
        'pointer-events-none absolute -top-9 z-drag-label rounded-r2 bg-select px-2 py-1 text-meta font-semibold whitespace-nowrap text-select-fg shadow-1',
        after === undefined ? '-translate-x-full' : '-translate-x-1/2',
      )}
    >
      {lengths}
      {stop}
    </span>
  );
}

interface ShotEdgesProps {
  /** As drawn: with a drag on top. */
  readonly spec: ClipSpec;
  readonly selectedIndex: number;
  readonly dragging: EdgeDragging;
}

interface EdgeHandleProps extends ShotEdgesProps {
  readonly placed: PlacedShot;
  readonly left: string;
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

/** 12 px to grab; the line and the handle show when it is hovered, focused or dragged. */
function EdgeHandle({ spec, placed, selectedIndex, dragging, left }: EdgeHandleProps) {
  const { t } = useTranslation();
  const { index, endMs } = placed;
  const { low, high } = edgeLimits(spec, index);
  const isEnd = index === spec.shots.length - 1;
  return (
    <div
      role="slider"
      tabIndex={index === selectedIndex ? 0 : -1}
      aria-label={t('studio.shots.edge', { number: index + 1 })}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={endMs}
      aria-valuetext={useEdgeText(spec, placed)}
      style={{ left: isEnd ? `calc(${left} - 12px)` : `calc(${left} - 7px)` }}
      onFocus={() => {
        selectShotAt(index);
      }}
      onPointerDown={(event) => {
        dragging.grab(event, index);
      }}
      onPointerMove={dragging.move}
      onPointerUp={dragging.release}
      onPointerCancel={dragging.cancel}
      onKeyDown={(event) => {
        const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (direction === null) return;
        event.preventDefault();
        nudgeShotEdge(index, direction, event.shiftKey);
      }}
      className={classNames(
        'absolute inset-y-0 w-3 cursor-col-resize touch-none focus-inset',
        'after:absolute after:top-1/2 after:left-1/2 after:h-[18px] after:w-2 after:-translate-x-1/2 after:-translate-y-1/2 after:rounded-r1 after:opacity-0',
        'before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:opacity-0',
        'hover:before:opacity-100 hover:after:opacity-100 focus-visible:before:opacity-100 focus-visible:after:opacity-100',
        dragging.drag?.index === index
          ? 'z-drag-label before:bg-accent before:opacity-100 after:bg-accent after:opacity-100'
          : 'before:bg-select after:bg-select',
      )}
    />
  );
}

/** Handles on the edges between shots, and on the end of the clip. Only the selected shot's edge is a tab stop. */
export function ShotEdges(props: ShotEdgesProps) {
  const { spec, dragging } = props;
  const { drag } = dragging;
  return placeShots(spec.shots).map((placed) => {
    const left = `${(placed.endMs / totalMs(spec.shots)) * 100}%`;
    const isDragged = drag?.index === placed.index;
    return (
      <div key={placed.shot.id}>
        {isDragged && drag.isSnapped ? (
          <span
            aria-hidden="true"
            style={{ left }}
            className="pointer-events-none absolute -top-5 bottom-0 z-drag-label border-l border-dashed border-accent-line"
          />
        ) : null}
        {isDragged ? <EdgeLabel drag={drag} left={left} /> : null}
        <EdgeHandle {...props} placed={placed} left={left} />
      </div>
    );
  });
}
