import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '#shared/domain/take.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { EmptyState, type EmptyAction } from '#renderer/ui/empty-state.tsx';
import { isUnwritten } from './clip-content.ts';
import { attachHeldFrame } from './held-frame.ts';
import { usePlayer } from './player-store.ts';
import { ShotStill } from './shot-still.tsx';
import { useReleasedFrame } from './use-released-frame.ts';

// What plays comes after the first paint: it has a file to load anyway.
const TakeVideo = lazy(async () => ({ default: (await import('./take-video.tsx')).TakeVideo }));
const AnimaticPlayer = lazy(async () => ({
  default: (await import('./preview/animatic-player.tsx')).AnimaticPlayer,
}));
const FilmPlayer = lazy(async () => ({
  default: (await import('./preview/film-player.tsx')).FilmPlayer,
}));

interface PlayerProps {
  /** What can be done with a clip about which nothing is written. */
  readonly emptyActions: readonly EmptyAction[];
}

/** The last frame of what was shown, while the next film is loaded. */
function HeldFrame() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current === null ? undefined : attachHeldFrame(canvas.current)), []);
  return (
    <canvas
      ref={canvas}
      hidden
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 size-full object-contain"
    />
  );
}

function NothingToPlay({ emptyActions, isEmpty }: PlayerProps & { readonly isEmpty: boolean }) {
  const { t } = useTranslation();
  useReleasedFrame();
  if (!isEmpty) return <ShotStill />;
  return (
    <EmptyState
      ground="well"
      title={t('studio.empty.startClip')}
      fact={t('studio.empty.startFact')}
      actions={emptyActions}
    />
  );
}

function useShownTake(): Take | null {
  const takes = useMirror((mirror) => mirror.takes);
  const takeId = useSelection((selection) => selection.takeId);
  const clipId = useDraft((draft) => draft.clipId);
  const take = takeId === null ? undefined : takes[takeId];
  return take !== undefined && take.trashedAt === null && take.clipId === clipId ? take : null;
}

/** The brightest thing on the screen: the film, else the picture of the shot, else how to begin. */
export function Player({ emptyActions }: PlayerProps) {
  const { t } = useTranslation();
  const shows = usePlayer((player) => player.shows);
  const take = useShownTake();
  const isEmpty = useDraft((draft) => draft.spec !== null && isUnwritten(draft.spec));
  return (
    <section
      aria-label={t('studio.region.player')}
      data-panel="player"
      className="relative flex min-h-0 flex-1 items-center justify-center overflow-hidden bg-well"
    >
      {shows === 'film' ? (
        <Suspense fallback={<ShotStill />}>
          <FilmPlayer />
        </Suspense>
      ) : shows === 'animatic' && !isEmpty ? (
        <Suspense fallback={<ShotStill />}>
          <AnimaticPlayer />
        </Suspense>
      ) : take !== null ? (
        <Suspense fallback={null}>
          <TakeVideo key={take.id} take={take} />
        </Suspense>
      ) : (
        <NothingToPlay emptyActions={emptyActions} isEmpty={isEmpty} />
      )}
      <HeldFrame />
    </section>
  );
}
