import { resolutions } from '#shared/domain/frame-sizes.ts';
import { optionalFields, type EachlabsModel, type FileField } from './models.ts';
import { modelAnswer, type SchemaProperty } from './wire-schema.ts';

type Properties = Readonly<Record<string, SchemaProperty>>;

function typesOf({ type, anyOf }: SchemaProperty): readonly string[] {
  return [...[type ?? []].flat(), ...(anyOf ?? []).flatMap((part) => part.type ?? [])];
}

/** The field for one kind of files: the expected name, else one that speaks of it and holds texts. */
function findFileField(properties: Properties, media: 'video' | 'audio'): FileField | null {
  const expected = `${media}_urls`;
  const names = Object.keys(properties).filter((name) => new RegExp(`(?:^|_)${media}s?(?:_|$)`, 'u').test(name));
  for (const name of [expected, ...names]) {
    const types = properties[name] === undefined ? [] : typesOf(properties[name]);
    if (types.includes('array')) return { name, isList: true };
    if (types.includes('string')) return { name, isList: false };
  }
  return null;
}

/**
 * A model as its own schema describes it, on top of what is usual; `null` when the answer holds no schema. What a
 * property leaves open stays usual. Pure.
 */
export function readModelSchema(answer: unknown, usual: EachlabsModel): EachlabsModel | null {
  const { data } = modelAnswer.safeParse(answer);
  if (data === undefined) return null;
  const { properties } = data.request_schema;
  const listed = properties['resolution']?.enum ?? null;
  const named = listed === null ? [] : resolutions.filter((resolution) => listed.includes(resolution));
  const takesFiles = usual.kind === 'references';
  return {
    ...usual,
    resolutions: named.length === 0 ? usual.resolutions : named,
    video: takesFiles ? findFileField(properties, 'video') : null,
    audio: takesFiles ? findFileField(properties, 'audio') : null,
    optional: optionalFields.filter((field) => properties[field] !== undefined),
  };
}
