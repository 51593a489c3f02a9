import { useEffect, useState, type RefObject } from 'react';
import type { UsedRange } from '#shared/domain/reference.ts';

export interface RangePlayer {
  readonly isPlaying: boolean;
  /** Where it plays now; `null` while it stands. */
  readonly atMs: number | null;
  /** Plays the part from its start to its end, or stops. */
  readonly toggle: () => void;
  /** Stops, and shows one moment. */
  readonly show: (ms: number) => void;
}

function seek(video: HTMLVideoElement, ms: number): void {
  video.currentTime = ms / 1_000;
}

/** Plays one part of a file and nothing else of it. */
export function useRangePlayer(
  element: RefObject<HTMLVideoElement | null>,
  { startMs, endMs }: UsedRange,
): RangePlayer {
  const [atMs, setAtMs] = useState<number | null>(null);
  const isPlaying = atMs !== null;
  useEffect(() => {
    const video = element.current;
    if (!isPlaying || video === null) return undefined;
    let frame = 0;
    const follow = (): void => {
      const now = video.currentTime * 1_000;
      // `timeupdate` comes four times a second: too late to stop at the end of a part.
      if (now >= endMs || video.ended || video.paused) {
        video.pause();
        setAtMs(null);
        return;
      }
      setAtMs(now);
      frame = requestAnimationFrame(follow);
    };
    frame = requestAnimationFrame(follow);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [element, isPlaying, endMs]);
  return {
    isPlaying,
    atMs,
    toggle: () => {
      const video = element.current;
      if (video === null) return;
      if (isPlaying) {
        video.pause();
        setAtMs(null);
        return;
      }
      seek(video, startMs);
      void video.play().then(
        () => {
          setAtMs(startMs);
        },
        () => undefined,
      );
    },
    show: (ms) => {
      const video = element.current;
      if (video === null) return;
      video.pause();
      setAtMs(null);
      seek(video, ms);
    },
  };
}
