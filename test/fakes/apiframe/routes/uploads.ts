import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { sha256Of } from '../../provider-server/received-upload.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';
import { sniff } from '../sniff.ts';
import { errorAnswer, refuseStranger } from './auth.ts';

const megabyte = 1_000_000;
const maxBytes = { image: 25 * megabyte, audio: 25 * megabyte, video: 50 * megabyte };

async function readFile({ headers, body }: Exchange): Promise<File | null> {
  const contentType = headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) return null;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  const [[name, value] = [], ...others] = form === null ? [] : [...form];
  return name === 'file' && value instanceof File && others.length === 0 ? value : null;
}

/** Takes one file; what it is, its first bytes say. */
export async function upload(world: ApiframeWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const file = await readFile(exchange);
  if (file === null) return errorAnswer(400, 'A single file under the field "file" is required');
  const bytes = Buffer.from(await file.arrayBuffer());
  const type = sniff(bytes);
  if (type === null) return errorAnswer(400, 'Unsupported file type');
  if (bytes.byteLength > maxBytes[type.kind]) return errorAnswer(400, `File exceeds the limit for ${type.kind}`);
  const id = crypto.randomUUID();
  const path = `/files/uploads/${id}`;
  const url = `${world.origin()}${path}`;
  world.files.put(path, { bytes, contentType: type.contentType });
  const facts = { url, name: file.name, contentType: type.contentType, bytes: bytes.byteLength };
  world.uploads.push({ ...facts, sha256: sha256Of(bytes), parts: 1, keepSeconds: world.uploadLifeMs / 1_000 });
  return jsonAnswer(201, {
    id,
    url,
    kind: type.kind,
    contentType: type.contentType,
    byteSize: bytes.byteLength,
    expiresAt: new Date(world.nowMs() + world.uploadLifeMs).toISOString(),
  });
}
