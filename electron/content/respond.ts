import type { AssetId } from '#shared/ids.ts';
import { createBundleFiles, type BundleFiles } from './bundle-files.ts';
import { parseByteRange } from './byte-range.ts';
import { parseContentPath } from './content-path.ts';
import { streamFile } from './file-stream.ts';
import { securityHeaders } from './security-headers.ts';

interface ContentOptions {
  /** The built renderer: index.html and its files. */
  readonly rendererFolder: string;
  findMedia(assetId: AssetId): Promise<{ readonly path: string; readonly mime: string; readonly bytes: number } | null>;
  findThumbnail(
    assetId: AssetId,
  ): Promise<{ readonly path: string; readonly bytes: number; readonly modifiedAt: number } | null>;
  /** A file that the page expected was not there. */
  onMissing(kind: 'media' | 'thumbnail', assetId: AssetId): void;
}

export type Respond = (request: Request) => Promise<Response>;

/** Something to send: either bytes in memory or a file. */
interface Content {
  readonly mime: string;
  /** Strong: the same tag means the same bytes. */
  readonly etag: string;
  readonly cacheControl: string;
  readonly size: number;
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array<ArrayBuffer> };
}

// What a hash names never changes.
const forEver = 'private, max-age=31536000, immutable';

/** Files of the interface, `/media/<sha256>` and `/thumb/<sha256>`: everything that both hosts show a page. */
export function createRespond(options: ContentOptions): Respond {
  const bundle = createBundleFiles(options.rendererFolder);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, { Allow: 'GET, HEAD' });
    const content = await findContent(request.url, options, bundle);
    return content === null ? plain(404) : answer(request, content);
  };
}

async function findContent(url: string, options: ContentOptions, bundle: BundleFiles): Promise<Content | null> {
  const path = parseContentPath(url);
  if (path === null) return null;
  if (path.kind === 'bundle') {
    const file = await bundle.find(path.file);
    return file === null ? null : { ...file, size: file.bytes.length, source: { bytes: file.bytes } };
  }
  const content = await findAssetContent(path.kind, path.assetId, options);
  if (content === null) options.onMissing(path.kind, path.assetId);
  return content;
}

async function findAssetContent(
  kind: 'media' | 'thumbnail',
  assetId: AssetId,
  options: ContentOptions,
): Promise<Content | null> {
  if (kind === 'media') {
    const file = await options.findMedia(assetId);
    if (file === null) return null;
    const { path, mime, bytes } = file;
    return { mime, etag: `"${assetId}"`, cacheControl: forEver, size: bytes, source: { path } };
  }
  const file = await options.findThumbnail(assetId);
  if (file === null) return null;
  // A thumbnail may be drawn again under its name.
  const etag = `"${assetId}-${String(file.modifiedAt)}-${String(file.bytes)}"`;
  return { mime: 'image/webp', etag, cacheControl: forEver, size: file.bytes, source: { path: file.path } };
}

function answer(request: Request, content: Content): Response {
  const { etag, size } = content;
  const headers = {
    ...securityHeaders,
    'Content-Type': content.mime,
    'Cache-Control': content.cacheControl,
    ETag: etag,
    'Accept-Ranges': 'bytes',
  };
  if (matches(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  const range = mayUseRange(request, etag) ? parseByteRange(request.headers.get('Range'), size) : 'whole';
  if (range === 'unsatisfiable') return plain(416, { 'Content-Range': `bytes */${String(size)}` });

  const sent = range === 'whole' ? { first: 0, last: size - 1 } : range;
  const length = { 'Content-Length': String(sent.last - sent.first + 1) };
  const body = request.method === 'HEAD' || size === 0 ? null : bodyOf(content, sent, request.signal);
  if (range === 'whole') return new Response(body, { status: 200, headers: { ...headers, ...length } });
  const contentRange = `bytes ${String(sent.first)}-${String(sent.last)}/${String(size)}`;
  return new Response(body, { status: 206, headers: { ...headers, ...length, 'Content-Range': contentRange } });
}

function bodyOf(
  { source }: Content,
  range: { readonly first: number; readonly last: number },
  signal: AbortSignal,
): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  return 'path' in source ? streamFile(source.path, range, signal) : source.bytes.subarray(range.first, range.last + 1);
}

/** RFC 9110: ranges belong to GET, and an If-Range that is not exactly our tag (a date, a weak tag) asks for everything. */
function mayUseRange(request: Request, etag: string): boolean {
  const condition = request.headers.get('If-Range');
  return request.method === 'GET' && (condition === null || condition === etag);
}

/** If-None-Match compares weakly: `W/"x"` matches `"x"`. */
function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false;
  if (condition.trim() === '*') return true;
  return condition.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** An answer without content. Never cached: the file may be there at the next try. */
function plain(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...securityHeaders, 'Cache-Control': 'no-store', ...headers } });
}
