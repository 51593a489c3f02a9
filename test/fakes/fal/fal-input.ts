import type { Detail } from './error-bodies.ts';
import type { FalModel } from './fal-endpoints.ts';

const durations = ['auto', ...Array.from({ length: 12 }, (_unused, index) => String(index + 4))];
const resolutions = ['480p', '720p'] as const;
const ratios = ['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16'] as const;
const fileCounts = { image_urls: 9, video_urls: 3, audio_urls: 3 } as const;
const maxFiles = 12;

/** An input that the schema takes, with its defaults filled in. */
export interface FalInput {
  readonly prompt: string;
  readonly resolution: (typeof resolutions)[number];
  readonly duration: string;
  readonly aspectRatio: (typeof ratios)[number];
  readonly hasSound: boolean;
  readonly seed: number | null;
  readonly frameUrls: readonly string[];
  readonly imageUrls: readonly string[];
  readonly videoUrls: readonly string[];
  readonly audioUrls: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

/** Reads a body as the schema of a model does: what is missing, of a wrong type, or not on the list. */
export function readInput(model: FalModel, body: Body): FalInput | readonly Detail[] {
  const problems: Detail[] = [];
  const lists = model === 'reference-to-video' ? readLists(body, problems) : noLists;
  const input: FalInput = {
    prompt: readText(body, 'prompt', problems),
    resolution: readChoice(body, 'resolution', resolutions, '720p', problems),
    duration: readChoice(body, 'duration', durations, 'auto', problems),
    aspectRatio: readChoice(body, 'aspect_ratio', ratios, 'auto', problems),
    hasSound: readFlag(body, 'generate_audio', problems),
    seed: readSeed(body, problems),
    frameUrls: model === 'image-to-video' ? readFrames(body, problems) : [],
    ...lists,
  };
  return problems.length > 0 ? problems : input;
}

const noLists = { imageUrls: [], videoUrls: [], audioUrls: [] } as const;

function readLists(body: Body, problems: Detail[]): Pick<FalInput, 'imageUrls' | 'videoUrls' | 'audioUrls'> {
  const lists = {
    imageUrls: readUrls(body, 'image_urls', problems),
    videoUrls: readUrls(body, 'video_urls', problems),
    audioUrls: readUrls(body, 'audio_urls', problems),
  };
  const pictures = lists.imageUrls.length + lists.videoUrls.length;
  if (pictures + lists.audioUrls.length > maxFiles) {
    problems.push(tooLong(['body'], maxFiles, `At most ${String(maxFiles)} files over all modalities`));
  }
  if (lists.audioUrls.length > 0 && pictures === 0) {
    const msg = 'Audio references need at least one image or video reference';
    problems.push({ loc: ['body', 'audio_urls'], msg, type: 'value_error' });
  }
  return lists;
}

function readText(body: Body, field: string, problems: Detail[]): string {
  const value = body[field];
  if (typeof value === 'string') return value;
  problems.push(
    value === undefined
      ? { loc: ['body', field], msg: 'Field required', type: 'missing', input: body }
      : { loc: ['body', field], msg: 'Input should be a valid string', type: 'string_type', input: value },
  );
  return '';
}

function readChoice<Choice extends string>(
  body: Body,
  field: string,
  choices: readonly Choice[],
  fallback: Choice,
  problems: Detail[],
): Choice {
  const value = body[field];
  if (value === undefined) return fallback;
  // The number 6 is not the text "6".
  const choice = choices.find((known) => known === value);
  if (choice !== undefined) return choice;
  const expected = choices.map((known) => `'${known}'`).join(', ');
  problems.push({
    loc: ['body', field],
    msg: `Input should be ${expected}`,
    type: 'literal_error',
    ctx: { expected },
    input: value,
  });
  return fallback;
}

function readFlag(body: Body, field: string, problems: Detail[]): boolean {
  const value = body[field] ?? true;
  if (typeof value === 'boolean') return value;
  problems.push({ loc: ['body', field], msg: 'Input should be a valid boolean', type: 'bool_type', input: value });
  return true;
}

function readSeed(body: Body, problems: Detail[]): number | null {
  const value = body['seed'] ?? null;
  if (value === null || Number.isInteger(value)) return value as number | null;
  problems.push({ loc: ['body', 'seed'], msg: 'Input should be a valid integer', type: 'int_type', input: value });
  return null;
}

function readFrames(body: Body, problems: Detail[]): string[] {
  const first = readText(body, 'image_url', problems);
  const last = body['end_image_url'] === undefined ? [] : [readText(body, 'end_image_url', problems)];
  return [first, ...last];
}

function readUrls(body: Body, field: keyof typeof fileCounts, problems: Detail[]): readonly string[] {
  const value = body[field] ?? [];
  if (!Array.isArray(value) || !value.every((url) => typeof url === 'string')) {
    problems.push({ loc: ['body', field], msg: 'Input should be a valid list', type: 'list_type', input: value });
    return [];
  }
  const most = fileCounts[field];
  if (value.length > most) problems.push(tooLong(['body', field], most, `At most ${String(most)} items are allowed`));
  return value;
}

function tooLong(loc: Detail['loc'], most: number, msg: string): Detail {
  return { loc, msg, type: 'sequence_too_long', ctx: { max_length: most } };
}
