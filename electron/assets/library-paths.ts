import { join } from 'node:path';
import type { AssetId, StagedFileId, TakeId } from '#shared/ids.ts';

/** Ends the name of a file that belongs to the staged file before it. */
const resumeSuffix = '.resume';

/** Whose file of the staging folder this is. */
export function stagedFileOf(name: string): StagedFileId {
  return name.split('.', 1)[0] as StagedFileId;
}

/** Where things are in a library folder. Hashes are spread over two levels, so that no folder grows large. */
export interface LibraryPaths {
  readonly stagedFolder: string;
  readonly mediaFolder: string;
  staged(id: StagedFileId): string;
  /** What is needed to go on with a download that was cut off; see `resumeSuffix`. */
  resume(id: StagedFileId): string;
  mediaFolderOf(assetId: AssetId): string;
  media(assetId: AssetId, extension: string): string;
  sidecar(assetId: AssetId, takeId: TakeId): string;
  thumbnail(assetId: AssetId): string;
}

export function createLibraryPaths(libraryFolder: string): LibraryPaths {
  const stagedFolder = join(libraryFolder, 'staged');
  const mediaFolder = join(libraryFolder, 'media');
  const spread = (root: string, assetId: AssetId): string => join(root, assetId.slice(0, 2), assetId.slice(2, 4));
  return {
    stagedFolder,
    mediaFolder,
    staged: (id) => join(stagedFolder, id),
    resume: (id) => join(stagedFolder, `${id}${resumeSuffix}`),
    mediaFolderOf: (assetId) => spread(mediaFolder, assetId),
    media: (assetId, extension) => join(spread(mediaFolder, assetId), `${assetId}.${extension}`),
    sidecar: (assetId, takeId) => join(spread(mediaFolder, assetId), `${assetId}.${takeId}.json`),
    thumbnail: (assetId) => join(spread(join(libraryFolder, 'thumbnails'), assetId), `${assetId}.webp`),
  };
}
