import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { EmptyState, type EmptyAction } from '#renderer/ui/empty-state.tsx';
import { isUnwritten } from './clip-content.ts';
import { useSelectedShot } from './shots/selected-shot.ts';
import { shotPicture } from './shots/shot-picture.ts';
import { TakeVideo } from './take-video.tsx';

/** Without a take: the picture of the selected shot, when it mentions one. */
function ShotStill() {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const selected = useSelectedShot();
  const pictureId = spec === null || selected === null ? null : shotPicture(spec, selected.shot);
  const asset = useMirror((mirror) => (pictureId === null ? undefined : mirror.assets[pictureId]));
  if (asset === undefined || selected === null) return null;
  const source = asset.kind === 'image' && !asset.isMissing ? `/media/${asset.id}` : `/thumb/${asset.id}`;
  return (
    <img
      src={source}
      alt={t('studio.player.still', { number: selected.index + 1 })}
      draggable={false}
      className="size-full object-contain"
    />
  );
}

interface PlayerProps {
  /** What can be done with a clip about which nothing is written. */
  readonly emptyActions: readonly EmptyAction[];
}

/** The brightest thing on the screen: the take, else the picture of the shot, else how to begin. */
export function Player({ emptyActions }: PlayerProps) {
  const { t } = useTranslation();
  const take = useMirror((mirror) => mirror.takes);
  const takeId = useSelection((selection) => selection.takeId);
  const clipId = useDraft((draft) => draft.clipId);
  const isEmpty = useDraft((draft) => draft.spec !== null && isUnwritten(draft.spec));
  const shown = takeId === null ? undefined : take[takeId];
  const isShown = shown !== undefined && shown.trashedAt === null && shown.clipId === clipId;
  return (
    <section
      aria-label={t('studio.region.player')}
      data-panel="player"
      className="flex min-h-0 flex-1 items-center justify-center overflow-hidden bg-well"
    >
      {isShown ? (
        <TakeVideo key={shown.id} take={shown} />
      ) : isEmpty ? (
        <EmptyState
          ground="well"
          title={t('studio.empty.startClip')}
          fact={t('studio.empty.startFact')}
          actions={emptyActions}
        />
      ) : (
        <ShotStill />
      )}
    </section>
  );
}
