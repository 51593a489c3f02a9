import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useLatest } from '#renderer/editing/use-latest.ts';
import { captionCues, type CaptionCue } from './caption-cues.ts';
import { ClipDeck } from './clip-deck.ts';
import { holdFrame } from './held-frame.ts';
import { attachDeck, noteLoaded, togglePlay } from './player-actions.ts';
import { playerStore, usePlayer } from './player-store.ts';

interface FilmVideoProps {
  /** The video's name for screen readers. */
  readonly label: string;
  /** A file of the library, or a film in memory. Another film takes the place of the first without a black frame. */
  readonly film: string | Blob;
  readonly poster?: string | undefined;
  /** The words are in the picture already. */
  readonly isCaptioned: boolean;
  readonly onFailed: () => void;
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
function useCaptions(video: HTMLVideoElement | null, isCaptioned: boolean): void {
  const spec = useDraft((draft) => draft.spec);
  const isWanted = usePlayer((player) => player.hasCaptions);
  useEffect(() => {
    if (video !== null && spec !== null) writeCaptions(video, captionCues(spec), isWanted && !isCaptioned);
  }, [video, spec, isWanted, isCaptioned]);
}

/** Loads a film; the one before stays in sight until then, and what played goes on at its speed. */
function loadFilm(video: HTMLVideoElement, film: string | Blob): () => void {
  const { playbackRate } = video;
  const url = typeof film === 'string' ? film : URL.createObjectURL(film);
  video.src = url;
  // Loading sets the speed back.
  video.playbackRate = playbackRate;
  return () => {
    // Still on the page: only its film changes.
    if (video.isConnected) {
      holdFrame(video);
      if (!video.paused) playerStore.setState({ isPlayWanted: true });
    }
    if (typeof film !== 'string') URL.revokeObjectURL(url);
  };
}

/** One film of the open clip. The native controls are off: the transport below has its own. */
export function FilmVideo({ label, film, poster, isCaptioned, onFailed }: FilmVideoProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLVideoElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const failed = useLatest(onFailed);
  useCaptions(video, isCaptioned);
  useEffect(() => (video === null ? undefined : loadFilm(video, film)), [video, film]);
  useLayoutEffect(() => {
    const current = element.current;
    setVideo(current);
    if (current === null) return undefined;
    const deck = new ClipDeck(current);
    const detach = attachDeck(deck);
    return () => {
      holdFrame(current);
      deck.close();
      detach();
    };
  }, []);
  return (
    <video
      ref={element}
      poster={poster}
      preload="auto"
      playsInline
      disablePictureInPicture
      aria-label={label}
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
        failed.current();
      }}
      className="size-full object-contain"
    >
      <track kind="captions" label={t('studio.player.captions')} srcLang="en" />
    </video>
  );
}
