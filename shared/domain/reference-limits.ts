import type { AssetId } from '../ids.ts';
import { sendsReferences } from '../prompt/mention-style.ts';
import type { Asset } from './asset.ts';
import type { ClipSpec } from './clip-spec.ts';
import { fairCap, isPart, legalMime, legalRange, legalSize, usedMs, type SentFile } from './legal-copy.ts';
import type { DerivativeRecipe } from './derivative.ts';
import type { Capabilities, ReferenceLimits } from './provider.ts';
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

function about(file: SentFile, code: string, params: Params, fix: DerivativeRecipe | null): RequestProblem {
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

function checkType({ asset }: SentFile, { mimes }: ReferenceLimits[MediaKind]): [string, Params] | null {
  if (mimes.includes(asset.mime)) return null;
  return ['file-type', { type: asset.mime, allowed: mimes.join(', ') }];
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

function tooShort(videos: readonly SentFile[], { minTotalMs }: ReferenceLimits['video']): RequestProblem[] {
  const [first] = videos;
  const lengths = videos.map(usedMs);
  if (first === undefined || lengths.includes(null)) return [];
  const ms = total(lengths.map((length) => length ?? 0));
  if (ms >= minTotalMs) return [];
  // Nothing can be made longer.
  return [about(first, 'video-too-short', { seconds: under(ms, second), limit: asLimit(minTotalMs, second) }, null)];
}

function checkKind(files: readonly SentFile[], limits: ReferenceLimits): RequestProblem[] {
  const { shares, faults } = sharedFaults(files, limits);
  const bytes = total(files.map(({ asset }) => asset.bytes));
  return files.flatMap((file) => {
    const fix = fixOf(file, limits, shares, bytes - file.asset.bytes);
    return [...ownFaults(file, limits), ...(faults.get(file) ?? [])].map(([code, params]) =>
      about(file, code, params, code === 'file-unread' ? null : fix),
    );
  });
}

function checkCounts(spec: ClipSpec, limits: Capabilities['references']): RequestProblem[] {
  const count = (kind: MediaKind): number => spec.references.filter((reference) => reference.kind === kind).length;
  const check = (code: string, used: number, limit: number): RequestProblem[] =>
    used <= limit ? [] : [{ code, params: { count: used, limit }, assetId: null, fix: null }];
  return [
    ...check('too-many-images', count('image'), limits.images),
    ...check('too-many-videos', count('video'), limits.videos),
    ...check('too-many-audio', count('audio'), limits.audio),
    ...check('too-many-references', spec.references.length, limits.total),
  ];
}

interface NamedFile extends Omit<SentFile, 'asset'> {
  readonly assetId: AssetId;
}

/** What this kind of clip sends: the files of its tray, or its frames. */
function filesOf(spec: ClipSpec): NamedFile[] {
  if (sendsReferences(spec.kind)) return spec.references;
  const frames = spec.kind === 'frames' ? [spec.startFrame, spec.endFrame] : [];
  return frames.flatMap((assetId) => (assetId === null ? [] : [{ assetId, name: '', usedRange: null }]));
}

function checkSoundAlone(files: readonly SentFile[], { needsPicture }: ReferenceLimits['audio']): RequestProblem[] {
  const [sound] = files.filter(({ asset }) => asset.kind === 'audio');
  if (!needsPicture || sound === undefined || files.some(({ asset }) => asset.kind !== 'audio')) return [];
  return [about(sound, 'audio-alone', {}, null)];
}

/**
 * Everything about the files of a spec that a provider would refuse, known before a byte is uploaded. Each problem names
 * the file, the limit and, where one can be made, the legal copy: one recipe that heals all that is wrong with the file.
 * Pure.
 */
export function checkReferenceLimits(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  { references, limits }: Pick<Capabilities, 'references' | 'limits'>,
): RequestProblem[] {
  const problems = sendsReferences(spec.kind) ? checkCounts(spec, references) : [];
  const files: SentFile[] = [];
  for (const { assetId, name, usedRange } of filesOf(spec)) {
    const asset = assets.get(assetId);
    const shown = name === '' ? (asset?.name ?? '') : name;
    if (asset !== undefined && !asset.isMissing) files.push({ asset, name: shown, usedRange });
    else problems.push({ code: 'file-missing', params: { name: shown }, assetId, fix: null });
  }
  if (limits === null) return problems;
  const ofKind = (kind: MediaKind): SentFile[] => files.filter(({ asset }) => asset.kind === kind);
  return [
    ...problems,
    ...checkKind(ofKind('image'), limits),
    ...checkKind(ofKind('video'), limits),
    ...tooShort(ofKind('video'), limits.video),
    ...checkKind(ofKind('audio'), limits),
    ...checkSoundAlone(files, limits.audio),
  ];
}
