import { useEffect, useRef } from 'react';
import type { AssetId } from '#shared/ids.ts';

const frameCount = 10;
/** Pixels of a drawn frame; the strip shows it at about half of that. */
const frameHeight = 112;

async function seekTo(video: HTMLVideoElement, seconds: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    video.addEventListener('seeked', () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error('the file cannot be shown')), { once: true });
    video.currentTime = seconds;
  });
}

async function drawFrames(video: HTMLVideoElement, canvases: readonly HTMLCanvasElement[], isStopped: () => boolean) {
  for (const [index, canvas] of canvases.entries()) {
    await seekTo(video, ((index + 0.5) / canvases.length) * video.duration);
    const context = canvas.getContext('2d');
    if (isStopped() || context === null) return;
    canvas.height = frameHeight;
    canvas.width = Math.max(1, Math.round((frameHeight * video.videoWidth) / video.videoHeight));
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
  }
}

/** Frames of a film at equal distances, over its whole length. What cannot be drawn stays the ground. */
export function FilmFrames({ assetId }: { readonly assetId: AssetId }) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isStopped = false;
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    const canvases = [...(strip.current?.querySelectorAll('canvas') ?? [])];
    video.addEventListener(
      'loadeddata',
      () => void drawFrames(video, canvases, () => isStopped).catch(() => undefined),
      {
        once: true,
      },
    );
    video.src = `/media/${assetId}`;
    return () => {
      isStopped = true;
      video.removeAttribute('src');
      video.load();
    };
  }, [assetId]);
  return (
    <div ref={strip} aria-hidden="true" className="absolute inset-0 flex overflow-hidden rounded-r1 bg-bg-3">
      {Array.from({ length: frameCount }, (_, index) => (
        <canvas key={index} width={1} height={1} className="h-full w-0 flex-1 object-cover" />
      ))}
    </div>
  );
}
