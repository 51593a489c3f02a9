import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Names that the bundler gives: a hash of eight or more characters before the extension. */
const hashedName = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+(?:\.map)?$/;

interface BundleFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
  readonly etag: string;
  readonly cacheControl: string;
}

export interface BundleFiles {
  /** `file` must be a safe relative path. `null` when there is none, or none of a type we serve. */
  find(file: string): Promise<BundleFile | null>;
}

/** The built interface. Its files are small and few, so each is read once and kept. */
export function createBundleFiles(folder: string): BundleFiles {
  const files = new Map<string, Promise<BundleFile | null>>();
  return {
    async find(file) {
      const mime = mimeTypes[extname(file)];
      if (mime === undefined) return null;
      const known = files.get(file);
      if (known !== undefined) return await known;
      const reading = readBundleFile(folder, file, mime);
      files.set(file, reading);
      const found = await reading;
      // Not kept: a flood of made-up names must not fill memory.
      if (found === null) files.delete(file);
      return found;
    },
  };
}

async function readBundleFile(folder: string, file: string, mime: string): Promise<BundleFile | null> {
  const bytes = await readInside(folder, file);
  if (bytes === null) return null;
  const isImmutable = file.includes('/') && hashedName.test(file);
  return {
    bytes,
    mime,
    etag: `"${createHash('sha256').update(bytes).digest('hex')}"`,
    cacheControl: isImmutable ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
}

/** A link in the folder must not lead out of it. */
async function readInside(folder: string, file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(join(folder, file))]);
    return target.startsWith(root + sep) ? new Uint8Array(await readFile(target)) : null;
  } catch {
    // Missing, a folder, or a name that this file system does not take: in any case nothing to serve.
    return null;
  }
}
