import type { PropertySchema, RequestSchema } from './eachlabs-models.ts';

/** An input with its defaults filled in. */
export interface PredictionInput {
  readonly resolution: string;
  readonly duration: string;
  readonly aspectRatio: string;
  readonly hasSound: boolean;
  readonly files: readonly SentAddress[];
}

export interface SentAddress {
  readonly field: string;
  readonly url: string;
}

type Body = Readonly<Record<string, unknown>>;

/** What the schema has against an input; empty: nothing. */
export function inputProblems({ required, properties }: RequestSchema, input: Body): string[] {
  return [
    ...required.filter((name) => input[name] === undefined).map((name) => `${name} is required`),
    ...Object.entries(input).flatMap(([name, value]) => {
      const property = properties[name];
      return property === undefined ? [`${name} is not allowed`] : valueProblems(name, property, value);
    }),
    ...togetherProblems(input),
  ];
}

function valueProblems(name: string, property: PropertySchema, value: unknown): string[] {
  if (property.type === 'array') {
    if (!Array.isArray(value)) return [`${name} must be array`];
    const most = property.maxItems ?? Infinity;
    return [
      ...(value.length > most ? [`${name} must not have more than ${String(most)} items`] : []),
      ...value.flatMap((item: unknown, index) => addressProblems(`${name}/${String(index)}`, item)),
    ];
  }
  if (typeof value !== property.type) return [`${name} must be ${property.type}`];
  if (property.enum !== undefined && !property.enum.some((choice) => choice === value)) {
    return [`${name} must be equal to one of the allowed values: ${property.enum.join(', ')}`];
  }
  return property.format === 'uri' ? addressProblems(name, value) : [];
}

/** Addresses only: a file within the request is refused. */
function addressProblems(name: string, value: unknown): string[] {
  const isAddress = typeof value === 'string' && /^https?:\/\//u.test(value);
  return isAddress ? [] : [`${name} must be a public URL`];
}

function togetherProblems(input: Body): string[] {
  const lists = ['image_urls', 'video_urls', 'audio_urls'].map((name) => addressesIn(name, input[name]));
  const [images = [], videos = [], sounds = []] = lists;
  const total = images.length + videos.length + sounds.length;
  return [
    ...(total > 12 ? ['at most 12 files over all kinds'] : []),
    ...(sounds.length > 0 && sounds.length === total ? ['audio needs at least one image or video'] : []),
  ];
}

function addressesIn(field: string, value: unknown): SentAddress[] {
  const urls: unknown[] = Array.isArray(value) ? value : [value];
  return urls.flatMap((url) => (typeof url === 'string' ? [{ field, url }] : []));
}

function textOf(input: Body, properties: RequestSchema['properties'], name: string): string {
  return String(input[name] ?? properties[name]?.default);
}

/** Reads an input that the schema takes. */
export function readInput({ properties }: RequestSchema, input: Body): PredictionInput {
  const fileFields = Object.keys(properties).filter((name) => /_urls?$/u.test(name));
  return {
    resolution: textOf(input, properties, 'resolution'),
    duration: textOf(input, properties, 'duration'),
    aspectRatio: textOf(input, properties, 'aspect_ratio'),
    hasSound: input['generate_audio'] !== false,
    files: fileFields.flatMap((field) => addressesIn(field, input[field])),
  };
}
