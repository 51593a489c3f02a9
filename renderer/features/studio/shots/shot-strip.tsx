import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { loadArranging } from './arrange.ts';
import { CardList } from './card-list.tsx';
import { Densities } from './densities.tsx';
import type { PlacedShot } from './model.ts';
import { Playhead, Ruler } from './ruler.tsx';
import { useSelectedShot } from './selected-shot.ts';
import { ShotEdges } from './shot-edges.tsx';
import { ShotToolbar } from './shot-toolbar.tsx';

const DragOverlay = lazy(async () => ({ default: (await import('./gestures/drag-overlay.tsx')).DragOverlay }));

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
  return (
    <>
      <div ref={strip} data-strip className="@container relative flex min-h-0 flex-1 flex-col">
        <Ruler stored={stored} />
        <div className="relative min-h-0 flex-1">
          <CardList stored={stored} selected={selected} onEditShot={onEditShot} />
          <ShotEdges stored={stored} selectedIndex={selected.index} />
          <Suspense fallback={null}>
            <DragOverlay spec={stored} />
          </Suspense>
        </div>
        <Playhead stored={stored} />
      </div>
      <Densities stored={stored} selectedIndex={selected.index} />
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
  const selected = useSelectedShot();
  if (stored === null || selected === null) return null;
  return (
    <section
      aria-label={t('studio.region.shots')}
      data-panel="shots"
      style={{ height }}
      className="flex shrink-0 flex-col bg-bg-0 px-3 pb-1"
    >
      <ShotToolbar spec={stored} />
      <Strip stored={stored} selected={selected} onEditShot={onEditShot} />
    </section>
  );
}
