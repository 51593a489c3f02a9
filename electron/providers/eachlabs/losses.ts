import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { frameLosses, moreLosses, passed, promptLosses, referenceLosses, tierLoss } from '../common-losses.ts';
import type { TierId } from '#shared/ids.ts';
import { offerOf } from './capabilities.ts';
import type { EachlabsModel } from './models.ts';

function dropped(field: string, wrote: unknown): LossEntry {
  return { field, result: 'dropped', reason: 'option-not-offered', wrote: String(wrote), gets: '' };
}

function lengthLoss({ isAutoLength, durationSeconds }: ClipSpec['parameters']): LossEntry {
  const planned = `${String(durationSeconds)} s`;
  if (!isAutoLength) return passed('parameters.durationSeconds', planned);
  const gets = `${String(minClipSeconds)}–${String(maxClipSeconds)} s`;
  return { field: 'parameters.isAutoLength', result: 'converted', reason: 'length-by-provider', wrote: planned, gets };
}

function seedLosses(seed: number | null, isTaken: boolean): LossEntry[] {
  if (seed === null) return [];
  if (!isTaken) return [dropped('parameters.seed', seed)];
  // "Reproducibility hint, results may still drift slightly."
  return [{ field: 'parameters.seed', result: 'converted', reason: 'seed-hint', wrote: String(seed), gets: '' }];
}

function parameterLosses(spec: ClipSpec, model: EachlabsModel, tier: TierId): LossEntry[] {
  const { optional } = model;
  const { ratio, resolution, hasAudio, seed } = spec.parameters;
  return [
    tierLoss(spec, tier),
    passed('parameters.ratio', ratio),
    passed('parameters.resolution', resolution),
    optional.includes('generate_audio')
      ? passed('parameters.hasAudio', hasAudio)
      : dropped('parameters.hasAudio', hasAudio),
    lengthLoss(spec.parameters),
    ...seedLosses(seed, optional.includes('seed')),
    ...moreLosses(spec, offerOf([model])),
  ];
}

/** What becomes of each part of a spec with this model; what gets there unchanged is listed as well. Pure. */
export function eachlabsLosses(spec: ClipSpec, model: EachlabsModel, tier: TierId): LossEntry[] {
  const told = [...parameterLosses(spec, model, tier), ...frameLosses(spec), ...referenceLosses(spec, atMentions)];
  return [...told, ...promptLosses(spec)].slice(0, 100);
}
