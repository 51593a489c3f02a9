import { readObject, type Exchange } from '../provider-server/exchange.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * The parameters of a request, sent as JSON or as a form. A form knows texts and files only, so what looks like a number
 * or a switch becomes one, and a file becomes a data URI. `null`: neither.
 */
export async function readFields(exchange: Exchange): Promise<Fields | null> {
  const type = exchange.headers['content-type'] ?? '';
  if (/^application\/json\b/u.test(type)) return readObject(exchange);
  if (!type.startsWith('multipart/form-data')) return null;
  const form = await new Response(new Uint8Array(exchange.body), { headers: { 'content-type': type } }).formData();
  const fields: Record<string, unknown> = {};
  const images: { image_url: string }[] = [];
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value : await dataUriOf(value);
    if (/^input_reference(?:\[\d*\])*(?:\[image_url\])?$/u.test(name)) images.push({ image_url: text });
    else fields[name] = coerce(name, text);
  }
  return images.length === 0 ? fields : { ...fields, input_reference: images };
}

async function dataUriOf(file: File): Promise<string> {
  return `data:${file.type};base64,${Buffer.from(await file.arrayBuffer()).toString('base64')}`;
}

const numbers: ReadonlySet<string> = new Set(['seconds', 'duration', 'seed', 'n']);
const switches: ReadonlySet<string> = new Set(['generate_audio', 'keep_audio']);

function coerce(name: string, text: string): unknown {
  if (numbers.has(name) && /^\d+$/u.test(text)) return Number(text);
  if (switches.has(name) && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
