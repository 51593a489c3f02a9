import { useEffect, useRef } from 'react';
import type { AssetId } from '#shared/ids.ts';
import { timecode } from '#renderer/words/time-text.ts';

interface ScrubVideoProps {
  readonly assetId: AssetId;
  readonly durationMs: number;
  /** 0 to 1. */
  readonly share: number;
}

/** The picture of a film at the place of the pointer, over its poster until it can be drawn. */
export function ScrubVideo({ assetId, durationMs, share }: ScrubVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  const atMs = share * durationMs;
  useEffect(() => {
    const video = element.current;
    // A seek while one is running is queued by the browser and makes scrubbing lag: the last one wins.
    if (video !== null && !video.seeking) video.currentTime = atMs / 1_000;
  }, [atMs]);
  return (
    <span aria-hidden="true" className="pointer-events-none absolute inset-0">
      <video
        ref={element}
        src={`/media/${assetId}`}
        muted
        playsInline
        preload="auto"
        tabIndex={-1}
        onSeeked={(event) => {
          if (Math.abs(event.currentTarget.currentTime * 1_000 - atMs) > 50)
            event.currentTarget.currentTime = atMs / 1_000;
        }}
        className="absolute inset-0 size-full object-cover"
      />
      <span style={{ left: `${share * 100}%` }} className="absolute inset-y-0 w-px bg-on-img" />
      <span
        style={{ left: `clamp(30px, ${share * 100}%, calc(100% - 30px))` }}
        className="absolute top-1.5 -translate-x-1/2 rounded-r1 bg-on-img-bg px-1 text-meta text-on-img"
      >
        {timecode(atMs)}
      </span>
    </span>
  );
}
