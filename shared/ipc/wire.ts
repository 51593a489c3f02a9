import { z } from 'zod';
import { stagedFileIdSchema } from '../ids.ts';
import { maxChunkBytes } from './contract.ts';

/**
 * The browser host's socket. Text frames are JSON; a chunk of a file travels as a binary frame, so that its bytes are
 * never written as text: 4 bytes length of the header (big endian), the header as ASCII JSON, then the bytes.
 */
export const socketPath = '/socket';
export const sessionPath = '/session';

/** Largest text frame, in bytes: the limit of an input (4 million characters) with room for escapes. */
export const maxFrameBytes = 8_388_608;
/** Close codes of our own: the page secret is not known here (any more), and a frame that breaks the rules. */
export const closeCodes = { signedOut: 4401, badFrame: 4400 } as const;

const callIdSchema = z.number().int().nonnegative();

/** The first frame of a page; nothing else is listened to before it. */
export const helloFrameSchema = z.strictObject({ secret: z.string().min(1).max(200) });
export const callFrameSchema = z.strictObject({
  id: callIdSchema,
  method: z.string().max(100),
  input: z.unknown(),
});
export type CallFrame = z.infer<typeof callFrameSchema>;

export const serverFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome') }),
  z.strictObject({ kind: z.literal('result'), id: callIdSchema, result: z.unknown() }),
  z.strictObject({ kind: z.literal('event'), envelope: z.unknown() }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

export const tokenBodySchema = z.strictObject({ token: z.string().min(1).max(200) });
export const secretBodySchema = z.strictObject({ secret: z.string().min(1).max(200) });

const chunkHeaderSchema = z.strictObject({
  id: callIdSchema,
  stagedFileId: stagedFileIdSchema,
  offset: z.number().int().nonnegative(),
});
export type ChunkHeader = z.infer<typeof chunkHeaderSchema>;

const maxHeaderBytes = 512;

export function encodeChunkFrame(header: ChunkHeader, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // Ids and numbers only, so every character is one byte.
  const text = JSON.stringify(header);
  const frame = new Uint8Array(4 + text.length + bytes.byteLength);
  new DataView(frame.buffer).setUint32(0, text.length);
  for (let index = 0; index < text.length; index += 1) frame[4 + index] = text.charCodeAt(index);
  frame.set(bytes, 4 + text.length);
  return frame;
}

/** The parts of a binary frame; `null` when it is not one. The bytes are a view, not a copy. */
export function decodeChunkFrame(frame: Uint8Array): { header: ChunkHeader; bytes: Uint8Array } | null {
  if (frame.byteLength < 4 || frame.byteLength > 4 + maxHeaderBytes + maxChunkBytes) return null;
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0);
  if (length > maxHeaderBytes || 4 + length > frame.byteLength) return null;
  const header = chunkHeaderSchema.safeParse(parseJson(String.fromCharCode(...frame.subarray(4, 4 + length))));
  return header.success ? { header: header.data, bytes: frame.subarray(4 + length) } : null;
}

/** JSON from outside as a value; `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
