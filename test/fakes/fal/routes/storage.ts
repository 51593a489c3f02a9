import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import { readObject, type Exchange } from '../../provider-server/exchange.ts';
import { sha256Of } from '../../provider-server/received-upload.ts';
import { detailBody } from '../error-bodies.ts';
import { randomHex } from '../finish.ts';
import type { FalWorld, OpenUpload } from '../fal-world.ts';
import { refuseStranger } from './auth.ts';

const refused: Answer = jsonAnswer(400, { detail: 'The signature of this address does not fit' });

/** Announces a file, whole or in parts. The address that comes back is signed and good for one file. */
export async function initiate(world: FalWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  if (exchange.url.searchParams.get('storage_type') !== 'fal-cdn-v3') {
    return jsonAnswer(400, { detail: 'Unsupported storage_type' });
  }
  const { content_type: contentType, file_name: name } = readObject(exchange) ?? {};
  if (typeof contentType !== 'string' || typeof name !== 'string') {
    const field = typeof contentType === 'string' ? 'file_name' : 'content_type';
    return jsonAnswer(422, detailBody([{ loc: ['body', field], msg: 'Field required', type: 'missing' }]));
  }
  const id = crypto.randomUUID();
  const extension = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? '';
  const path = `/files/b/${randomHex(8)}/${randomHex(20)}${extension}`;
  const keepSeconds = readKeepSeconds(exchange.headers['x-fal-object-lifecycle']);
  world.openUploads.set(id, { path, name, contentType, keepSeconds, parts: new Map() });
  const origin = world.origin();
  return jsonAnswer(200, { upload_url: `${origin}/upload/${id}?signature=${id}`, file_url: `${origin}${path}` });
}

/** The bytes, or one part of them. A signed address and a key do not go together. */
export async function put(world: FalWorld, { url, headers, body }: Exchange, path: string): Promise<Answer> {
  const [id = '', part = ''] = path.split('/');
  const upload = world.openUploads.get(id);
  if (upload === undefined || url.searchParams.get('signature') !== id || headers.authorization !== undefined) {
    return refused;
  }
  if (part === '') {
    if (headers['content-type'] !== upload.contentType) return refused;
    receive(world, id, upload, body, 1);
    return jsonAnswer(200, {});
  }
  upload.parts.set(Number(part), body);
  return jsonAnswer(200, { partNumber: Number(part), etag: `"${sha256Of(body).slice(0, 32)}"` });
}

/** Puts the parts together, in the order of their numbers. */
export async function complete(world: FalWorld, exchange: Exchange, id: string): Promise<Answer> {
  const upload = world.openUploads.get(id);
  const { parts } = readObject(exchange) ?? {};
  if (upload === undefined || exchange.url.searchParams.get('signature') !== id || !Array.isArray(parts))
    return refused;
  const named = (parts as { readonly partNumber?: unknown; readonly etag?: unknown }[]).map(({ partNumber, etag }) => {
    const bytes = upload.parts.get(Number(partNumber));
    return bytes !== undefined && etag === `"${sha256Of(bytes).slice(0, 32)}"` ? bytes : null;
  });
  if (named.length !== upload.parts.size || named.some((bytes) => bytes === null)) return refused;
  receive(world, id, upload, Buffer.concat(named.filter((bytes) => bytes !== null)), named.length);
  return jsonAnswer(200, {});
}

function receive(world: FalWorld, id: string, upload: OpenUpload, bytes: Buffer, parts: number): void {
  const { path, name, contentType, keepSeconds } = upload;
  world.openUploads.delete(id);
  world.files.put(path, { bytes, contentType });
  const url = `${world.origin()}${path}`;
  world.uploads.push({ url, name, contentType, bytes: bytes.length, sha256: sha256Of(bytes), parts, keepSeconds });
}

function readKeepSeconds(header: string | string[] | undefined): number | null {
  const value = typeof header === 'string' ? readObject({ body: Buffer.from(header) }) : null;
  const seconds = value?.['expiration_duration_seconds'];
  return typeof seconds === 'number' ? seconds : null;
}
