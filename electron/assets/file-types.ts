import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { MediaKind } from '#shared/domain/reference.ts';

interface FileType {
  readonly mime: AssetMimeType;
  readonly kind: MediaKind;
  /** The extension in the library; one per type, so that a path tells its type. */
  readonly extension: string;
  /** Short name in messages. */
  readonly label: string;
  /** Extensions that people's files of this type carry. */
  readonly aliases: readonly string[];
}

// Cameras write MP4 files named .mov and the other way round: both names are honest for both.
const movieAliases = ['mp4', 'm4v', 'mov', 'qt'];

export const fileTypes: readonly FileType[] = [
  { mime: 'image/jpeg', kind: 'image', extension: 'jpg', label: 'JPEG', aliases: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { mime: 'image/png', kind: 'image', extension: 'png', label: 'PNG', aliases: ['png'] },
  { mime: 'image/webp', kind: 'image', extension: 'webp', label: 'WebP', aliases: ['webp'] },
  { mime: 'video/mp4', kind: 'video', extension: 'mp4', label: 'MP4', aliases: movieAliases },
  { mime: 'video/quicktime', kind: 'video', extension: 'mov', label: 'MOV', aliases: movieAliases },
  { mime: 'audio/mpeg', kind: 'audio', extension: 'mp3', label: 'MP3', aliases: ['mp3'] },
  { mime: 'audio/wav', kind: 'audio', extension: 'wav', label: 'WAV', aliases: ['wav', 'wave'] },
];

const byMime = new Map<string, FileType>(fileTypes.map((type) => [type.mime, type]));
const byExtension = new Map<string, FileType>(fileTypes.map((type) => [type.extension, type]));

export function findFileType(mime: string): FileType | null {
  return byMime.get(mime) ?? null;
}

export function getFileType(mime: AssetMimeType): FileType {
  const type = byMime.get(mime);
  if (type === undefined) throw new Error(`no file type for ${mime}`);
  return type;
}

/** `extension` as the library writes it: lower case, without a dot. */
export function findFileTypeOfExtension(extension: string): FileType | null {
  return byExtension.get(extension) ?? null;
}
