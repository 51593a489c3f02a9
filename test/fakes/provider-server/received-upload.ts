import { createHash } from 'node:crypto';

/** A file that arrived whole. */
export interface ReceivedUpload {
  /** The address that a request names it by. */
  readonly url: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  /** SHA-256 of the bytes as they arrived. */
  readonly sha256: string;
  /** 1 unless it came in pieces. */
  readonly parts: number;
  /** How long it was asked to be kept, in seconds; `null` when nothing was asked. */
  readonly keepSeconds: number | null;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
