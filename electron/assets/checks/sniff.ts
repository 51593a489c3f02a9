import { fileTypeFromBuffer } from 'file-type';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import { ok, type Result } from '#shared/result.ts';
import { fileTypes, findFileType } from '../file-types.ts';
import type { ByteReader } from './byte-reader.ts';
import { refuse, type Refusal } from './refusal.ts';

const headBytes = 16 * 1024;

/** Extensions that say what a file is. Others ("Take 2.final") claim nothing, so they cannot lie. */
const knownExtensions = new Set([
  ...fileTypes.flatMap((type) => type.aliases),
  ...'gif apng avif heic heif bmp tif tiff svg ico psd raw dng'.split(' '),
  ...'webm mkv avi mpg mpeg wmv flv 3gp ts m4a aac ogg opus flac aif aiff'.split(' '),
  ...'exe dll sh js py bat html htm txt pdf zip gz json xml doc docx'.split(' '),
]);

/** MIME types of `file-type` that are ours under another name. */
const synonyms: Readonly<Record<string, AssetMimeType>> = {
  // The chunk walk refuses it, with the right reason.
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/vnd.wave': 'audio/wav',
};

/**
 * What the first bytes say the file is. Refused: a type the library does not take, and a name that claims another type
 * than the bytes. `found` names the real type.
 */
export async function sniffType(file: ByteReader, name: string): Promise<Result<AssetMimeType, Refusal>> {
  const head = file.read(0, headBytes);
  const sniffed = await fileTypeFromBuffer(head);
  const mime = sniffed === undefined ? '' : (synonyms[sniffed.mime] ?? sniffed.mime);
  const type = findFileType(mime);
  const found = type?.label ?? sniffed?.ext.toUpperCase() ?? describeText(head);
  const extension = findExtension(name);

  const isClaim = extension !== null && knownExtensions.has(extension);
  const isHonest = type !== null && extension !== null && type.aliases.includes(extension);
  if (type !== null && (!isClaim || isHonest)) return ok(type.mime);
  const claimsOurs = extension !== null && fileTypes.some((known) => known.aliases.includes(extension));
  if (type !== null || (claimsOurs && found !== 'unknown')) {
    return refuse('asset.extension-lies', `.${String(extension)} is ${found}`, {
      found,
      extension: String(extension),
    });
  }
  return refuse('asset.unsupported-type', `the type is ${found}`, { found });
}

function findExtension(name: string): string | null {
  const match = /[^.]\.([A-Za-z0-9]{1,8})$/.exec(name);
  return match?.[1]?.toLowerCase() ?? null;
}

/** `file-type` knows no text. */
function describeText(head: Buffer): string {
  const text = head.toString('utf8').trimStart();
  if (text.startsWith('#!')) return 'script';
  if (/^<(!doctype html|html|script|head|body)/i.test(text)) return 'HTML';
  const hasControls = head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  // The replacement character stands for bytes that are not UTF-8.
  return text.length > 0 && !hasControls && !text.includes('\uFFFD') ? 'TXT' : 'unknown';
}
