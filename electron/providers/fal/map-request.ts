import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { FrozenRequest, PreparedRequest, ProviderSettings, RemoteFile } from '../provider.ts';
import { falCapabilities } from './capabilities.ts';
import { endpointOf, falKinds, type FalKind } from './endpoint.ts';
import { falLosses } from './losses.ts';
import { arePricesStale, dearestSize, falTiers, priceOf, type FalTier } from './prices.ts';

function findKind(spec: ClipSpec): FalKind | null {
  return falKinds.find((kind) => kind === spec.kind) ?? null;
}

function findTier(tier: TierId): FalTier | null {
  return falTiers.find((each) => each === tier) ?? null;
}

function getRoute(spec: ClipSpec, tier: TierId): { readonly kind: FalKind; readonly tier: FalTier } {
  const route = { kind: findKind(spec), tier: findTier(tier) };
  if (route.kind === null || route.tier === null) throw new Error('prepared for another provider');
  return { kind: route.kind, tier: route.tier };
}

function requestProblems(spec: ClipSpec, tier: TierId): RequestProblem[] {
  const aboutNoFile = { assetId: null, fix: null };
  const { kind } = spec;
  const { resolution } = spec.parameters;
  const problems: RequestProblem[] = [];
  if (findTier(tier) === null) problems.push({ code: 'tier-unknown', params: { tier }, ...aboutNoFile });
  if (findKind(spec) === null) problems.push({ code: 'kind-unsupported', params: { kind }, ...aboutNoFile });
  if (!falCapabilities.resolutions.includes(resolution))
    problems.push({ code: 'resolution-unsupported', params: { resolution }, ...aboutNoFile });
  if (kind === 'frames' && spec.startFrame === null)
    problems.push({ code: 'start-frame-missing', params: {}, ...aboutNoFile });
  return problems;
}

/** Each file once, although two references may be the same file. */
function filesOf(spec: ClipSpec, kind: FalKind): AssetId[] {
  const sent = {
    text: [],
    frames: [spec.startFrame, spec.endFrame].filter((id) => id !== null),
    references: spec.references.map(({ assetId }) => assetId),
  };
  return [...new Set<AssetId>(sent[kind])];
}

function inputVideoMs(spec: ClipSpec, assets: ReadonlyMap<AssetId, Asset>): number | null {
  const videos = spec.kind === 'references' ? spec.references.filter(({ kind }) => kind === 'video') : [];
  if (videos.length === 0) return null;
  return videos.reduce((sum, { assetId }) => sum + (assets.get(assetId)?.facts?.durationMs ?? 0), 0);
}

export function prepareFal(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const problems = [...requestProblems(spec, tier), ...checkReferenceLimits(spec, assets, falCapabilities)];
  if (problems.length > 0) return err(problems);
  const { kind } = getRoute(spec, tier);
  const { ratio, resolution, isAutoLength, durationSeconds } = spec.parameters;
  const videoMs = inputVideoMs(spec, assets);
  const mentionStyle = mentionStyleOf(falCapabilities);
  const [low, high] = isAutoLength ? [minClipSeconds, maxClipSeconds] : [durationSeconds, durationSeconds];
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammars[settings.grammar], mentionStyle }).text,
    ...(ratio === 'auto' ? dearestSize(resolution) : frameSizes[resolution][ratio]),
    durationMs: { low: low * 1_000, high: high * 1_000 },
    ...(videoMs === null ? {} : { inputVideoMs: videoMs }),
    files: filesOf(spec, kind),
    losses: falLosses(spec, tier),
    settings,
  });
}

export function quoteFal(prepared: PreparedRequest, nowMs: number): Quote {
  const { spec, width, height, durationMs, losses } = prepared;
  const { ratio, resolution } = spec.parameters;
  const size = { width, height };
  return {
    providerId: falCapabilities.id,
    tier: prepared.tier,
    ...priceOf({
      ...getRoute(spec, prepared.tier),
      resolution,
      ratio,
      size,
      durationMs,
      inputVideoMs: prepared.inputVideoMs ?? null,
    }),
    isStale: arePricesStale(nowMs),
    ...size,
    durationMs,
    wait: null,
    losses: [...losses],
    problems: [],
  };
}

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
  const urlOf = (id: AssetId): string => {
    const file = files.get(id);
    if (file === undefined) throw new Error(`no address of ${id}`);
    return file.url;
  };
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
