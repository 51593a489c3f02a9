/** A property of a model's published schema, as far as the fake holds inputs against it. */
export interface PropertySchema {
  readonly type: 'string' | 'boolean' | 'array';
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly items?: { readonly type: 'string'; readonly format: 'uri' };
  readonly format?: 'uri';
  readonly maxItems?: number;
}

export interface RequestSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export interface EachlabsFakeModel {
  readonly slug: string;
  readonly title: string;
  /** Billionths of a dollar for a second, by resolution. */
  readonly rateNano: Readonly<Record<string, number>>;
  readonly requestSchema: RequestSchema;
}

const durations = ['auto', ...Array.from({ length: 12 }, (_unused, index) => String(index + 4))];
const ratios = ['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16'];
const address: PropertySchema = { type: 'string', format: 'uri' };

function addresses(maxItems: number): PropertySchema {
  return { type: 'array', items: { type: 'string', format: 'uri' }, maxItems };
}

function common(resolutions: readonly string[]): RequestSchema['properties'] {
  return {
    prompt: { type: 'string' },
    resolution: { type: 'string', enum: resolutions, default: '720p' },
    duration: { type: 'string', enum: durations, default: 'auto' },
    aspect_ratio: { type: 'string', enum: ratios, default: 'auto' },
    generate_audio: { type: 'boolean', default: true },
    seed: { type: 'string' },
    end_user_id: { type: 'string' },
  };
}

const kinds = {
  'text-to-video': { required: ['prompt'], files: {} },
  'image-to-video': { required: ['prompt', 'image_url'], files: { image_url: address, end_image_url: address } },
  'reference-to-video': {
    required: ['prompt'],
    files: { image_urls: addresses(9), video_urls: addresses(3), audio_urls: addresses(3) },
  },
} as const satisfies Record<string, { required: readonly string[]; files: RequestSchema['properties'] }>;

const rates = {
  fast: { '480p': 112_900_000, '720p': 241_900_000 },
  standard: { '480p': 141_200_000, '720p': 302_400_000, '1080p': 685_000_000 },
  mini: { '480p': 60_000_000, '720p': 120_000_000 },
} as const;

function model(kind: keyof typeof kinds, tier: keyof typeof rates): EachlabsFakeModel {
  const slug = { fast: `${kind}-fast`, standard: kind, mini: `mini-${kind}` }[tier];
  const { required, files } = kinds[kind];
  return {
    slug: `bytedance-seedance-2-0-${slug}`,
    title: `Seedance 2.0 | ${kind} | ${tier}`,
    rateNano: rates[tier],
    requestSchema: { type: 'object', required, properties: { ...common(['480p', '720p']), ...files } },
  };
}

/** What is offered when no test says otherwise. */
export const usualModels: readonly EachlabsFakeModel[] = [
  model('text-to-video', 'fast'),
  model('image-to-video', 'fast'),
  model('reference-to-video', 'fast'),
  model('text-to-video', 'standard'),
  model('image-to-video', 'standard'),
  model('reference-to-video', 'standard'),
  model('reference-to-video', 'mini'),
];

/** The same model with other properties; `null` takes one away. */
export function withProperties(
  base: EachlabsFakeModel,
  change: Readonly<Record<string, PropertySchema | null>>,
): EachlabsFakeModel {
  const properties: Record<string, PropertySchema> = { ...base.requestSchema.properties };
  for (const [name, property] of Object.entries(change)) {
    if (property === null) Reflect.deleteProperty(properties, name);
    else properties[name] = property;
  }
  return { ...base, requestSchema: { ...base.requestSchema, properties } };
}
