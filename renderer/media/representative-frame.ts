import { CanvasSink, type InputVideoTrack } from 'mediabunny';
import { thumbnailEdge } from '#shared/domain/media-work.ts';

/** Where to look, as shares of the film. A tenth is past most titles and fades; the others are for films that are not. */
const candidates = [0.1, 0.3, 0.5, 0.75, 0] as const;

/** Luma from 0 to 255: a frame that is at least this bright and this varied shows something. */
const enoughLight = 24;
const enoughContrast = 10;
const sampleEdge = 32;

/** A frame that tells the film from others, at thumbnail size: not a black or an empty one unless all of them are. */
export async function findRepresentativeFrame(
  track: InputVideoTrack,
  startSeconds: number,
  endSeconds: number,
): Promise<OffscreenCanvas | null> {
  const scale = Math.min(1, thumbnailEdge / Math.max(await track.getDisplayWidth(), await track.getDisplayHeight()));
  const sink = new CanvasSink(track, {
    width: Math.max(1, Math.round((await track.getDisplayWidth()) * scale)),
    height: Math.max(1, Math.round((await track.getDisplayHeight()) * scale)),
    fit: 'fill',
  });
  let best: { canvas: OffscreenCanvas; score: number } | null = null;
  for (const share of candidates) {
    const found = await sink.getCanvas(startSeconds + share * (endSeconds - startSeconds));
    if (!(found?.canvas instanceof OffscreenCanvas)) continue;
    const { light, contrast } = measure(found.canvas);
    if (light >= enoughLight && contrast >= enoughContrast) return found.canvas;
    const score = light + 2 * contrast;
    if (best === null || score > best.score) best = { canvas: found.canvas, score };
  }
  return best?.canvas ?? null;
}

function measure(picture: OffscreenCanvas): { readonly light: number; readonly contrast: number } {
  const canvas = new OffscreenCanvas(sampleEdge, sampleEdge);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return { light: 0, contrast: 0 };
  context.drawImage(picture, 0, 0, sampleEdge, sampleEdge);
  const { data } = context.getImageData(0, 0, sampleEdge, sampleEdge);
  const lumas = Array.from(
    { length: sampleEdge * sampleEdge },
    (_, pixel) =>
      0.2126 * (data[pixel * 4] ?? 0) + 0.7152 * (data[pixel * 4 + 1] ?? 0) + 0.0722 * (data[pixel * 4 + 2] ?? 0),
  );
  const light = lumas.reduce((sum, luma) => sum + luma, 0) / lumas.length;
  const contrast = Math.sqrt(lumas.reduce((sum, luma) => sum + (luma - light) ** 2, 0) / lumas.length);
  return { light, contrast };
}
