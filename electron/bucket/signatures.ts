import { AwsV4Signer } from 'aws4fetch';
import type { Secret } from '../platform/secret.ts';

/** What signs, and for which region. */
export interface Signer {
  readonly region: string;
  /** `<access key id>:<secret access key>`. */
  readonly key: Secret;
  readonly nowMs: number;
}

interface SignedRequest {
  readonly method: 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** SHA-256 of no bytes, for requests without a body. */
export const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The headers of a request with its signature (AWS Signature Version 4). What stands in them cannot be changed on the way. */
export async function signHeaders(signer: Signer, { method, url, headers }: SignedRequest): Promise<SignedRequest> {
  const signed = await createSigner(signer, { method, url, headers }).sign();
  return { method, url, headers: Object.fromEntries(signed.headers.entries()) };
}

/** An address that anybody may fetch for so many seconds, and nothing else. */
export async function presignGet(signer: Signer, url: string, seconds: number): Promise<string> {
  const unsigned = `${url}?X-Amz-Expires=${String(seconds)}`;
  const signed = await createSigner(signer, { method: 'GET', url: unsigned, signQuery: true }).sign();
  return signed.url.href;
}

function createSigner(
  { region, key, nowMs }: Signer,
  request: Pick<ConstructorParameters<typeof AwsV4Signer>[0], 'url'> & {
    readonly method: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signQuery?: boolean;
  },
): AwsV4Signer {
  const text = key.reveal();
  const end = text.indexOf(':');
  return new AwsV4Signer({
    ...request,
    ...(request.headers === undefined ? {} : { headers: { ...request.headers } }),
    accessKeyId: text.slice(0, end),
    secretAccessKey: text.slice(end + 1),
    service: 's3',
    region,
    // `20261121T114503Z`, by the clock of the application.
    datetime: new Date(nowMs).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
  });
}
