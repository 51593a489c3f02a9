import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';
import type { FrozenRequest, PreparedRequest, RemoteFile } from '../provider.ts';
import { addressOf } from '../sent-files.ts';
import { endpointOf, getRoute, type FalKind } from './endpoint.ts';

/** The files of the request under the names of its endpoint, in the order in which the prompt counts them. */
function fileFields(spec: ClipSpec, kind: FalKind, urlOf: (id: AssetId) => string): Record<string, unknown> {
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
  const lists = { image_urls: urls('image'), video_urls: urls('video'), audio_urls: urls('audio') };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/**
 * The body is the input of the model itself. Of the optional headers only the one about retention is sent:
 * `X-Fal-No-Retry` is not, because fal's own repeats keep the one request id that is billed once and 5xx is never billed;
 * `X-Fal-Store-IO: 0` is not, because the history that finds a submit without an answer is made of what it stores.
 */
export function encodeFal(prepared: PreparedRequest, files: ReadonlyMap<AssetId, RemoteFile>): FrozenRequest {
  const { spec, tier, prompt, settings } = prepared;
  const { ratio, resolution, hasAudio, isAutoLength, durationSeconds, seed } = spec.parameters;
  const route = getRoute(spec, tier);
  const urlOf = (id: AssetId): string => addressOf(files, id);
  const input = {
    prompt,
    ...fileFields(spec, route.kind, urlOf),
    resolution,
    // Words, although they are numbers: "4" to "15".
    duration: isAutoLength ? 'auto' : String(durationSeconds),
    aspect_ratio: ratio,
    generate_audio: hasAudio,
    ...(seed === null ? {} : { seed }),
  };
  return {
    path: `/${endpointOf(route.kind, route.tier)}`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...lifecycleHeader('x-fal-object-lifecycle-preference', settings.retentionSeconds),
    },
    body: new TextEncoder().encode(JSON.stringify(input)),
    idempotencyKey: null,
  };
}

/** How long fal may keep a file: of a result, or of an upload. Nothing when a person leaves it to fal. */
export function lifecycleHeader(
  name: 'x-fal-object-lifecycle-preference' | 'x-fal-object-lifecycle',
  retentionSeconds: number | null,
): Record<string, string> {
  return retentionSeconds === null ? {} : { [name]: JSON.stringify({ expiration_duration_seconds: retentionSeconds }) };
}
