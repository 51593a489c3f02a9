import { createHash } from 'node:crypto';
import { bytesAnswer, type Answer } from './answer.ts';
import type { Exchange } from './exchange.ts';

export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Files of a content network: public, with ranges and strong ETags, until they expire. */
export interface StoredFiles {
  put(path: string, file: StoredFile): void;
  get(path: string): StoredFile | undefined;
  /** Answers 404 for it from now on. `path` absent: for all there are. */
  expire(path?: string): void;
  answer(exchange: Exchange): Answer;
}

export function createStoredFiles(): StoredFiles {
  const files = new Map<string, StoredFile>();
  return {
    put(path, file) {
      files.set(path, file);
    },
    get: (path) => files.get(path),
    expire(path) {
      if (path === undefined) files.clear();
      else files.delete(path);
    },
    answer({ url, headers }) {
      const file = files.get(url.pathname);
      if (file === undefined) return bytesAnswer(404, Buffer.from('File not found'), { 'content-type': 'text/plain' });
      return fileAnswer(file, headers.range, headers['if-range']);
    },
  };
}

function fileAnswer({ bytes, contentType }: StoredFile, range: string | undefined, ifRange: unknown): Answer {
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
  const headers = {
    'content-type': contentType,
    'cache-control': 'public, max-age=5184000, immutable',
    'access-control-allow-origin': '*',
    'accept-ranges': 'bytes',
    etag,
  };
  const match = /^bytes=(\d*)-(\d*)$/u.exec(range ?? '');
  // Several ranges, nonsense, or a condition that does not hold: the whole file.
  if (match === null || range === 'bytes=-' || (ifRange !== undefined && ifRange !== etag)) {
    return bytesAnswer(200, bytes, headers);
  }
  const [, from = '', to = ''] = match;
  const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if (start > end) {
    return bytesAnswer(416, new Uint8Array(), { ...headers, 'content-range': `bytes */${String(bytes.length)}` });
  }
  const content = `bytes ${String(start)}-${String(end)}/${String(bytes.length)}`;
  return bytesAnswer(206, bytes.subarray(start, end + 1), { ...headers, 'content-range': content });
}
