import { bytesAnswer, jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import { readObject, type Exchange } from '../../provider-server/exchange.ts';
import { sha256Of } from '../../provider-server/received-upload.ts';
import type { EachlabsWorld, OpenUpload } from '../eachlabs-world.ts';
import { isJson, refusal, refuseStranger, unknownName } from './door.ts';

const fields = ['content_type', 'file_type', 'expires_in_seconds'];
const fileTypes = ['image', 'video', 'audio', 'other'];
const extensions: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
};

function wishProblem({ content_type: type, file_type: kind, expires_in_seconds: seconds }: Record<string, unknown>) {
  if (typeof type !== 'string' || type === '') return 'content_type is required';
  if (kind !== undefined && !fileTypes.some((known) => known === kind)) return 'unknown file_type';
  const isSpan = typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 60 && seconds <= 31_536_000;
  return seconds === undefined || isSpan ? null : 'expires_in_seconds must be between 60 and 31536000';
}

/** Announces a file. The address that comes back is signed and good for one file. */
export async function presign(world: EachlabsWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const wish = isJson(exchange) ? readObject(exchange) : null;
  if (wish === null) return refusal(400, 'Invalid request body');
  const problem = unknownName(Object.keys(wish), fields) ?? wishProblem(wish);
  if (problem !== null) return jsonAnswer(400, { error: problem });
  const id = crypto.randomUUID();
  const contentType = String(wish['content_type']);
  const keepSeconds = typeof wish['expires_in_seconds'] === 'number' ? wish['expires_in_seconds'] : null;
  const path = `/uploads/${id}${extensions[contentType] ?? ''}`;
  const requiredHeaders = { 'X-Amz-Meta-File-Id': id, 'Content-Type': contentType };
  world.openUploads.set(id, { id, path, contentType, keepSeconds, requiredHeaders });
  const origin = world.origin();
  const expiresAt = world.nowMs() + (keepSeconds ?? 180 * 86_400) * 1_000;
  return jsonAnswer(200, {
    id,
    presigned_url: `${origin}/bucket/${id}?X-Amz-Signature=${id}`,
    public_url: `${origin}${path}`,
    expires_at: new Date(expiresAt).toISOString(),
    required_headers: requiredHeaders,
  });
}

/** What a signed address refuses: a key, a length that is not known beforehand, a header that is not as signed. */
function putProblem({ url, headers }: Exchange, upload: OpenUpload | undefined): string | null {
  if (upload === undefined || url.searchParams.get('X-Amz-Signature') !== upload.id) return 'SignatureDoesNotMatch';
  if (headers.authorization !== undefined) return 'InvalidArgument: only one way to say who you are';
  if (headers['content-length'] === undefined) return 'MissingContentLength';
  const differs = Object.entries(upload.requiredHeaders).some(([name, value]) => headers[name.toLowerCase()] !== value);
  return differs ? 'SignatureDoesNotMatch: headers' : null;
}

export async function put(world: EachlabsWorld, exchange: Exchange, id: string): Promise<Answer> {
  const upload = world.openUploads.get(id);
  const problem = putProblem(exchange, upload);
  if (problem !== null || upload === undefined) {
    return bytesAnswer(403, Buffer.from(`<Error><Code>${problem ?? ''}</Code></Error>`), {
      'content-type': 'application/xml',
    });
  }
  const { path, contentType, keepSeconds } = upload;
  const { body: bytes } = exchange;
  world.openUploads.delete(id);
  world.files.put(path, { bytes, contentType });
  world.stored.set(id, path);
  const url = `${world.origin()}${path}`;
  const sha256 = sha256Of(bytes);
  world.uploads.push({ url, name: '', contentType, bytes: bytes.length, sha256, parts: 1, keepSeconds });
  return bytesAnswer(200, new Uint8Array(), {});
}

/** A file that was announced and has not arrived is "still processing". */
export async function remove(world: EachlabsWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  if (world.openUploads.has(id)) return refusal(409, 'File is still processing');
  const path = world.stored.get(id);
  if (path === undefined) return refusal(404, 'File not found');
  world.stored.delete(id);
  world.files.expire(path);
  return { status: 204, headers: {}, body: new Uint8Array() };
}
