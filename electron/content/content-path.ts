import { assetIdSchema, type AssetId } from '#shared/ids.ts';

export type ContentPath =
  | { readonly kind: 'media' | 'thumbnail'; readonly assetId: AssetId }
  /** `file` is a safe relative path with forward slashes. */
  | { readonly kind: 'bundle'; readonly file: string };

/** Path segments of the bundle: no dot first, no percent, no backslash, nothing that a file system reads its own way. */
const bundlePath = /^(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*\/)*[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/;
const assetPath = /^\/(media|thumb)\/(.*)$/s;
const longestPath = 512;

/**
 * What a URL asks for; `null` for everything else. Nothing is decoded: no file of ours has a name that needs it, so
 * whatever is encoded, in whatever way and however often, is not ours. A hash needs no escape from anything.
 */
export function parseContentPath(url: string): ContentPath | null {
  const parts = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]*(\/[^?#]*)?(\?[^#]*)?(#.*)?$/is.exec(url);
  const path = parts?.[1] ?? '/';
  const query = parts?.[2] ?? '';
  if (parts === null || path.length > longestPath) return null;
  const asset = assetPath.exec(path);
  if (asset !== null) {
    const assetId = assetIdSchema.safeParse(asset[2]);
    const isMedia = asset[1] === 'media';
    // A thumbnail that was drawn again is asked for as ?v=2; nothing else has a query.
    const isPlain = query === '' || (!isMedia && /^\?v=\d{1,10}$/.test(query));
    if (!assetId.success || !isPlain) return null;
    return { kind: isMedia ? 'media' : 'thumbnail', assetId: assetId.data };
  }
  const file = path === '/' ? 'index.html' : path.slice(1);
  return bundlePath.test(file) ? { kind: 'bundle', file } : null;
}
