import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';
import { sendsReferences } from '#shared/prompt/mention-style.ts';
import type { RemoteFile } from './provider.ts';

/** What a clip of this kind sends: its frames, its references or its video; each file once. */
export function sentFilesOf(spec: ClipSpec): AssetId[] {
  const frames = spec.kind === 'frames' ? [spec.startFrame, spec.endFrame] : [];
  const source = spec.kind === 'edit' ? [spec.sourceVideo ?? null] : [];
  const references = sendsReferences(spec.kind) ? spec.references.map(({ assetId }) => assetId) : [];
  return [...new Set([...frames, ...source, ...references].filter((id) => id !== null))];
}

/** Milliseconds of all videos among them; `null`: there is none. */
export function inputVideoMsOf(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): number | null {
  const isReference = sendsReferences(spec.kind);
  const videos = [
    ...(isReference ? spec.references.filter(({ kind }) => kind === 'video').map(({ assetId }) => assetId) : []),
    ...(spec.kind === 'edit' && spec.sourceVideo !== undefined ? [spec.sourceVideo] : []),
  ];
  if (videos.length === 0) return null;
  return videos.reduce((sum, id) => sum + (assets.get(id)?.facts?.durationMs ?? 0), 0);
}

/** Where the provider fetches a file. Every file that was prepared has an address by now. */
export function addressOf(files: ReadonlyMap<AssetId, RemoteFile>, id: AssetId): string {
  const file = files.get(id);
  if (file === undefined) throw new Error(`no address of ${id}`);
  return file.url;
}
