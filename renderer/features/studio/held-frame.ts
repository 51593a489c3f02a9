/** The canvas that lies over the player, if it is on screen. */
let canvas: HTMLCanvasElement | null = null;

export function attachHeldFrame(element: HTMLCanvasElement): () => void {
  canvas = element;
  return () => {
    if (canvas === element) canvas = null;
  };
}

/** Keeps what a video shows on the screen while the next one is loaded: a player that turns black looks broken. */
export function holdFrame(video: HTMLVideoElement): void {
  if (canvas === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  canvas.hidden = false;
}

/** The next picture is there. */
export function releaseFrame(): void {
  if (canvas !== null) canvas.hidden = true;
}
