import type { ErrorCode } from '#shared/errors.ts';
import { err, type Result } from '#shared/result.ts';
import { maxEdge, maxPixels } from '../limits.ts';

export type RefusalCode = Extract<ErrorCode, `asset.${string}`>;

/** Why a file is not taken in. It crosses from the worker to the main thread, so it is plain data. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Values for the sentence; the file's name is added later. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Technical reason for the folded details. */
  readonly reason: string;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function refuse(
  code: RefusalCode,
  reason: string,
  params: Readonly<Record<string, string | number>> = {},
): Result<never, Refusal> {
  return err({ code, reason, params });
}

/** `null` when a picture of this size can be held in memory. */
export function findSizeRefusal(size: PictureSize): Result<never, Refusal> | null {
  if (size.width <= 0 || size.height <= 0) return refuse('asset.damaged', 'a picture without pixels');
  if (size.width <= maxEdge && size.height <= maxEdge && size.width * size.height <= maxPixels) return null;
  return refuse('asset.dimensions-too-large', `${String(size.width)} x ${String(size.height)} pixels`, {
    width: size.width,
    height: size.height,
    limitMegapixels: Math.floor(maxPixels / 1e6),
  });
}
