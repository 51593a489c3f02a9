import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { framesPerSecond } from '#shared/domain/frame-sizes.ts';
import type { Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId, IntentId, TierId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ExpectedOutput, FrozenRequest, PreparedRequest, ProviderSettings } from '../provider.ts';
import { animaticCapabilities } from './capabilities.ts';
import { animaticLosses } from './losses.ts';
import { choosePictureSize } from '#shared/animatic/picture-size.ts';
import { assetsOfPlan, planAnimatic } from '#shared/animatic/plan-animatic.ts';
import { decodePlan, encodePlan } from './plan-bytes.ts';
import { fileProblems, requestProblems } from './problems.ts';

const oneFrameMs = 1_000 / framesPerSecond;

/** The name under which a window draws the film of this intent. */
export function workKey(intentId: IntentId): string {
  return `animatic:${intentId}`;
}

export function prepareAnimatic(
  spec: ClipSpec,
  assets: ReadonlyMap<AssetId, Asset>,
  tier: TierId,
  settings: ProviderSettings,
): Result<PreparedRequest, readonly RequestProblem[]> {
  const refused = requestProblems(spec, tier);
  if (refused.length > 0) return err(refused);
  const size = choosePictureSize(spec, assets);
  const plan = planAnimatic(spec, size);
  const lost = fileProblems(spec, plan, assets);
  if (lost.length > 0) return err(lost);
  const durationMs = spec.parameters.durationSeconds * 1_000;
  const mentionStyle = mentionStyleOf(animaticCapabilities);
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle }).text,
    ...size,
    durationMs: { low: durationMs, high: durationMs },
    files: assetsOfPlan(plan),
    losses: animaticLosses(spec, plan, tier),
    settings,
  });
}

export function quoteAnimatic({ tier, width, height, durationMs, losses }: PreparedRequest): Quote {
  return {
    providerId: animaticCapabilities.id,
    tier,
    price: { kind: 'free' },
    basis: null,
    isStale: false,
    width,
    height,
    durationMs,
    wait: null,
    losses: [...losses],
    problems: [],
  };
}

/** The plan itself is the request: nothing else is needed to draw the same film again. */
export function encodeAnimatic({ spec, width, height }: PreparedRequest, intentId: IntentId): FrozenRequest {
  const body = encodePlan(planAnimatic(spec, { width, height }));
  return { path: workKey(intentId), headers: {}, body, idempotencyKey: intentId };
}

/** Exactly the planned size, and its length to the frame. */
export function expectedAnimatic({ body }: FrozenRequest): ExpectedOutput {
  const { width, height, shots } = decodePlan(body);
  const durationMs = shots.reduce((sum, shot) => sum + shot.durationMs, 0);
  // Lengths are measured in whole milliseconds.
  const low = Math.floor(durationMs - oneFrameMs);
  return { width, height, durationMs: { low, high: Math.ceil(durationMs + oneFrameMs) } };
}
