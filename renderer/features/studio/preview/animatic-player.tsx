import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { FilmVideo } from '../film-video.tsx';
import { ShotStill } from '../shot-still.tsx';
import { useReleasedFrame } from '../use-released-frame.ts';
import { clipFilmStore, useClipFilm } from './clip-film-store.ts';
import { followClip } from './follow-clip.ts';
import './preview-words.ts';

function tryAgain(): void {
  clipFilmStore.setState(({ tries }) => ({ tries: tries + 1, problem: null }));
}

function Problem({ detail }: { readonly detail: string }) {
  const { t } = useTranslation();
  useReleasedFrame();
  return (
    <ErrorNotice
      sentence={t('preview.cannotDraw')}
      primary={{ label: t('preview.tryAgain'), onAction: tryAgain }}
      detail={detail}
      className="max-w-[420px] rounded-r3 bg-bg-1 p-4"
    />
  );
}

/** The animatic of the open clip, drawn as it is written: no take, no job, nothing is kept. */
export function AnimaticPlayer() {
  const { t } = useTranslation();
  const clipId = useDraft((draft) => draft.clipId);
  const clipName = useMirror((mirror) => (clipId === null ? '' : (mirror.clips[clipId]?.name ?? '')));
  const film = useClipFilm((state) => state);
  useEffect(() => followClip(), []);
  if (film.clipId === clipId && film.problem !== null) return <Problem detail={film.problem} />;
  // Until it is there: the last frame of what was on show, else the picture of the shot.
  if (film.clipId !== clipId || film.blob === null) return <ShotStill />;
  return (
    <FilmVideo
      key={clipId}
      label={t('preview.animaticOf', { clip: clipName })}
      film={film.blob}
      isCaptioned
      onFailed={() => {
        clipFilmStore.setState({ blob: null, problem: t('preview.cannotPlay') });
      }}
    />
  );
}
