import { useEffect } from 'react';
import { releaseFrame } from './held-frame.ts';

/** For what stands in the player and is no video: the last frame of one must not lie over it. */
export function useReleasedFrame(): void {
  useEffect(() => {
    releaseFrame();
  }, []);
}
