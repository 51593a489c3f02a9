import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from './class-names.ts';

interface SplitterProps {
  /** What it resizes: "Width of the inspector". */
  readonly label: string;
  /** `vertical` lines stand between columns, `horizontal` ones between rows. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Pixels of the panel it resizes. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly defaultSize: number;
  /** True when the panel lies right of or below the line, so that dragging towards it makes it smaller. */
  readonly isPanelAfter?: boolean;
  readonly onResize: (size: number) => void;
  /** Dragged well under the minimum: the panel snaps shut. Absent: it cannot be closed. */
  readonly onCollapse?: () => void;
}

const arrowStep = 8;
const shiftStep = 32;
/** Pixels under the minimum at which a panel snaps shut. */
const collapseSlack = 48;

interface SplitterHandlers {
  readonly isDragging: boolean;
  readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly end: () => void;
}

function useSplitter(props: SplitterProps): SplitterHandlers {
  const { orientation, size, min, max, isPanelAfter = false, onResize, onCollapse } = props;
  const drag = useRef<{ readonly from: number; readonly size: number } | null>(null);
  const [isDragging, setIsDragging] = useState(false);
  const isVertical = orientation === 'vertical';
  const direction = isPanelAfter ? -1 : 1;
  const positionOf = (event: PointerEvent): number => (isVertical ? event.clientX : event.clientY);
  const resize = (wanted: number): void => {
    onResize(Math.round(Math.min(max, Math.max(min, wanted))));
  };

  const end = (): void => {
    drag.current = null;
    setIsDragging(false);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: positionOf(event), size };
    setIsDragging(true);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current === null) return;
    const wanted = drag.current.size + (positionOf(event) - drag.current.from) * direction;
    if (onCollapse !== undefined && wanted < min - collapseSlack) {
      event.currentTarget.releasePointerCapture(event.pointerId);
      end();
      onCollapse();
      return;
    }
    resize(wanted);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [less, more] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = (event.shiftKey ? shiftStep : arrowStep) * direction;
    if (event.key === more) resize(size + step);
    else if (event.key === less) resize(size - step);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else return;
    event.preventDefault();
  };
  return { isDragging, onPointerDown, onPointerMove, onKeyDown, end };
}

/** A 1 px line with an 8 px hit area. Double click resets; arrows move 8 px, Shift 32. */
export function Splitter(props: SplitterProps) {
  const { label, orientation, size, min, max, defaultSize, onResize } = props;
  const { isDragging, onPointerDown, onPointerMove, onKeyDown, end } = useSplitter(props);
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => {
        onResize(defaultSize);
      }}
      onKeyDown={onKeyDown}
      className={classNames(
        'group relative z-sticky shrink-0 touch-none bg-line-1 focus-visible:outline-offset-0',
        'before:absolute before:content-[""] after:absolute after:bg-fg-1 after:opacity-0 after:transition-opacity after:delay-[120ms] after:duration-fast hover:after:opacity-100',
        isDragging && 'after:opacity-100',
        orientation === 'vertical'
          ? 'w-px cursor-col-resize before:inset-y-0 before:-inset-x-1 after:inset-y-0 after:-left-px after:w-0.5'
          : 'h-px cursor-row-resize before:-inset-y-1 before:inset-x-0 after:inset-x-0 after:-top-px after:h-0.5',
      )}
    />
  );
}
