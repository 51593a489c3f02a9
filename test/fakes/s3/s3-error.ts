import { bytesAnswer, type Answer } from '#test/fakes/provider-server/answer.ts';

/** What S3 says instead of doing what it was asked, in its own words. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, more: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export function xmlAnswer({ status, code, message, more }: S3Error): Answer {
  const fields = { Code: code, Message: message, ...more, RequestId: '7XQ1', HostId: 'fake' };
  const text = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${text.join('')}</Error>`;
  return bytesAnswer(status, Buffer.from(xml), { 'content-type': 'application/xml' });
}
