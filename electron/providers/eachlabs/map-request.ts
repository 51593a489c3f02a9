import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { frameSizes, ratios, type FrameSize, type Resolution } from '#shared/domain/frame-sizes.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PreparedRequest, ProviderSettings } from '../provider.ts';
import { requestProblems } from '../request-problems.ts';
import { sentFilesOf } from '../sent-files.ts';
import { offerOf } from './capabilities.ts';
import { eachlabsLosses } from './losses.ts';
import { builtInModels, type EachlabsKind, type EachlabsModel, type EachlabsTier } from './models.ts';
import { arePricesStale, priceOf } from './prices.ts';

/** The models as they are known now, and what they make together. */
export interface Catalogue {
  readonly capabilities: Capabilities;
  readonly models: readonly EachlabsModel[];
}

function findModel(models: readonly EachlabsModel[], kind: string, tier: TierId): EachlabsModel | null {
  return models.find((model) => model.kind === kind && model.tier === tier) ?? null;
}

/** The model of a prepared request. One that has left the list since is asked for all the same: EachLabs says no for free. */
export function modelOf({ models }: Catalogue, { spec, tier }: Pick<PreparedRequest, 'spec' | 'tier'>): EachlabsModel {
  const model = findModel(models, spec.kind, tier) ?? findModel(builtInModels, spec.kind, tier);
  if (model === null) throw new Error('prepared for another provider');
  return model;
}

/** What one model makes, in the place of what all of them make. */
function narrow(capabilities: Capabilities, model: EachlabsModel | null): Capabilities {
  if (model === null) return capabilities;
  const { resolutions, references } = offerOf([model]);
  const tiers = capabilities.tiers.map(({ resolutions: _all, ...tier }) => tier);
  return { ...capabilities, tiers, resolutions, references };
}

/** Nobody knows what *auto* becomes, so it is shown as the size with the most pixels. */
function largestSize(resolution: Resolution): FrameSize {
  const sizes = ratios.map((ratio) => frameSizes[resolution][ratio]);
  return sizes.reduce((most, size) => (size.width * size.height > most.width * most.height ? size : most));
}

export function prepareEachlabs(
  { capabilities, models }: Catalogue,
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const model = findModel(models, spec.kind, tier);
  const problems = requestProblems(spec, assets, tier, narrow(capabilities, model));
  if (problems.length > 0 || model === null) return err(problems);
  const { ratio, resolution, isAutoLength, durationSeconds } = spec.parameters;
  const mentionStyle = mentionStyleOf(capabilities);
  const [low, high] = isAutoLength ? [minClipSeconds, maxClipSeconds] : [durationSeconds, durationSeconds];
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle }).text,
    ...(ratio === 'auto' ? largestSize(resolution) : frameSizes[resolution][ratio]),
    durationMs: { low: low * 1_000, high: high * 1_000 },
    files: sentFilesOf(spec),
    losses: eachlabsLosses(spec, model, tier),
    settings,
  });
}

/** Seconds that a take usually needs, where EachLabs says it. */
const usualSeconds: Readonly<Partial<Record<`${EachlabsTier} ${EachlabsKind}`, number>>> = {
  'fast text': 120,
  'fast frames': 150,
  'standard frames': 220,
  'standard references': 200,
};

export function quoteEachlabs(catalogue: Catalogue, prepared: PreparedRequest, nowMs: number): Quote {
  const { spec, width, height, durationMs, losses, tier } = prepared;
  const model = modelOf(catalogue, prepared);
  const seconds = usualSeconds[`${model.tier} ${model.kind}`];
  return {
    providerId: catalogue.capabilities.id,
    tier,
    ...priceOf({ model, resolution: spec.parameters.resolution, durationMs }),
    isStale: arePricesStale(nowMs),
    width,
    height,
    durationMs,
    wait: seconds === undefined ? null : { ms: seconds * 1_000, basis: 'provider' },
    losses: [...losses],
    problems: [],
  };
}
