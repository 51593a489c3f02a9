import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import type { FrozenRequest, PreparedRequest, RemoteFile } from '../provider.ts';
import { addressOf } from '../sent-files.ts';
import { modelOf } from './models.ts';

/**
 * The files of the request by the list they sit in, which is all the role a file can have there. Which of them are given
 * decides what kind of clip it is, so none of another kind may slip in.
 */
function fileFields({ kind, startFrame, endFrame, references }: ClipSpec, urlOf: (id: AssetId) => string): object {
  if (kind === 'frames') {
    return {
      ...(startFrame === null ? {} : { start_image: urlOf(startFrame) }),
      ...(endFrame === null ? {} : { end_image: urlOf(endFrame) }),
    };
  }
  if (kind !== 'references') return {};
  const urls = (media: MediaKind): string[] =>
    references.filter((reference) => reference.kind === media).map(({ assetId }) => urlOf(assetId));
  const lists = {
    reference_image_urls: urls('image'),
    reference_video_urls: urls('video'),
    reference_audio_urls: urls('audio'),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/**
 * Unknown keys are refused, and documented defaults disagree with each other: so nothing is sent that the schema does not
 * name, and length, ratio, resolution and sound are always said.
 */
export function encodeApiframe(
  { spec, tier, prompt }: PreparedRequest,
  files: ReadonlyMap<AssetId, RemoteFile>,
  intentId: IntentId,
): FrozenRequest {
  const { ratio, resolution, hasAudio, durationSeconds, seed } = spec.parameters;
  const { webSearch, cameraFixed, lastFrame } = moreOptionsOf(spec.parameters);
  const body = {
    model: modelOf(tier),
    prompt,
    seedanceParams: {
      duration: durationSeconds,
      resolution,
      aspect_ratio: ratio === 'auto' ? 'adaptive' : ratio,
      generate_audio: hasAudio,
      ...fileFields(spec, (id) => addressOf(files, id)),
      ...(seed === null ? {} : { seed }),
      ...(webSearch ? { web_search: true } : {}),
      ...(cameraFixed ? { camera_fixed: true } : {}),
      ...(lastFrame ? { return_last_frame: true } : {}),
    },
  };
  return {
    path: '/v2/videos/generate',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
    idempotencyKey: intentId,
  };
}
