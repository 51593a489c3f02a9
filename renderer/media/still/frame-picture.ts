import { findColourMatrix, type ColourMatrix } from './colour-matrix.ts';
import { planesToRgb, type Channel, type PlanarPicture } from './planes-to-rgb.ts';

/** How a film wants its frames to be shown. */
interface Shown {
  /** Clockwise, in degrees: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** After turning, in square pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * A decoded frame as it is shown: upright and with square pixels. Where the decoder gives out its planes, the colours are
 * made here, with the matrix that the file names. A canvas would go through the colour management of the system, whose
 * result differs from machine to machine. Frames that nobody can read (in the memory of a graphics card, or with more
 * than 8 bits) are drawn on a canvas, which knows the matrix too.
 */
export async function pictureOfFrame(frame: VideoFrame, shown: Shown): Promise<OffscreenCanvas | null> {
  const picture = await planesOf(frame);
  const matrix = findColourMatrix(frame.colorSpace.toJSON(), frame.visibleRect?.height ?? frame.codedHeight);
  const canvas = picture === null || matrix === null ? drawn(frame) : coloured(picture, matrix);
  if (canvas === null) return null;
  return shown.rotation === 0 && shown.width === canvas.width && shown.height === canvas.height
    ? canvas
    : turned(canvas, shown);
}

function coloured(picture: PlanarPicture, matrix: ColourMatrix): OffscreenCanvas | null {
  const { width, height } = picture;
  const pixels = new ImageData(width, height);
  planesToRgb(picture, matrix, pixels.data);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  context?.putImageData(pixels, 0, 0);
  return context === null ? null : canvas;
}

function drawn(frame: VideoFrame): OffscreenCanvas | null {
  const canvas = new OffscreenCanvas(
    frame.visibleRect?.width ?? frame.codedWidth,
    frame.visibleRect?.height ?? frame.codedHeight,
  );
  const context = canvas.getContext('2d', { alpha: false });
  context?.drawImage(frame, 0, 0, canvas.width, canvas.height);
  return context === null ? null : canvas;
}

/** The layouts in which decoders give out frames of 8 bits; planes in order, samples of a pair beside each other. */
const layouts: Readonly<Record<string, { readonly isPaired: boolean; readonly x: 0 | 1; readonly y: 0 | 1 }>> = {
  I420: { isPaired: false, x: 1, y: 1 },
  I422: { isPaired: false, x: 1, y: 0 },
  I444: { isPaired: false, x: 0, y: 0 },
  NV12: { isPaired: true, x: 1, y: 1 },
};

async function planesOf(frame: VideoFrame): Promise<PlanarPicture | null> {
  const layout = frame.format === null ? undefined : layouts[frame.format];
  if (layout === undefined || frame.visibleRect === null) return null;
  const { width, height } = frame.visibleRect;
  const bytes = new Uint8Array(frame.allocationSize());
  const planes = await frame.copyTo(bytes).catch(() => null);
  const [first, second, third] = planes ?? [];
  if (first === undefined || second === undefined) return null;
  const channel = ({ offset, stride }: PlaneLayout, step: number, shift = 0): Channel => ({
    offset: offset + shift,
    step,
    stride,
  });
  const chromaShift = { x: layout.x, y: layout.y };
  const base = { bytes, width, height, luma: channel(first, 1), chromaShift };
  if (layout.isPaired) return { ...base, blue: channel(second, 2), red: channel(second, 2, 1) };
  return third === undefined ? null : { ...base, blue: channel(second, 1), red: channel(third, 1) };
}

/** Turned by what the file says, and with its pixels made square. */
function turned(picture: OffscreenCanvas, shown: Shown): OffscreenCanvas | null {
  const canvas = new OffscreenCanvas(shown.width, shown.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  const isOnItsSide = shown.rotation % 180 !== 0;
  const [width, height] = isOnItsSide ? [shown.height, shown.width] : [shown.width, shown.height];
  context.imageSmoothingQuality = 'high';
  context.translate(shown.width / 2, shown.height / 2);
  context.rotate((shown.rotation * Math.PI) / 180);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
  return canvas;
}
