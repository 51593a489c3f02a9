import type { Asset, AssetMimeType } from './asset.ts';
import { derivativeMimeTypes, type DerivativeRecipe } from './derivative.ts';
import type { ReferenceLimits } from './provider.ts';
import type { Reference } from './reference.ts';

/** A file that is about to be sent, with the part of it that is used. */
export interface SentFile {
  readonly asset: Asset;
  /** What a person calls it. */
  readonly name: string;
  readonly usedRange: Reference['usedRange'];
}

/** Containers round up to a frame or a packet, so a copy is cut a little below its limit. */
const cutMarginMs = 50;
const cutStepMs = 100;

/** The part that is left of a file once it is cut; `null` while nobody has measured it. */
export function usedMs({ asset, usedRange }: SentFile): number | null {
  const durationMs = asset.facts?.durationMs ?? null;
  if (usedRange === null) return durationMs;
  return (durationMs === null ? usedRange.endMs : Math.min(usedRange.endMs, durationMs)) - usedRange.startMs;
}

/** Whether only a part of the file is meant, so that the file itself must not be sent. */
export function isPart({ asset, usedRange }: SentFile): boolean {
  if (usedRange === null || asset.kind === 'image') return false;
  return usedRange.startMs > 0 || usedRange.endMs < (asset.facts?.durationMs ?? Infinity);
}

/**
 * The most that each of several amounts may be so that together they are at most `limit`: what is small stays whole,
 * what is large is cut to the same size. `null` when they fit already.
 */
export function fairCap(amounts: readonly number[], limit: number): number | null {
  if (amounts.reduce((sum, amount) => sum + amount, 0) <= limit) return null;
  let left = limit;
  let cap = 0;
  amounts
    .toSorted((a, b) => a - b)
    .forEach((amount, index) => {
      cap = left / (amounts.length - index);
      left -= Math.min(amount, cap);
    });
  return Math.floor(cap);
}

/** The length that a file longer than `capMs` is cut to. */
function cutLength(capMs: number): number {
  return Math.max(cutStepMs, Math.floor((capMs - cutMarginMs) / cutStepMs) * cutStepMs);
}

/** The nearest even size, in the same proportion, whose area is legal; `null` when it is legal as it is. */
export function legalSize(
  { width, height }: { readonly width: number; readonly height: number },
  { minPixels, maxPixels }: Pick<ReferenceLimits['video'], 'minPixels' | 'maxPixels'>,
): DerivativeRecipe['size'] {
  const area = width * height;
  if (area >= minPixels && area <= maxPixels) return null;
  const isSmall = area < minPixels;
  const scale = Math.sqrt((isSmall ? minPixels : maxPixels) / area);
  const toEven = (length: number): number => Math.max(2, 2 * (isSmall ? Math.ceil : Math.floor)((length * scale) / 2));
  return { width: toEven(width), height: toEven(height) };
}

/** The type of a copy: as it is where that can be made and sent, else the first that can; `null`: there is none. */
export function legalMime(asset: Asset, mimes: readonly AssetMimeType[]): DerivativeRecipe['mime'] | null {
  const possible = derivativeMimeTypes.filter((mime) => mime.startsWith(`${asset.kind}/`) && mimes.includes(mime));
  return possible.find((mime) => mime === asset.mime) ?? possible[0] ?? null;
}

/** The part of a file to keep: what is used of it, and not more than `capMs`. `null`: all of it. */
export function legalRange(file: SentFile, capMs: number | null): DerivativeRecipe['range'] {
  const length = usedMs(file);
  const startMs = file.usedRange?.startMs ?? 0;
  if (length !== null && capMs !== null && length > capMs) return { startMs, endMs: startMs + cutLength(capMs) };
  return isPart(file) && file.usedRange !== null ? file.usedRange : null;
}
