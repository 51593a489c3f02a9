import type { AssetMimeType } from './asset.ts';
import type { DerivativeRecipe } from './derivative.ts';
import { fairCap, isPart, legalMime, legalRange, legalSize, usedMs, type SentFile } from './legal-copy.ts';
import type { ReferenceLimits } from './provider.ts';
import type { RequestProblem } from './quote.ts';
import type { MediaKind } from './reference.ts';

type Params = RequestProblem['params'];

/** What the files of one kind may be together, in the state they are in now. */
interface Shares {
  /** Milliseconds each may last; `null`: they fit. */
  readonly capMs: number | null;
  /** Bytes each may have; `null`: they fit, or each has its own limit. */
  readonly capBytes: number | null;
}

const noShares: Shares = { capMs: null, capBytes: null };

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Megabytes and seconds to one place, away from the limit: what is too large never reads as large as the limit. */
const over = (value: number, unit: number): number => Math.ceil((value * 10) / unit) / 10;
const under = (value: number, unit: number): number => Math.floor((value * 10) / unit) / 10;
const megabyte = 1_000_000;
const second = 1_000;
const asLimit = (value: number, unit: number): number => Math.round((value * 10) / unit) / 10;

export function aboutFile(file: SentFile, code: string, params: Params, fix: DerivativeRecipe | null): RequestProblem {
  return { code, params: { name: file.name, ...params }, assetId: file.asset.id, fix };
}

/** One recipe heals everything that is wrong with a file; `null` when a copy cannot. */
function fixOf(file: SentFile, limits: ReferenceLimits, shares: Shares, others: number): DerivativeRecipe | null {
  const { asset } = file;
  const mime = legalMime(asset, limits[asset.kind].mimes);
  if (mime === null) return null;
  if (asset.kind === 'image') return { range: null, size: null, mime, maxBytes: limits.image.maxBytes };
  const range = legalRange(file, shares.capMs);
  if (asset.kind === 'audio') return { range, size: null, mime, maxBytes: limits.audio.maxBytes };
  const { width, height } = asset.facts ?? {};
  const size = width == null || height == null ? null : legalSize({ width, height }, limits.video);
  return { range, size, mime, maxBytes: shares.capBytes ?? limits.video.maxTotalBytes - others };
}

/** Formats by the names people know them by; the same in every language. */
const formatNames: Readonly<Record<AssetMimeType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'audio/mpeg': 'MP3',
  'audio/wav': 'WAV',
};

function checkType({ asset }: SentFile, { mimes }: ReferenceLimits[MediaKind]): [string, Params] | null {
  if (mimes.includes(asset.mime)) return null;
  return ['file-type', { type: formatNames[asset.mime], allowed: mimes.map((mime) => formatNames[mime]).join(', ') }];
}

function checkBytes({ asset }: SentFile, maxBytes: number): [string, Params] | null {
  if (asset.bytes <= maxBytes) return null;
  return ['file-bytes', { megabytes: over(asset.bytes, megabyte), limit: asLimit(maxBytes, megabyte) }];
}

function checkPart(file: SentFile): [string, Params] | null {
  if (!isPart(file)) return null;
  return ['part-not-cut', { seconds: asLimit(usedMs(file) ?? 0, second) }];
}

function checkPixels({ asset }: SentFile, { minPixels, maxPixels }: ReferenceLimits['video']): [string, Params] | null {
  const { width, height } = asset.facts ?? {};
  if (width == null || height == null) return null;
  const params = { width, height };
  if (width * height < minPixels) return ['video-too-small', { ...params, limit: minPixels }];
  return width * height > maxPixels ? ['video-too-large', { ...params, limit: maxPixels }] : null;
}

/** What is wrong with one file whatever the others are. */
function ownFaults(file: SentFile, limits: ReferenceLimits): [string, Params][] {
  const { asset } = file;
  const found = [checkType(file, limits[asset.kind])];
  if (asset.kind !== 'image') found.push(asset.facts?.durationMs == null ? ['file-unread', {}] : checkPart(file));
  if (asset.kind === 'video') found.push(checkPixels(file, limits.video));
  else found.push(checkBytes(file, limits[asset.kind].maxBytes));
  return found.filter((fault) => fault !== null);
}

/** What is wrong with files of a kind together, told of each that would have to shrink. */
function sharedFaults(
  files: readonly SentFile[],
  limits: ReferenceLimits,
): { shares: Shares; faults: Map<SentFile, [string, Params][]> } {
  const faults = new Map<SentFile, [string, Params][]>();
  const [kind] = files.map(({ asset }) => asset.kind);
  if (kind === undefined || kind === 'image') return { shares: noShares, faults };
  const lengths = files.map((file) => usedMs(file) ?? 0);
  const sizes = files.map(({ asset }) => asset.bytes);
  const { maxTotalMs } = limits[kind];
  const capMs = fairCap(lengths, maxTotalMs);
  const capBytes = kind === 'video' ? fairCap(sizes, limits.video.maxTotalBytes) : null;
  files.forEach((file, index) => {
    const found: [string, Params][] = [];
    if (capMs !== null && (lengths[index] ?? 0) > capMs) {
      const seconds = over(total(lengths), second);
      found.push([`${kind}-too-long`, { seconds, limit: asLimit(maxTotalMs, second) }]);
    }
    if (capBytes !== null && (sizes[index] ?? 0) > capBytes) {
      const limit = asLimit(limits.video.maxTotalBytes, megabyte);
      found.push(['video-bytes', { megabytes: over(total(sizes), megabyte), limit }]);
    }
    faults.set(file, found);
  });
  return { shares: { capMs, capBytes }, faults };
}

export function checkShortest(videos: readonly SentFile[], { minTotalMs }: ReferenceLimits['video']): RequestProblem[] {
  const [first] = videos;
  const lengths = videos.map(usedMs);
  if (first === undefined || lengths.includes(null)) return [];
  const ms = total(lengths.map((length) => length ?? 0));
  if (ms >= minTotalMs) return [];
  // Nothing can be made longer.
  return [
    aboutFile(first, 'video-too-short', { seconds: under(ms, second), limit: asLimit(minTotalMs, second) }, null),
  ];
}

export function checkKind(files: readonly SentFile[], limits: ReferenceLimits): RequestProblem[] {
  const { shares, faults } = sharedFaults(files, limits);
  const bytes = total(files.map(({ asset }) => asset.bytes));
  return files.flatMap((file) => {
    const fix = fixOf(file, limits, shares, bytes - file.asset.bytes);
    return [...ownFaults(file, limits), ...(faults.get(file) ?? [])].map(([code, params]) =>
      aboutFile(file, code, params, code === 'file-unread' ? null : fix),
    );
  });
}
