import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '#shared/domain/asset.ts';
import type { UsedRange } from '#shared/domain/reference.ts';
import { useEscapeFirst } from '#renderer/editing/use-escape-first.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { FilmFrames } from './film-frames.tsx';
import { keyTarget, moveEdge, slide, type RangeEdge } from './range-model.ts';

export interface RangeStripProps {
  readonly asset: Asset;
  readonly durationMs: number;
  readonly range: UsedRange;
  /** What the provider has left for this file, in milliseconds; `null`: no limit. */
  readonly leftMs: number | null;
  /** Where it plays; `null` while it stands. */
  readonly atMs: number | null;
  /** `shownMs`: the moment that was chosen. */
  readonly onChange: (range: UsedRange, shownMs: number) => void;
}

type Grip = RangeEdge | 'part';

interface Drag {
  readonly grip: Grip;
  readonly before: UsedRange;
  /** Milliseconds between where the pointer took hold and the edge. */
  readonly offsetMs: number;
}

/** One drag at a time, of an edge or of the whole part. Esc puts the part back. */
function useDrag(track: RefObject<HTMLDivElement | null>, { range, durationMs, onChange }: RangeStripProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  useEscapeFirst(drag !== null, () => {
    if (drag === null) return;
    setDrag(null);
    onChange(drag.before, drag.before.startMs);
  });
  const timeAt = (clientX: number): number => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? 0 : ((clientX - box.left) / box.width) * durationMs;
  };
  const move = (grip: Grip, toMs: number): void => {
    const next = grip === 'part' ? slide(range, toMs, durationMs) : moveEdge(range, grip, toMs, durationMs);
    if (next.startMs !== range.startMs || next.endMs !== range.endMs) {
      onChange(next, grip === 'end' ? next.endMs : next.startMs);
    }
  };
  const begin =
    (grip: Grip) =>
    (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const edgeMs = grip === 'end' ? range.endMs : range.startMs;
      setDrag({ grip, before: range, offsetMs: timeAt(event.clientX) - edgeMs });
    };
  return {
    grip: drag?.grip ?? null,
    move,
    handlersOf: (grip: Grip) => ({
      onPointerDown: begin(grip),
      onPointerMove: (event: PointerEvent) => {
        if (drag?.grip === grip) move(grip, timeAt(event.clientX) - drag.offsetMs);
      },
      onPointerUp: () => {
        setDrag(null);
      },
      onPointerCancel: () => {
        setDrag(null);
      },
    }),
  };
}

interface HandleProps {
  readonly edge: RangeEdge;
  readonly strip: RangeStripProps;
  readonly drag: ReturnType<typeof useDrag>;
}

function Handle({ edge, strip: { range, durationMs }, drag }: HandleProps) {
  const { t } = useTranslation();
  const atMs = edge === 'start' ? range.startMs : range.endMs;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t(`referenceTools.range.${edge}Handle`)}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={durationMs / 1_000}
      aria-valuenow={atMs / 1_000}
      aria-valuetext={secondsSpoken(atMs)}
      onKeyDown={(event) => {
        const target = keyTarget(event.key, event.shiftKey, atMs, durationMs);
        if (target === null) return;
        event.preventDefault();
        drag.move(edge, target);
      }}
      {...drag.handlersOf(edge)}
      style={{ left: `${(atMs / durationMs) * 100}%` }}
      // Each handle lies outside the part, so that both can be taken however short it is.
      className={classNames(
        'absolute -inset-y-1 z-sticky flex w-6 cursor-col-resize touch-none items-stretch rounded-r1',
        edge === 'start' ? '-translate-x-full justify-end' : 'justify-start',
      )}
    >
      <span
        className={classNames(
          'flex w-3 items-center justify-center',
          edge === 'start' ? 'rounded-l-r1' : 'rounded-r-r1',
          drag.grip === edge ? 'bg-accent-line' : 'bg-select',
        )}
      >
        <span className="h-4 w-0.5 rounded-full bg-select-fg opacity-60" />
      </span>
    </div>
  );
}

/**
 * The drawing of a sound is the thumbnail of its file, which leaves 2 of its 44 columns free at each side: stretched over
 * the strip by that much, its bars stand where they are heard.
 */
function Waveform({ asset }: { readonly asset: Asset }) {
  return (
    <div className="absolute inset-0 overflow-hidden rounded-r1 bg-bg-3">
      {asset.hasThumbnail ? (
        <img
          src={`/thumb/${asset.id}`}
          alt=""
          draggable={false}
          style={{ width: '110%', left: '-5%' }}
          className="absolute inset-y-0 h-full max-w-none"
        />
      ) : null}
    </div>
  );
}

/** The whole file with the part between two handles. What is not used is dimmed, what is too much is hatched. */
export function RangeStrip(props: RangeStripProps) {
  const { asset, durationMs, range, leftMs, atMs } = props;
  const { t } = useTranslation();
  const track = useRef<HTMLDivElement>(null);
  const drag = useDrag(track, props);
  const share = (ms: number): string => `${(ms / durationMs) * 100}%`;
  const limitMs = leftMs === null ? Infinity : range.startMs + Math.max(0, leftMs);
  return (
    <div
      role="group"
      aria-label={t('referenceTools.range.strip', { seconds: durationMs / 1_000 })}
      className="rounded-r1 px-6 py-1"
    >
      <div ref={track} className="relative h-14 select-none">
        {asset.kind === 'video' ? <FilmFrames assetId={asset.id} /> : <Waveform asset={asset} />}
        <div style={{ width: share(range.startMs) }} className="absolute inset-y-0 left-0 bg-overlay" />
        <div style={{ left: share(range.endMs) }} className="absolute inset-y-0 right-0 bg-overlay" />
        <div
          {...drag.handlersOf('part')}
          style={{ left: share(range.startMs), right: share(durationMs - range.endMs) }}
          className={classNames(
            'absolute -inset-y-1 touch-none border-y-4',
            drag.grip === 'part' ? 'cursor-grabbing' : 'cursor-grab',
            drag.grip === null ? 'border-select' : 'border-accent-line',
          )}
        />
        {limitMs < range.endMs ? (
          <div
            style={{ left: share(limitMs), right: share(durationMs - range.endMs) }}
            className="pointer-events-none absolute inset-y-0 border-l-2 border-danger-line bg-[repeating-linear-gradient(135deg,var(--on-img-bg)_0_3px,transparent_3px_7px)]"
          />
        ) : null}
        {atMs === null ? null : (
          <div
            style={{ left: share(atMs) }}
            className="pointer-events-none absolute -inset-y-1 z-playhead w-0.5 bg-accent-line shadow-[0_0_0_1px_var(--playhead-casing)]"
          />
        )}
        <Handle edge="start" strip={props} drag={drag} />
        <Handle edge="end" strip={props} drag={drag} />
      </div>
    </div>
  );
}
