import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';
import { bracketMentions } from '#shared/prompt/mention-style.ts';
import { frameLosses, moreLosses, passed, promptLosses, referenceLosses, tierLoss } from '../common-losses.ts';
import { apiframeCapabilities } from './capabilities.ts';

function parameterLosses({ parameters }: ClipSpec): LossEntry[] {
  const { ratio, resolution, hasAudio, durationSeconds, isAutoLength, seed } = parameters;
  const planned = `${String(durationSeconds)} s`;
  const converted = (field: string, reason: string, gets: string): LossEntry => ({
    field,
    result: 'converted',
    reason,
    wrote: 'auto',
    gets,
  });
  return [
    ratio === 'auto' ? converted('parameters.ratio', 'ratio-adaptive', 'adaptive') : passed('parameters.ratio', ratio),
    passed('parameters.resolution', resolution),
    passed('parameters.hasAudio', hasAudio),
    isAutoLength
      ? converted('parameters.isAutoLength', 'planned-length', planned)
      : passed('parameters.durationSeconds', planned),
    ...(seed === null ? [] : [passed('parameters.seed', seed)]),
  ];
}

/** What becomes of each part of a spec there; what gets there unchanged is listed as well. Pure. */
export function apiframeLosses(spec: ClipSpec, tier: TierId): LossEntry[] {
  return [
    tierLoss(spec, tier),
    ...parameterLosses(spec),
    ...moreLosses(spec, apiframeCapabilities),
    ...frameLosses(spec),
    ...referenceLosses(spec, bracketMentions),
    ...promptLosses(spec),
  ].slice(0, 100);
}
