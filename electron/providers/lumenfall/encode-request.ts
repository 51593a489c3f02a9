import { moreOptionsOf } from '#shared/domain/more-options.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import { sendsReferences } from '#shared/prompt/mention-style.ts';
import type { FrozenRequest, PreparedRequest, RemoteFile } from '../provider.ts';
import { addressOf } from '../sent-files.ts';
import { dryRunPath, videosPath } from './choices.ts';
import { modelOf } from './models.ts';

type UrlOf = (id: AssetId, kind: MediaKind) => string;

function frameFields({ startFrame, endFrame }: ClipSpec, urlOf: UrlOf): Record<string, unknown> {
  return {
    ...(startFrame === null ? {} : { input_reference: [{ image_url: urlOf(startFrame, 'image') }] }),
    ...(endFrame === null ? {} : { end_image_url: urlOf(endFrame, 'image') }),
  };
}

/** The files of the request, in the order in which the prompt counts them. */
function fileFields(spec: ClipSpec, urlOf: UrlOf): Record<string, unknown> {
  if (spec.kind === 'frames') return frameFields(spec, urlOf);
  if (!sendsReferences(spec.kind)) return {};
  const urls = (kind: MediaKind): string[] =>
    spec.references.filter((reference) => reference.kind === kind).map(({ assetId }) => urlOf(assetId, kind));
  const lists = {
    input_reference: urls('image').map((image) => ({ image_url: image })),
    video_urls: urls('video'),
    audio_urls: urls('audio'),
  };
  const { kind: clipKind, sourceVideo, parameters } = spec;
  return {
    ...(clipKind === 'edit' && sourceVideo !== undefined
      ? { input_video: urlOf(sourceVideo, 'video'), keep_audio: moreOptionsOf(parameters).keepAudio }
      : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  };
}

/** A size says shape and scale; without one each is said apart. */
function shapeFields({ parameters }: ClipSpec): Record<string, string> {
  const { customSize } = moreOptionsOf(parameters);
  return customSize === '' ? { aspect_ratio: parameters.ratio, resolution: '1K' } : { size: customSize };
}

function inputOf({ spec, prompt, settings }: PreparedRequest, urlOf: UrlOf): Record<string, unknown> {
  const { durationSeconds, hasAudio, seed } = spec.parameters;
  const { endUserId } = moreOptionsOf(spec.parameters);
  return {
    model: modelOf(spec, settings),
    prompt,
    seconds: durationSeconds,
    ...shapeFields(spec),
    generate_audio: hasAudio,
    ...(seed === null ? {} : { seed }),
    ...fileFields(spec, urlOf),
    ...(endUserId === '' ? {} : { end_user_id: endUserId }),
  };
}

function freeze(path: string, input: Readonly<Record<string, unknown>>, key: string | null): FrozenRequest {
  return {
    path,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(input)),
    idempotencyKey: key,
  };
}

/** One video: `n` is never sent, because what comes back for several is not documented. Pure. */
export function encodeLumenfall(
  prepared: PreparedRequest,
  files: ReadonlyMap<AssetId, RemoteFile>,
  intentId: IntentId,
): FrozenRequest {
  const input = inputOf(prepared, (id) => addressOf(files, id));
  // The key makes a replay the same video; `user` comes back in the history.
  return freeze(videosPath(prepared.settings), { ...input, idempotency_key: intentId, user: intentId }, intentId);
}

/** Addresses as in its own samples. Should a question for a price begin to work after all, there is nothing to work with. */
const stands: Readonly<Record<MediaKind, string>> = {
  image: 'https://example.com/start-frame.jpg',
  video: 'https://example.com/source.mp4',
  audio: 'https://example.com/sound.wav',
};

/** The same request as a question for its price: no file of ours, and no key, which would make it an order. Pure. */
export function encodeDryRun(prepared: PreparedRequest): FrozenRequest {
  return freeze(
    dryRunPath,
    inputOf(prepared, (_id, kind) => stands[kind]),
    null,
  );
}
