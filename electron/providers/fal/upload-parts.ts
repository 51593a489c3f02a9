import { HttpCut } from '../../http/http-client.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, UploadSource } from '../provider.ts';
import type { FalCalls } from './calls.ts';
import { mapFailedUpload, unreadable } from './map-error.ts';
import { partAnswer } from './wire-schema.ts';

/** Bytes of each part but the last. */
const partBytes = 10 * 1024 * 1024;

interface Part {
  readonly partNumber: number;
  readonly etag: string;
}

/** Each step of a large upload goes to the address that was given, with more of a path: the signature stays behind it. */
function stepUrl({ origin, pathname, search }: URL, step: string): string {
  return `${origin}${pathname}/${step}${search}`;
}

/** Pieces of exactly `partBytes`, and what is left. */
async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const piece of source) {
    for (let from = 0; from < piece.byteLength;) {
      const taken = piece.subarray(from, from + partBytes - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

async function putPart(
  calls: FalCalls,
  url: string,
  body: Uint8Array,
  call: ProviderCall,
  onSent: (bytes: number) => void,
): Promise<Result<string, ProviderFailure>> {
  const put = await calls.sendPresigned({ method: 'PUT', url, body, limits: { totalMs: 10 * 60_000 }, onSent }, call);
  if (!put.ok) return put;
  if (!isFine(put.value)) return err(mapFailedUpload(put.value, calls.nowMs()));
  const { data } = partAnswer.safeParse(put.value.json);
  return data === undefined ? err(unreadable(put.value)) : ok(data.etag);
}

/** A large file, part by part, so that never more than one part is in memory. */
export async function uploadParts(
  calls: FalCalls,
  file: UploadSource,
  target: { readonly uploadUrl: URL },
  call: ProviderCall,
): Promise<Result<null, ProviderFailure>> {
  try {
    return await putParts(calls, file, target, call);
  } catch (error) {
    // The file is read here, not by the HTTP layer, so its news of changed bytes arrive here too.
    if (error instanceof HttpCut) return err(error.error);
    throw error;
  }
}

async function putParts(
  calls: FalCalls,
  file: UploadSource,
  { uploadUrl }: { readonly uploadUrl: URL },
  call: ProviderCall,
): Promise<Result<null, ProviderFailure>> {
  const parts: Part[] = [];
  let sent = 0;
  for await (const body of inParts(file.open(call.signal))) {
    const partNumber = parts.length + 1;
    const put = await putPart(calls, stepUrl(uploadUrl, String(partNumber)), body, call, (bytes) => {
      call.onProgress?.((sent + bytes) / file.bytes);
    });
    if (!put.ok) return put;
    sent += body.byteLength;
    parts.push({ partNumber, etag: put.value });
  }
  const done = await calls.sendPresigned(
    {
      method: 'POST',
      url: stepUrl(uploadUrl, 'complete'),
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify({ parts })),
    },
    call,
  );
  if (!done.ok) return done;
  return isFine(done.value) ? ok(null) : err(mapFailedUpload(done.value, calls.nowMs()));
}
