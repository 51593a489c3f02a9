import {
  frameLosses,
  moreLosses,
  passed,
  promptLosses,
  referenceLosses,
  tierLoss,
} from '#electron/providers/common-losses.ts';
import type {
  ExpectedOutput,
  FrozenRequest,
  PreparedRequest,
  RemoteFile,
  VideoProvider,
} from '#electron/providers/provider.ts';
import { requestProblems } from '#electron/providers/request-problems.ts';
import { addressOf, sentFilesOf } from '#electron/providers/sent-files.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { LossEntry, Quote } from '#shared/domain/quote.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { err, ok } from '#shared/result.ts';
import { sampleCapabilities } from './capabilities.ts';
import { priceOf, type PriceTable } from './prices.ts';
import { jobInput } from './wire-schema.ts';

export const prepareSample: VideoProvider['prepare'] = (spec, assets, tier, settings) => {
  const problems = requestProblems(spec, assets, tier, sampleCapabilities);
  if (problems.length > 0) return err(problems);
  const { ratio, resolution, durationSeconds, seed, hasAudio } = spec.parameters;
  const ratioLoss: LossEntry =
    ratio === 'auto'
      ? { field: 'parameters.ratio', result: 'converted', reason: 'other', wrote: ratio, gets: '16:9' }
      : passed('parameters.ratio', ratio);
  return ok({
    spec,
    tier,
    prompt: compilePrompt({ spec, grammar: grammarOf(spec, settings.grammar), mentionStyle: atMentions }).text,
    ...frameSizes[resolution][ratio === 'auto' ? '16:9' : ratio],
    durationMs: { low: durationSeconds * 1_000, high: durationSeconds * 1_000 },
    files: sentFilesOf(spec),
    losses: [
      tierLoss(spec, tier),
      ratioLoss,
      passed('parameters.resolution', resolution),
      passed('parameters.durationSeconds', durationSeconds),
      passed('parameters.hasAudio', hasAudio),
      ...(seed === null ? [] : [passed('parameters.seed', seed)]),
      ...promptLosses(spec),
      ...frameLosses(spec),
      ...referenceLosses(spec, atMentions),
      ...moreLosses(spec, sampleCapabilities),
    ],
    settings,
  });
};

export function quoteSample(prepared: PreparedRequest, table: PriceTable): Quote {
  const { tier, width, height, durationMs, losses } = prepared;
  const size = { width, height, durationMs };
  const { id: providerId } = sampleCapabilities;
  const priced = priceOf(prepared, table);
  return { providerId, tier, ...priced, isStale: false, ...size, wait: null, losses: [...losses], problems: [] };
}

/** What a job is made of, besides its files. */
export function wishOf({ spec, tier, prompt, width, height, durationMs }: PreparedRequest) {
  const { hasAudio, seed } = spec.parameters;
  const seconds = durationMs.high / 1_000;
  return { tier, prompt, width, height, seconds, sound: hasAudio, ...(seed === null ? {} : { seed }) };
}

export function encodeSample(
  prepared: PreparedRequest,
  files: ReadonlyMap<AssetId, RemoteFile>,
  intentId: IntentId,
): FrozenRequest {
  const { spec } = prepared;
  const { startFrame, endFrame } = spec;
  const isFrames = spec.kind === 'frames';
  const urls = sentFilesOf(spec).map((id) => addressOf(files, id));
  const frames = {
    ...(startFrame === null ? {} : { first: addressOf(files, startFrame) }),
    ...(endFrame === null ? {} : { last: addressOf(files, endFrame) }),
  };
  const body = {
    ...wishOf(prepared),
    ...(isFrames ? { frames } : {}),
    ...(spec.kind === 'references' ? { refs: urls } : {}),
  };
  return {
    path: '/v1/jobs',
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
    idempotencyKey: intentId,
  };
}

/** Of its container, in milliseconds. */
const slackMs = 45;

export function expectSample({ body }: FrozenRequest): ExpectedOutput {
  const { width, height, seconds } = jobInput.parse(JSON.parse(new TextDecoder().decode(body)));
  return { width, height, durationMs: { low: seconds * 1_000 - slackMs, high: seconds * 1_000 + slackMs } };
}
