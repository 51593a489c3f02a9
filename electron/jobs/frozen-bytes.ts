import { z } from 'zod';
import type { FrozenRequest } from '../providers/provider.ts';

const headSchema = z.strictObject({
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  idempotencyKey: z.string().nullable(),
});

const newline = 0x0a;

/** One line of JSON (which cannot hold a line break), then the body as it is: what was frozen is what is sent. */
export function packFrozen({ path, headers, idempotencyKey, body }: FrozenRequest): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ path, headers, idempotencyKey })}\n`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

export function unpackFrozen(bytes: Uint8Array): FrozenRequest {
  const end = bytes.indexOf(newline);
  const head = headSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  return { ...head, body: bytes.slice(end + 1) };
}
