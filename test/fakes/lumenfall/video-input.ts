import type { Fields } from './read-fields.ts';
import { nearestRatio, ratioNames, type RatioName } from './nearest-ratio.ts';

/** By the host's model behind it. */
export type VideoMode = 'text' | 'image' | 'reference';

/** A request that is in order, with its defaults filled in. */
export interface VideoInput {
  readonly model: string;
  readonly mode: VideoMode;
  readonly prompt: string;
  readonly seconds: number;
  readonly ratio: RatioName;
  readonly hasSound: boolean;
  readonly imageUrls: readonly string[];
  readonly endImageUrl: string | null;
  /** The edited one first. */
  readonly videoUrls: readonly string[];
  readonly audioUrls: readonly string[];
  readonly idempotencyKey: string | null;
  readonly user: string | null;
}

/** Why a request is refused. */
export class InvalidInput extends Error {
  readonly isModelUnknown: boolean;

  constructor(message: string, isModelUnknown = false) {
    super(message);
    this.isModelUnknown = isModelUnknown;
  }
}

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isUrl: Check = (value) => typeof value === 'string' && /^https?:\/\/\S+$/u.test(value);
const isImage: Check = (value) =>
  isUrl(value) || (typeof value === 'string' && /^data:image\/(?:png|jpeg|webp);base64,[\w+/]+=*$/u.test(value));
const isLength: Check = (value) => /^(?:[4-9]|1[0-5])$/u.test(typeof value === 'number' ? String(value) : text(value));
const isList = (most: number, check: Check): Check => {
  return (value) => Array.isArray(value) && value.length > 0 && value.length <= most && value.every(check);
};
const isReference: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((name) => name === 'image_url') &&
  isImage((value as { readonly image_url?: unknown }).image_url);

/** The gateway hands on what it does not know; this one refuses it, so that nothing is misspelt unseen. */
const fields: Readonly<Record<string, Check>> = {
  model: isText,
  prompt: (value) => text(value) !== '',
  seconds: isLength,
  duration: isLength,
  size: (value) => /^(?:auto|\d+x\d+|\d+:\d+)$/u.test(text(value)),
  aspect_ratio: (value) => /^(?:auto|\d+:\d+)$/u.test(text(value)),
  resolution: (value) => /^(?:auto|0\.5K|[124]K|0\.25|1)$/u.test(text(value)),
  n: (value) => value === 1,
  input_reference: (value) => isReference(value) || isList(9, isReference)(value),
  input_video: isUrl,
  keep_audio: isFlag,
  generate_audio: isFlag,
  seed: (value) => Number.isInteger(value),
  negative_prompt: isText,
  idempotency_key: (value) => text(value) !== '' && text(value).length <= 256,
  user: isText,
  end_user_id: isText,
  end_image_url: isImage,
  video_urls: isList(3, isUrl),
  audio_urls: isList(3, isUrl),
};

const plainModels: ReadonlySet<string> = new Set(['seedance-2.0', 'seedance-2-0', 'seedance-2']);
const modes: Readonly<Record<string, VideoMode>> = {
  'fal/seedance-2.0': 'text',
  'fal/seedance-2.0-i2v': 'image',
  'fal/seedance-2.0-r2v': 'reference',
};

/** Throws `InvalidInput`. */
export function readInput(body: Fields): VideoInput {
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (check === undefined) throw new InvalidInput(`Unknown parameter: ${name}`);
    if (!check(value)) throw new InvalidInput(`Invalid value for ${name}`);
  }
  for (const name of ['model', 'prompt']) {
    if (body[name] === undefined) throw new InvalidInput(`Missing parameter: ${name}`);
  }
  const images = listOf(body['input_reference']) as readonly { readonly image_url: string }[];
  const files = {
    imageUrls: images.map(({ image_url: url }) => url),
    endImageUrl: textOrNull(body['end_image_url']),
    videoUrls: [...listOf(body['input_video']), ...listOf(body['video_urls'])] as readonly string[],
    audioUrls: listOf(body['audio_urls']) as readonly string[],
  };
  const model = text(body['model']);
  const mode = plainModels.has(model) ? modeOf(files) : modes[model];
  if (mode === undefined) throw new InvalidInput(`Model '${model}' not found. Did you mean seedance-2.0?`, true);
  checkFiles(mode, files);
  if (body['keep_audio'] !== undefined && body['input_video'] === undefined) {
    throw new InvalidInput('keep_audio needs input_video');
  }
  return {
    model,
    mode,
    ...files,
    prompt: text(body['prompt']),
    seconds: Number(body['seconds'] ?? body['duration'] ?? 5),
    ratio: readRatio(body),
    hasSound: body['generate_audio'] !== false,
    idempotencyKey: textOrNull(body['idempotency_key']),
    user: textOrNull(body['user']),
  };
}

type Files = Pick<VideoInput, 'imageUrls' | 'endImageUrl' | 'videoUrls' | 'audioUrls'>;

/** Without a model of its own, a request is what its files make it. */
function modeOf({ imageUrls, videoUrls, audioUrls }: Files): VideoMode {
  if (imageUrls.length > 1 || videoUrls.length + audioUrls.length > 0) return 'reference';
  return imageUrls.length === 1 ? 'image' : 'text';
}

function checkFiles(mode: VideoMode, { imageUrls, endImageUrl, videoUrls, audioUrls }: Files): void {
  const lists = videoUrls.length + audioUrls.length;
  const pictures = imageUrls.length + videoUrls.length;
  if (mode === 'text' && pictures + lists > 0) throw new InvalidInput('This model takes no files');
  if (mode === 'image' && (imageUrls.length !== 1 || lists > 0)) throw new InvalidInput('One input_reference, please');
  if (mode !== 'image' && endImageUrl !== null) throw new InvalidInput('end_image_url needs a start frame');
  if (mode !== 'reference') return;
  if (pictures === 0) throw new InvalidInput('At least one image or video is needed');
  if (videoUrls.length > 3) throw new InvalidInput('At most three videos');
  if (pictures + audioUrls.length > 12) throw new InvalidInput('At most twelve files');
}

/** A size in pixels wins over the ratio; whatever it is, the nearest one that the model has is taken. */
function readRatio(body: Fields): RatioName {
  const size = text(body['size']);
  const wanted = size === '' ? text(body['aspect_ratio']) : size.replace('x', ':');
  const [width, height] = wanted.split(':').map(Number);
  const known = ratioNames.find((name) => name === wanted);
  return known ?? (width === undefined || height === undefined ? '16:9' : nearestRatio(width / height));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
