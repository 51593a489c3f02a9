import type { ClipKind } from '#shared/domain/clip-spec.ts';
import type { Resolution } from '#shared/domain/frame-sizes.ts';

export const eachlabsKinds = ['text', 'frames', 'references'] as const satisfies readonly ClipKind[];
export type EachlabsKind = (typeof eachlabsKinds)[number];

export const eachlabsTiers = ['standard', 'fast', 'mini'] as const;
export type EachlabsTier = (typeof eachlabsTiers)[number];

/** Parameters that a model may do without. */
export const optionalFields = ['generate_audio', 'seed', 'end_user_id'] as const;
export type OptionalField = (typeof optionalFields)[number];

/** The field of the input that holds addresses of one kind of files. */
export interface FileField {
  readonly name: string;
  /** A list of addresses; else one address. */
  readonly isList: boolean;
}

/** One model, as far as requests to it differ from those to another. Plain JSON: it is kept as it was read. */
export interface EachlabsModel {
  readonly slug: string;
  readonly kind: EachlabsKind;
  readonly tier: EachlabsTier;
  readonly resolutions: readonly Resolution[];
  /** Of references; `null`: it takes none of that kind. */
  readonly video: FileField | null;
  readonly audio: FileField | null;
  readonly optional: readonly OptionalField[];
}

const nameOfKind: Readonly<Record<EachlabsKind, string>> = {
  text: 'text-to-video',
  frames: 'image-to-video',
  references: 'reference-to-video',
};

/** `mini` stands before the kind and `fast` after it. */
function slugOf(kind: EachlabsKind, tier: EachlabsTier): string {
  const mini = tier === 'mini' ? 'mini-' : '';
  const fast = tier === 'fast' ? '-fast' : '';
  return `bytedance-seedance-2-0-${mini}${nameOfKind[kind]}${fast}`;
}

const routes = eachlabsKinds.flatMap((kind) => eachlabsTiers.map((tier) => ({ kind, tier, slug: slugOf(kind, tier) })));

/** What stands when a model's own schema says nothing, or has not been read. */
function usualModel(route: (typeof routes)[number]): EachlabsModel {
  const takesFiles = route.kind === 'references';
  return {
    ...route,
    resolutions: ['480p', '720p'],
    video: takesFiles ? { name: 'video_urls', isList: true } : null,
    audio: takesFiles ? { name: 'audio_urls', isList: true } : null,
    optional: optionalFields,
  };
}

/** The usual facts of a model that is known by its name; `null` for any other name. */
export function modelOfSlug(slug: string): EachlabsModel | null {
  const route = routes.find((each) => each.slug === slug);
  return route === undefined ? null : usualModel(route);
}

/** Models with a page, a sample or an entry of a catalogue: of `mini` only the one for references has been seen. */
export const builtInModels: readonly EachlabsModel[] = routes
  .filter(({ kind, tier }) => tier !== 'mini' || kind === 'references')
  .map(usualModel);
