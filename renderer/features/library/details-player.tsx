import { Pause, Play, Unplug } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '#shared/domain/asset.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Slider } from '#renderer/ui/slider.tsx';
import { clockText, secondsSpoken } from '#renderer/words/time-text.ts';

function Notice({ sentence }: { readonly sentence: string }) {
  return (
    <p className="flex h-44 items-center justify-center gap-2 bg-well px-6 text-base text-fg-2">
      <Icon of={Unplug} size={16} />
      <span className="wrap-anywhere">{sentence}</span>
    </p>
  );
}

interface ControlsProps {
  readonly isPlaying: boolean;
  readonly atMs: number;
  readonly lengthMs: number;
  readonly onToggle: () => void;
  readonly onSeek: (ms: number) => void;
}

function Controls({ isPlaying, atMs, lengthMs, onToggle, onSeek }: ControlsProps) {
  const { t } = useTranslation();
  return (
    <div className="flex h-9 items-center gap-2 bg-bg-1 px-2">
      <IconButton
        label={t(isPlaying ? 'library.player.pause' : 'library.player.play')}
        icon={isPlaying ? Pause : Play}
        onClick={onToggle}
      />
      <Slider
        label={t('library.player.time')}
        value={Math.min(atMs, lengthMs)}
        min={0}
        max={Math.max(1, lengthMs)}
        step={10}
        valueText={secondsSpoken(atMs)}
        onChange={onSeek}
      />
      <span className="text-meta whitespace-nowrap text-fg-3">
        {t('library.player.of', { at: clockText(atMs), length: clockText(lengthMs) })}
      </span>
    </div>
  );
}

/** Plays film and sound; the controls are the app's own, so that keys and looks are the same everywhere. */
function Moving({ asset, onFailed }: { readonly asset: Asset; readonly onFailed: () => void }) {
  const element = useRef<HTMLVideoElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [lengthMs, setLengthMs] = useState(asset.facts?.durationMs ?? 0);
  const toggle = (): void => {
    const video = element.current;
    if (video?.paused === true) void video.play().catch(onFailed);
    else video?.pause();
  };
  const seek = (ms: number): void => {
    setAtMs(ms);
    if (element.current !== null) element.current.currentTime = ms / 1_000;
  };
  return (
    <>
      <video
        ref={element}
        src={`/media/${asset.id}`}
        {...(asset.hasThumbnail ? { poster: `/thumb/${asset.id}` } : {})}
        preload="metadata"
        playsInline
        disablePictureInPicture
        aria-label={asset.name}
        onClick={toggle}
        onPlay={() => {
          setIsPlaying(true);
        }}
        onPause={() => {
          setIsPlaying(false);
        }}
        onLoadedMetadata={(event) => {
          setLengthMs(event.currentTarget.duration * 1_000);
        }}
        onTimeUpdate={(event) => {
          setAtMs(event.currentTarget.currentTime * 1_000);
        }}
        onError={onFailed}
        className={asset.kind === 'audio' ? 'h-24 w-full object-contain' : 'max-h-80 w-full object-contain'}
      >
        <track kind="captions" />
      </video>
      <Controls isPlaying={isPlaying} atMs={atMs} lengthMs={lengthMs} onToggle={toggle} onSeek={seek} />
    </>
  );
}

/** The picture, film or sound of an item; a sentence where it cannot be shown. */
export function DetailsPlayer({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation();
  const [hasFailed, setHasFailed] = useState(false);
  const onFailed = (): void => {
    setHasFailed(true);
  };
  if (asset.isMissing) return <Notice sentence={t('library.player.missing', { name: asset.name })} />;
  if (hasFailed || asset.facts?.canPreview === false) {
    return <Notice sentence={t('library.player.cannotPreview', { name: asset.name })} />;
  }
  return (
    <div className="shrink-0 bg-well">
      {asset.kind === 'image' ? (
        <img
          src={`/media/${asset.id}`}
          alt={asset.name}
          draggable={false}
          onError={onFailed}
          className="max-h-80 w-full object-contain"
        />
      ) : (
        <Moving asset={asset} onFailed={onFailed} />
      )}
    </div>
  );
}
