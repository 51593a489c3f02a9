import { apiframeModels, type ApiframeModel } from './apiframe-models.ts';

type Body = Readonly<Record<string, unknown>>;

/** Messages by the path of the field. */
export type Details = Record<string, string[]>;

/** A request that the validators take, with their defaults filled in. */
export interface ApiframeInput {
  readonly model: ApiframeModel;
  readonly prompt: string;
  readonly seconds: number;
  readonly resolution: string;
  readonly aspectRatio: string;
  readonly hasSound: boolean;
  readonly wantsLastFrame: boolean;
  readonly startImage: string | null;
  readonly endImage: string | null;
  readonly imageUrls: readonly string[];
  readonly videoUrls: readonly string[];
  readonly audioUrls: readonly string[];
}

const topKeys = ['model', 'prompt', 'seedanceParams', 'webhookUrl', 'webhookEvents'];
const aspectRatios = ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16', 'adaptive'];
const listLengths = { reference_image_urls: 9, reference_video_urls: 3, reference_audio_urls: 3 } as const;
const flags = ['generate_audio', 'return_last_frame', 'web_search', 'camera_fixed'] as const;
const paramKeys = [
  'duration',
  'resolution',
  'aspect_ratio',
  'start_image',
  'end_image',
  'seed',
  ...Object.keys(listLengths),
  ...flags,
];

/** Reads one object as its schema does and notes every problem. */
class Reader {
  readonly #body: Body;
  readonly #path: string;
  readonly #details: Details;

  constructor(body: Body, path: string, details: Details) {
    this.#body = body;
    this.#path = path;
    this.#details = details;
  }

  fail(field: string, message: string): void {
    const path = [this.#path, field].filter((part) => part !== '').join('.');
    this.#details[path] = [...(this.#details[path] ?? []), message];
  }

  onlyKeys(known: readonly string[]): void {
    const strange = Object.keys(this.#body).filter((key) => !known.includes(key));
    if (strange.length > 0) this.fail('', `Unrecognized keys: ${strange.map((key) => `"${key}"`).join(', ')}`);
  }

  choice(field: string, choices: readonly string[], fallback: string): string {
    const value = this.#body[field] ?? fallback;
    const found = choices.find((known) => known === value);
    if (found === undefined) this.fail(field, `Invalid option: expected one of ${choices.join('|')}`);
    return found ?? fallback;
  }

  flag(field: string, fallback: boolean): boolean {
    const value = this.#body[field] ?? fallback;
    if (typeof value === 'boolean') return value;
    this.fail(field, 'Invalid input: expected boolean');
    return fallback;
  }

  integer(field: string, least: number, most: number, fallback: number): number {
    const value = this.#body[field] ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.fail(field, `Invalid input: expected an integer from ${String(least)} to ${String(most)}`);
    return fallback;
  }

  address(field: string): string | null {
    const value = this.#body[field];
    if (value === undefined) return null;
    if (isAddress(value)) return value;
    this.fail(field, 'Invalid URL');
    return null;
  }

  addresses(field: keyof typeof listLengths): readonly string[] {
    const value = this.#body[field] ?? [];
    if (!Array.isArray(value) || !value.every(isAddress)) {
      this.fail(field, 'Invalid input: expected a list of URLs');
      return [];
    }
    const most = listLengths[field];
    if (value.length > most) this.fail(field, `Too big: expected at most ${String(most)} items`);
    return value;
  }
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^(?:https?|asset):\/\/\S+$/u.test(value);
}

function readTop(body: Body, details: Details): { readonly model: ApiframeModel | undefined; readonly prompt: string } {
  const top = new Reader(body, '', details);
  top.onlyKeys(topKeys);
  const { prompt } = body;
  const model = apiframeModels.find(({ id }) => id === body['model']);
  if (typeof prompt !== 'string' || prompt.length === 0 || prompt.length > 4_000) {
    top.fail('prompt', 'Invalid input: expected string of 1 to 4000 characters');
  }
  if (model === undefined) top.fail('model', 'Invalid option: unknown model');
  return { model, prompt: typeof prompt === 'string' ? prompt : '' };
}

/** Reads a submit as the validators of the server do. */
export function readInput(body: Body): { readonly input: ApiframeInput } | { readonly details: Details } {
  const details: Details = {};
  const { model = apiframeModels[0], prompt } = readTop(body, details);
  if (model === undefined) throw new Error('no models');
  const given = body['seedanceParams'] ?? {};
  const params = new Reader(given as Body, 'seedanceParams', details);
  params.onlyKeys(paramKeys);
  params.integer('seed', 0, Number.MAX_SAFE_INTEGER, 0);
  params.flag('web_search', false);
  params.flag('camera_fixed', false);
  const input: ApiframeInput = {
    model,
    prompt,
    seconds: params.integer('duration', 4, 15, 8),
    resolution: params.choice('resolution', Object.keys(model.creditsPerSecond), '720p'),
    aspectRatio: params.choice('aspect_ratio', aspectRatios, '16:9'),
    hasSound: params.flag('generate_audio', true),
    wantsLastFrame: params.flag('return_last_frame', false),
    startImage: params.address('start_image'),
    endImage: params.address('end_image'),
    imageUrls: params.addresses('reference_image_urls'),
    videoUrls: params.addresses('reference_video_urls'),
    audioUrls: params.addresses('reference_audio_urls'),
  };
  return Object.keys(details).length > 0 ? { details } : { input };
}

export function costOf({ model, resolution, seconds }: ApiframeInput): number {
  return (model.creditsPerSecond[resolution] ?? 0) * seconds;
}
