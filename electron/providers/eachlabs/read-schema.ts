import { resolutions } from '#shared/domain/frame-sizes.ts';
import type { EachlabsModel, FileField } from './models.ts';
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

/** Every model takes these, so a schema without them shows only a part of the input. */
const everywhere = ['prompt', 'duration'];

/**
 * A model as its own schema describes it, on top of what is usual; `null` when the answer holds no schema. What a
 * property leaves open stays usual, and so does what is missing from a schema that is not whole. Pure.
 */
export function readModelSchema(answer: unknown, usual: EachlabsModel): EachlabsModel | null {
  const { data } = modelAnswer.safeParse(answer);
  if (data === undefined) return null;
  const { properties, additionalProperties } = data.request_schema;
  const isWhole = additionalProperties === false || everywhere.every((name) => properties[name] !== undefined);
  const listed = properties['resolution']?.enum ?? null;
  const named = listed === null ? [] : resolutions.filter((resolution) => listed.includes(resolution));
  const files = (media: 'video' | 'audio'): FileField | null => {
    if (usual.kind !== 'references') return null;
    return findFileField(properties, media) ?? (isWhole ? null : usual[media]);
  };
  return {
    ...usual,
    resolutions: named.length === 0 ? usual.resolutions : named,
    video: files('video'),
    audio: files('audio'),
    optional: usual.optional.filter((field) => !isWhole || properties[field] !== undefined),
  };
}
