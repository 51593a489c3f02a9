import type { AssetId } from '../ids.ts';
import { sendsReferences } from '../prompt/mention-style.ts';
import type { Asset } from './asset.ts';
import type { ClipSpec } from './clip-spec.ts';
import { aboutFile, checkKind, checkShortest } from './file-limits.ts';
import type { SentFile } from './legal-copy.ts';
import type { Capabilities, ReferenceLimits } from './provider.ts';
import type { RequestProblem } from './quote.ts';
import type { MediaKind } from './reference.ts';

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

/** What this kind of clip sends: the files of its tray and the video it changes, or its frames. */
function filesOf(spec: ClipSpec): NamedFile[] {
  const references = sendsReferences(spec.kind) ? spec.references : [];
  const frames = spec.kind === 'frames' ? [spec.startFrame, spec.endFrame] : [];
  const source = spec.kind === 'edit' ? [spec.sourceVideo ?? null] : [];
  const slots = [...source, ...frames].flatMap((assetId) =>
    assetId === null ? [] : [{ assetId, name: '', usedRange: null }],
  );
  return [...slots, ...references];
}

function checkSoundAlone(files: readonly SentFile[], { needsPicture }: ReferenceLimits['audio']): RequestProblem[] {
  const [sound] = files.filter(({ asset }) => asset.kind === 'audio');
  if (!needsPicture || sound === undefined || files.some(({ asset }) => asset.kind !== 'audio')) return [];
  return [aboutFile(sound, 'audio-alone', {}, null)];
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
    ...checkShortest(ofKind('video'), limits.video),
    ...checkKind(ofKind('audio'), limits),
    ...checkSoundAlone(files, limits.audio),
  ];
}
