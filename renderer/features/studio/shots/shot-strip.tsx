import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useLiveSpec } from '#renderer/editing/live-spec.ts';
import { loadArranging } from './arrange.ts';
import { CardList } from './card-list.tsx';
import { DensityBar } from './density-bar.tsx';
import { useDrag } from './drag-store.ts';
import { placeShots, totalMs, type PlacedShot } from './model.ts';
import { Playhead, Ruler } from './ruler.tsx';
import { useSelectedShot } from './selected-shot.ts';
import { ShotEdges } from './shot-edges.tsx';
import { ShotToolbar } from './shot-toolbar.tsx';

const DragOverlay = lazy(async () => ({ default: (await import('./gestures/drag-overlay.tsx')).DragOverlay }));

interface DensitiesProps {
  readonly spec: ClipSpec;
  readonly scaleMs: number;
  readonly selectedIndex: number;
}

function Densities({ spec, scaleMs, selectedIndex }: DensitiesProps) {
  const { t } = useTranslation();
  const isSilent = spec.shots.every((shot) => dialogueDensity(shot).level === 'none');
  return (
    <div className="relative mt-1.5 h-6 shrink-0 short:h-2">
      {isSilent ? (
        <p className="truncate pt-[3px] text-meta text-fg-3 short:sr-only">{t('studio.shots.density.none')}</p>
      ) : (
        placeShots(spec.shots).map(({ shot, index, startMs }) => (
          <div
            key={shot.id}
            style={{ left: `${(startMs / scaleMs) * 100}%`, width: `${(shot.durationMs / scaleMs) * 100}%` }}
            className="absolute flex flex-col gap-1 overflow-hidden pr-2.5"
          >
            <DensityBar shot={shot} isSelected={index === selectedIndex} />
          </div>
        ))
      )}
    </div>
  );
}

/** Dragging is loaded after the first paint. */
function useGestures(): RefObject<HTMLDivElement | null> {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let detach: (() => void) | null = null;
    let isGone = false;
    const load = async (): Promise<void> => {
      const [{ attachGestures }] = await Promise.all([
        import('./gestures/attach-gestures.ts'),
        import('./gestures/drag-overlay.tsx'),
        loadArranging(),
      ]);
      if (!isGone && strip.current !== null) detach = attachGestures(strip.current);
    };
    void load();
    return () => {
      isGone = true;
      detach?.();
    };
  }, []);
  return strip;
}

interface StripProps {
  readonly stored: ClipSpec;
  readonly selected: PlacedShot;
  readonly onEditShot: (placed: PlacedShot) => void;
}

/** Ruler, cards, edges and playhead at one scale: the width of the strip is the clip. */
function Strip({ stored, selected, onEditShot }: StripProps) {
  const strip = useGestures();
  const drag = useDrag((state) => state.drag);
  const edge = drag?.kind === 'edge' ? drag : null;
  const live = edge?.spec ?? stored;
  // Cards keep their places while two neighbours give way; they are pushed with the clip.
  const spec = edge?.mode === 'push' ? edge.spec : stored;
  const scaleMs = edge?.scaleMs ?? totalMs(stored.shots);
  return (
    <>
      <div ref={strip} data-strip className="@container relative flex min-h-0 flex-1 flex-col">
        <Ruler scaleMs={scaleMs} />
        <div className="relative min-h-0 flex-1">
          <CardList spec={spec} live={live} scaleMs={scaleMs} selected={selected} onEditShot={onEditShot} />
          <ShotEdges
            spec={spec}
            live={live}
            scaleMs={scaleMs}
            selectedIndex={selected.index}
            draggedIndex={edge?.index ?? null}
          />
          <Suspense fallback={null}>
            <DragOverlay spec={stored} />
          </Suspense>
        </div>
        <Playhead scaleMs={scaleMs} />
      </div>
      <Densities spec={live} scaleMs={scaleMs} selectedIndex={selected.index} />
    </>
  );
}

interface ShotStripProps {
  /** Pixels, without the line above it. */
  readonly height: number;
  /** Puts the caret into the words of a shot. */
  readonly onEditShot: (placed: PlacedShot) => void;
}

/** The shots of the clip, each exactly as long as it lasts. */
export function ShotStrip({ height, onEditShot }: ShotStripProps) {
  const { t } = useTranslation();
  const stored = useDraft((draft) => draft.spec);
  const live = useLiveSpec();
  const selected = useSelectedShot();
  if (stored === null || live === null || selected === null) return null;
  return (
    <section
      aria-label={t('studio.region.shots')}
      data-panel="shots"
      style={{ height }}
      className="flex shrink-0 flex-col bg-bg-0 px-3 pb-1"
    >
      <ShotToolbar spec={live} />
      <Strip stored={stored} selected={selected} onEditShot={onEditShot} />
    </section>
  );
}
