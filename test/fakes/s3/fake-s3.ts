import { createHash } from 'node:crypto';
import { bytesAnswer, type Answer } from '#test/fakes/provider-server/answer.ts';
import type { Exchange } from '#test/fakes/provider-server/exchange.ts';
import { startListener, type Listener } from '#test/fakes/provider-server/listener.ts';
import { createScript, type Script } from '#test/fakes/provider-server/script.ts';
import { S3Error, xmlAnswer } from './s3-error.ts';
import { verifySignature } from './verify-signature.ts';

export interface StoredObject {
  readonly bytes: Buffer;
  readonly contentType: string;
}

export interface S3Request {
  readonly route: 'put' | 'get' | 'head' | 'delete';
  readonly key: string;
  readonly status: number;
  readonly signed: 'header' | 'query' | 'not';
  readonly headers: Exchange['headers'];
}

interface FakeS3Options {
  readonly region?: string;
  readonly bucket?: string;
  readonly port?: number;
  /** Milliseconds UTC, where time runs otherwise. */
  readonly nowMs?: () => number;
}

/** One private bucket on a real socket. It checks signatures by itself, and refuses what S3 refuses. */
export interface FakeS3 extends Omit<Listener, 'origin'> {
  readonly origin: string;
  readonly bucket: string;
  readonly region: string;
  /** What makes the app use it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Secrets by access key id; a test may take one away or change it. */
  readonly keys: Map<string, string>;
  /** By key. */
  readonly objects: Map<string, StoredObject>;
  readonly requests: readonly S3Request[];
  readonly script: Script<S3Request['route']>;
  readonly errors: readonly unknown[];
  /** Its clock runs ahead of this machine's by so much. */
  setAheadMs(ms: number): void;
}

export const fakeKeyId = 'AKIAFAKE0BUCKET0KEY1';
export const fakeSecret = 'wJalr/UtnFEMI+K7MDENG=bPxRfiCYEXAMPLEKEY';

const routes: Readonly<Record<string, S3Request['route']>> = { PUT: 'put', GET: 'get', HEAD: 'head', DELETE: 'delete' };

export async function startFakeS3({
  region = 'eu-central-1',
  bucket = 'holiday-films',
  port = 0,
  nowMs = Date.now,
}: FakeS3Options = {}): Promise<FakeS3> {
  const keys = new Map([[fakeKeyId, fakeSecret]]);
  const objects = new Map<string, StoredObject>();
  const requests: S3Request[] = [];
  const script = createScript<S3Request['route']>();
  const errors: unknown[] = [];
  let aheadMs = 0;

  const listener = await startListener(
    async (exchange) => {
      const route = routes[exchange.method];
      if (route === undefined) return { answer: xmlAnswer(new S3Error(405, 'MethodNotAllowed', 'Not allowed')) };
      let signed: S3Request['signed'] = 'not';
      const key = { text: '' };
      const reply = await script.play(route, exchange, async () => {
        try {
          const found = findKey(exchange, bucket);
          key.text = found.key;
          signed = verifySignature(exchange, { keys, region, nowMs: nowMs() + aheadMs });
          if (found.bucket !== bucket) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
          return work(route, exchange, found.key, objects);
        } catch (error) {
          if (error instanceof S3Error) return xmlAnswer(error);
          throw error;
        }
      });
      requests.push({ route, key: key.text, status: reply.answer?.status ?? 0, signed, headers: exchange.headers });
      return reply;
    },
    { port, errors },
  );
  return {
    ...listener,
    bucket,
    region,
    environment: {
      DAILIES_BUCKET_URL: listener.origin,
      DAILIES_BUCKET_REGION: region,
      DAILIES_BUCKET_NAME: bucket,
      DAILIES_BUCKET_KEY_ID: fakeKeyId,
      DAILIES_BUCKET_SECRET: fakeSecret,
    },
    keys,
    objects,
    requests,
    script,
    errors,
    setAheadMs(ms) {
      aheadMs = ms;
    },
  };
}

/** The bucket's name comes first in the host, or first in the path. */
function findKey({ url, headers }: Exchange, own: string): { readonly bucket: string; readonly key: string } {
  const path = decodeURIComponent(url.pathname).slice(1);
  if (headers.host?.startsWith(`${own}.`) === true) return { bucket: own, key: path };
  const [bucket = '', ...rest] = path.split('/');
  return { bucket, key: rest.join('/') };
}

function work(route: S3Request['route'], exchange: Exchange, key: string, objects: Map<string, StoredObject>): Answer {
  if (key === '') throw new S3Error(400, 'InvalidRequest', 'This storage has objects only');
  if (route === 'put') return put(exchange, key, objects);
  if (route === 'delete') {
    objects.delete(key);
    return { status: 204, headers: {}, body: new Uint8Array() };
  }
  const object = objects.get(key);
  if (object === undefined) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  return read(exchange, object);
}

function put({ headers, body }: Exchange, key: string, objects: Map<string, StoredObject>): Answer {
  if (headers['transfer-encoding'] !== undefined) {
    throw new S3Error(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented');
  }
  if (headers['content-length'] === undefined) {
    throw new S3Error(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  objects.set(key, { bytes: body, contentType: headers['content-type'] ?? 'binary/octet-stream' });
  return bytesAnswer(200, new Uint8Array(), { etag: etagOf(body) });
}

function read({ headers }: Exchange, { bytes, contentType }: StoredObject): Answer {
  const common = { 'content-type': contentType, etag: etagOf(bytes), 'accept-ranges': 'bytes' };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '');
  if (asked === null) return bytesAnswer(200, bytes, common);
  const [from, to] = [asked[1] ?? '', asked[2] ?? ''];
  const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if (start > end) throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
  const range = `bytes ${String(start)}-${String(end)}/${String(bytes.length)}`;
  return bytesAnswer(206, bytes.subarray(start, end + 1), { ...common, 'content-range': range });
}

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
