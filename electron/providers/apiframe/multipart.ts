import { randomUUID } from 'node:crypto';
import type { HttpBody } from '../../http/http-client.ts';
import type { UploadSource } from '../provider.ts';

export interface Multipart {
  readonly contentType: string;
  readonly body: Exclude<HttpBody, Uint8Array>;
}

/** What would end the name, or the line it stands in. */
const unsafe = /["\\\r\n]/gu;

/** A form with one file under this field, read while it is sent. */
export function multipartOf(field: string, { name, mime, bytes, open }: UploadSource): Multipart {
  // Long and random, so that no file has it inside.
  const boundary = `dailies-${randomUUID()}${randomUUID()}`;
  const disposition = `form-data; name="${field}"; filename="${name.replace(unsafe, '_')}"`;
  const head = Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${mime}\r\n\r\n`);
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: {
      bytes: head.byteLength + bytes + tail.byteLength,
      open: async function* read(signal) {
        yield head;
        yield* open(signal);
        yield tail;
      },
    },
  };
}
