import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { useSelectedShot } from './shots/selected-shot.ts';
import { shotPicture } from './shots/shot-picture.ts';

/** Without a take: the picture of the selected shot, when it mentions one. */
export function ShotStill() {
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
