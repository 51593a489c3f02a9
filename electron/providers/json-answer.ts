import type { HttpAnswer } from '../http/http-client.ts';
import { redactSecrets } from '../platform/redact.ts';

/** An answer as adapters map it: its JSON, if it is JSON and came whole. */
export interface JsonAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: not JSON, cut off, or longer than the cap. */
  readonly json: unknown;
  /** The beginning of the body, for the folded details. Secrets are removed. */
  readonly detail: string;
}

const maxDetail = 2_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Uploads and films lie at addresses that nobody else knows: whoever has one has the file. Their host says enough. */
function hideAddresses(text: string): string {
  return text
    .replaceAll(/(https?:\/\/[^/\s"'<>\\]+)\/[^\s"'<>\\]+/giu, '$1/…')
    .replaceAll(/\bdata:[\w.+-]+\/[\w.+-]+;base64,[\w+/=-]*/giu, 'data:…');
}

export function readJsonAnswer({ status, headers, body, isWhole }: HttpAnswer): JsonAnswer {
  const text = new TextDecoder().decode(body);
  const detail = `HTTP ${String(status)} ${hideAddresses(redactSecrets(text))}`.slice(0, maxDetail);
  return { status, headers, json: isWhole ? parseJson(text) : undefined, detail };
}

export function isFine({ status }: Pick<JsonAnswer, 'status'>): boolean {
  return status >= 200 && status < 300;
}
