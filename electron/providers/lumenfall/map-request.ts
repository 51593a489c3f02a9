import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PreparedRequest, ProviderSettings } from '../provider.ts';
import { aboutRequest, requestProblems } from '../request-problems.ts';
import { inputVideoMsOf, sentFilesOf } from '../sent-files.ts';
import { lumenfallCapabilities } from './capabilities.ts';
import { matchSize } from './custom-size.ts';
import { bucketProblems, imagesForBucket } from './inline-files.ts';
import { lumenfallLosses } from './losses.ts';
import { pricedKindOf } from './models.ts';
import { arePricesStale, listPrice } from './prices.ts';

/** The pixels that films come with, whatever its own names for sizes say. */
const delivered = '720p';

/** An edited video counts as the first one there, so a video beside it would answer to its name. */
function editProblems({ kind, references }: ClipSpec): RequestProblem[] {
  const beside = references.filter((reference) => reference.kind === 'video').length;
  return kind === 'edit' && beside > 0 ? [aboutRequest('too-many-videos', { count: beside + 1, limit: 1 })] : [];
}

function problemsOf(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  { hasBucket }: ProviderSettings,
): RequestProblem[] {
  // 480p is not refused there: the nearest scale is taken, which the loss report says.
  const isConverted = spec.parameters.resolution === '480p';
  return [
    ...requestProblems(spec, assets, tier, lumenfallCapabilities).filter(
      ({ code }) => !(isConverted && code === 'resolution-unsupported'),
    ),
    ...editProblems(spec),
    ...(hasBucket === true ? [] : bucketProblems(spec, assets)),
  ];
}

export function prepareLumenfall(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const problems = problemsOf(spec, assets, tier, settings);
  if (problems.length > 0) return err(problems);
  const { ratio, durationSeconds } = spec.parameters;
  const shape = matchSize(moreOptionsOf(spec.parameters).customSize)?.ratio ?? ratio;
  const videoMs = inputVideoMsOf(spec, assets);
  const throughBucket = imagesForBucket(spec, assets);
  const mentionStyle = mentionStyleOf(lumenfallCapabilities);
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle }).text,
    // The price does not depend on the ratio, so *auto* is shown as what it is without pictures.
    ...frameSizes[delivered][shape === 'auto' ? '16:9' : shape],
    durationMs: { low: durationSeconds * 1_000, high: durationSeconds * 1_000 },
    ...(videoMs === null ? {} : { inputVideoMs: videoMs }),
    files: sentFilesOf(spec),
    ...(throughBucket.length === 0 ? {} : { throughBucket }),
    losses: lumenfallLosses(spec, tier),
    settings,
  });
}

/** By the list: what the gateway itself says is asked for apart. Pure. */
export function quoteLumenfall(prepared: PreparedRequest, nowMs: number): Quote {
  const { spec, tier, width, height, durationMs, inputVideoMs, losses } = prepared;
  return {
    providerId: lumenfallCapabilities.id,
    tier,
    ...listPrice({ kind: pricedKindOf(spec), outputMs: durationMs.high, inputVideoMs }),
    isStale: arePricesStale(nowMs),
    width,
    height,
    durationMs,
    wait: null,
    losses: [...losses],
    problems: [],
  };
}
