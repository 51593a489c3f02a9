import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '#shared/domain/take.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { FilmVideo } from './film-video.tsx';
import { useReleasedFrame } from './use-released-frame.ts';

interface TakeVideoProps {
  readonly take: Take;
}

function CannotPlay({ sentence }: { readonly sentence: string }) {
  useReleasedFrame();
  return <ErrorNotice sentence={sentence} className="max-w-[420px] rounded-r3 bg-bg-1 p-4" />;
}

/** The file of a take. */
export function TakeVideo({ take }: TakeVideoProps) {
  const { t } = useTranslation();
  const [hasFailed, setHasFailed] = useState(false);
  const clipName = useMirror((mirror) => mirror.clips[take.clipId]?.name ?? '');
  const isMissing = useMirror((mirror) => mirror.assets[take.assetId]?.isMissing ?? false);
  // A poster that is not drawn yet would be asked for in vain.
  const hasPoster = useMirror((mirror) => mirror.assets[take.assetId]?.hasThumbnail ?? false);
  if (isMissing) return <CannotPlay sentence={t('studio.player.missing', { number: take.number })} />;
  if (hasFailed) return <CannotPlay sentence={t('studio.player.cannotPlay', { number: take.number })} />;
  return (
    <FilmVideo
      label={t('studio.player.video', { number: take.number, clip: clipName })}
      film={`/media/${take.assetId}`}
      poster={hasPoster ? `/thumb/${take.assetId}` : undefined}
      isCaptioned={false}
      onFailed={() => {
        setHasFailed(true);
      }}
    />
  );
}
