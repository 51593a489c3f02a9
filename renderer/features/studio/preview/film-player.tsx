import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { togglePlay } from '../player-actions.ts';
import { FilmBar } from './film-bar.tsx';
import type { FilmPart } from './film-plan.ts';
import { followFilm } from './follow-film.ts';
import './preview-words.ts';

const layer = 'absolute inset-0 size-full object-contain';

/** All clips of the project in a row. */
export function FilmPlayer() {
  const { t } = useTranslation();
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const [parts, setParts] = useState<readonly FilmPart[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (first.current === null || second.current === null) return undefined;
    return followFilm([first.current, second.current], { onParts: setParts, onProblem: setProblem });
  }, []);
  const video = {
    preload: 'auto',
    playsInline: true,
    disablePictureInPicture: true,
    'aria-label': t('preview.film'),
    onClick: togglePlay,
    className: layer,
  } as const;
  return (
    <div className="flex size-full flex-col">
      <div className="relative min-h-0 flex-1 bg-well">
        <video ref={first} {...video}>
          <track kind="captions" label={t('studio.player.captions')} srcLang="en" />
        </video>
        <video ref={second} {...video}>
          <track kind="captions" label={t('studio.player.captions')} srcLang="en" />
        </video>
        {problem === null ? null : (
          <div className="absolute inset-0 flex items-center justify-center">
            <ErrorNotice
              sentence={t('preview.cannotDraw')}
              detail={problem}
              className="max-w-[420px] rounded-r3 bg-bg-1 p-4"
            />
          </div>
        )}
      </div>
      <FilmBar parts={parts} />
    </div>
  );
}
