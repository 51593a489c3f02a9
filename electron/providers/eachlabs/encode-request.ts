import { z } from 'zod';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';
import type { FrozenRequest, PreparedRequest, RemoteFile } from '../provider.ts';
import { addressOf } from '../sent-files.ts';
import type { EachlabsModel, FileField } from './models.ts';

/** Called required in one place and ignored in another; every model is at this version. */
const version = '0.0.1';

/** More addresses than a field takes are never left out in silence: EachLabs refuses them, which costs nothing. */
function writeFiles({ name, isList }: FileField, urls: readonly string[]): Record<string, unknown> {
  const [only, ...others] = urls;
  if (only === undefined) return {};
  return { [name]: isList || others.length > 0 ? urls : only };
}

/** The files of the request under the names of its model, in the order in which the prompt counts them. */
function fileFields(
  spec: ClipSpec,
  { kind, video, audio }: EachlabsModel,
  urlOf: (id: AssetId) => string,
): Record<string, unknown> {
  if (kind === 'text') return {};
  if (kind === 'frames') {
    const { startFrame, endFrame } = spec;
    return {
      ...(startFrame === null ? {} : { image_url: urlOf(startFrame) }),
      ...(endFrame === null ? {} : { end_image_url: urlOf(endFrame) }),
    };
  }
  const urls = (media: MediaKind): string[] =>
    spec.references.filter((reference) => reference.kind === media).map(({ assetId }) => urlOf(assetId));
  return {
    ...writeFiles({ name: 'image_urls', isList: true }, urls('image')),
    ...(video === null ? {} : writeFiles(video, urls('video'))),
    ...(audio === null ? {} : writeFiles(audio, urls('audio'))),
  };
}

/** The bytes of a request. What its model does not take is not sent: a key that nobody knows may be refused. */
export function encodeEachlabs(
  { spec, prompt }: PreparedRequest,
  model: EachlabsModel,
  files: ReadonlyMap<AssetId, RemoteFile>,
): FrozenRequest {
  const { ratio, resolution, hasAudio, isAutoLength, durationSeconds, seed } = spec.parameters;
  const { endUserId } = moreOptionsOf(spec.parameters);
  const optional = {
    generate_audio: hasAudio,
    // Texts, although they are numbers: this and the length.
    ...(seed === null ? {} : { seed: String(seed) }),
    ...(endUserId === '' ? {} : { end_user_id: endUserId }),
  };
  const input = {
    prompt,
    ...fileFields(spec, model, (id) => addressOf(files, id)),
    resolution,
    duration: isAutoLength ? 'auto' : String(durationSeconds),
    aspect_ratio: ratio,
    ...Object.fromEntries(Object.entries(optional).filter(([name]) => model.optional.some((field) => field === name))),
  };
  return {
    path: '/v1/prediction',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ model: model.slug, version, input })),
    idempotencyKey: null,
  };
}

const bodySchema = z.object({ model: z.string(), input: z.record(z.string(), z.unknown()) });

/** What a frozen request asks of which model. */
export function readFrozen({ body }: Pick<FrozenRequest, 'body'>): z.infer<typeof bodySchema> {
  return bodySchema.parse(JSON.parse(new TextDecoder().decode(body)));
}
