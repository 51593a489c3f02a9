import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { frameLosses, passed, promptLosses, referenceLosses, tierLoss } from '../common-losses.ts';

function parameterLosses(spec: ClipSpec, tier: TierId): LossEntry[] {
  const { ratio, resolution, hasAudio, durationSeconds, isAutoLength, seed } = spec.parameters;
  const planned = `${String(durationSeconds)} s`;
  const possible = `${String(minClipSeconds)}–${String(maxClipSeconds)} s`;
  return [
    tierLoss(spec, tier),
    passed('parameters.ratio', ratio),
    passed('parameters.resolution', resolution),
    passed('parameters.hasAudio', hasAudio),
    isAutoLength
      ? {
          field: 'parameters.isAutoLength',
          result: 'converted',
          reason: 'length-by-provider',
          wrote: planned,
          gets: possible,
        }
      : passed('parameters.durationSeconds', planned),
    // The guide and the types of the client know a seed; the published schema of 2.0 is said to have dropped it.
    ...(seed === null
      ? []
      : [
          {
            field: 'parameters.seed',
            result: 'converted',
            reason: 'seed-hint',
            wrote: String(seed),
            gets: '',
          } as const,
        ]),
  ];
}

/** What becomes of each part of a spec at fal; what gets there unchanged is listed as well. Pure. */
export function falLosses(spec: ClipSpec, tier: TierId): LossEntry[] {
  const told = [...parameterLosses(spec, tier), ...frameLosses(spec), ...referenceLosses(spec, atMentions)];
  return [...told, ...promptLosses(spec)].slice(0, 100);
}
