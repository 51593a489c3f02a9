import type { Deadlines } from './deadlines.ts';
import type { Exchange } from './exchange.ts';
import { describeFailure, networkError } from './failure.ts';
import { HttpCut, type HttpRequest } from './http-client.ts';

/** The pieces of an answer. Throws `HttpCut` when it ends early, takes too long, or is longer than the limit. */
export async function* readBody(
  { head, body }: Exchange,
  method: HttpRequest['method'],
  deadlines: Deadlines,
): AsyncGenerator<Uint8Array> {
  const { limits, signal } = deadlines;
  let bytes = 0;
  deadlines.expect('next bytes');
  try {
    for await (const piece of body) {
      // What came before is of no interest to somebody who has left.
      signal.throwIfAborted();
      bytes += piece.byteLength;
      if (bytes > limits.maxBytes) throw new HttpCut(networkError('network.failed', tooLong(limits.maxBytes)));
      // However long the reader takes, that is not the network's doing.
      deadlines.pause();
      yield piece;
      deadlines.expect('next bytes');
    }
  } catch (error) {
    throw new HttpCut(describeFailure(signal.aborted ? signal.reason : error));
  }
  const announced = head.headers['content-length'];
  const hasBody = method !== 'HEAD' && head.status !== 204 && head.status !== 304;
  if (hasBody && announced !== undefined && Number(announced) !== bytes) {
    const detail = `${String(bytes)} bytes came, ${announced.slice(0, 20)} were announced`;
    throw new HttpCut(networkError('network.failed', detail));
  }
}

function tooLong(limit: number): string {
  return `the answer is longer than ${String(limit)} bytes`;
}
