import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '#shared/domain/take.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { captionCues, type CaptionCue } from './caption-cues.ts';
import { attachVideo, noteLoaded, togglePlay } from './player-actions.ts';
import { playerStore, usePlayer } from './player-store.ts';

interface TakeVideoProps {
  readonly take: Take;
}

function writeCaptions(video: HTMLVideoElement, cues: readonly CaptionCue[], isShown: boolean): void {
  const track = video.textTracks[0];
  if (track === undefined) return;
  track.mode = isShown ? 'showing' : 'hidden';
  // The list of cues is live: it shrinks while they are taken out.
  while (track.cues?.[0] !== undefined) track.removeCue(track.cues[0]);
  for (const { startMs, endMs, text } of cues) track.addCue(new VTTCue(startMs / 1_000, endMs / 1_000, text));
}

/** Writes the dialogue of the clip as captions onto the video's own track. */
function useCaptions(video: HTMLVideoElement | null): void {
  const spec = useDraft((draft) => draft.spec);
  const isShown = usePlayer((player) => player.hasCaptions);
  useEffect(() => {
    if (video !== null && spec !== null) writeCaptions(video, captionCues(spec), isShown);
  }, [video, spec, isShown]);
}

/** The file of a take. The native controls are off: the transport below has its own. */
export function TakeVideo({ take }: TakeVideoProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLVideoElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const clipName = useMirror((mirror) => mirror.clips[take.clipId]?.name ?? '');
  const isMissing = useMirror((mirror) => mirror.assets[take.assetId]?.isMissing ?? false);
  // A poster that is not drawn yet would be asked for in vain.
  const hasPoster = useMirror((mirror) => mirror.assets[take.assetId]?.hasThumbnail ?? false);
  useCaptions(video);
  useEffect(() => {
    setVideo(element.current);
    return element.current === null ? undefined : attachVideo(element.current);
  }, []);

  if (isMissing || hasFailed) {
    const sentence = isMissing
      ? t('studio.player.missing', { number: take.number })
      : t('studio.player.cannotPlay', { number: take.number });
    return <ErrorNotice sentence={sentence} className="max-w-[420px] rounded-r3 bg-bg-1 p-4" />;
  }
  return (
    <video
      ref={element}
      src={`/media/${take.assetId}`}
      poster={hasPoster ? `/thumb/${take.assetId}` : undefined}
      preload="auto"
      playsInline
      disablePictureInPicture
      aria-label={t('studio.player.video', { number: take.number, clip: clipName })}
      onClick={togglePlay}
      onPlay={() => {
        playerStore.setState({ isPlaying: true });
      }}
      onPause={() => {
        playerStore.setState({ isPlaying: false });
      }}
      onLoadedMetadata={(event) => {
        noteLoaded(event.currentTarget.duration * 1_000);
      }}
      onError={() => {
        setHasFailed(true);
      }}
      className="size-full object-contain"
    >
      <track kind="captions" label={t('studio.player.captions')} srcLang="en" />
    </video>
  );
}
