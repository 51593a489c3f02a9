import { moreOptionsOf } from '#shared/domain/more-options.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';
import { atMentions, numberReferences, sendsReferences } from '#shared/prompt/mention-style.ts';
import { frameLosses, moreLosses, passed, promptLosses, referenceLosses, tierLoss } from '../common-losses.ts';
import { lumenfallCapabilities } from './capabilities.ts';
import { matchSize } from './custom-size.ts';

function lengthLoss({ parameters }: ClipSpec): LossEntry {
  const planned = `${String(parameters.durationSeconds)} s`;
  if (!parameters.isAutoLength) return passed('parameters.durationSeconds', planned);
  const field = 'parameters.isAutoLength';
  return { field, result: 'converted', reason: 'planned-length', wrote: 'auto', gets: planned };
}

/** A size says shape and scale at once, and what else says them is left out. */
function shapeLosses({ parameters }: ClipSpec): LossEntry[] {
  const { ratio, resolution } = parameters;
  const { customSize } = moreOptionsOf(parameters);
  const match = matchSize(customSize);
  if (match === null) {
    const isAsAsked = resolution === '720p';
    const [result, gets] = isAsAsked ? (['renamed', '1K'] as const) : (['converted', '720p'] as const);
    return [
      passed('parameters.ratio', ratio),
      { field: 'parameters.resolution', result, reason: 'one-scale', wrote: resolution, gets },
    ];
  }
  const left = (field: string, wrote: string): LossEntry => ({
    field,
    result: 'dropped',
    reason: 'custom-size-decides',
    wrote,
    gets: '',
  });
  const size: LossEntry = {
    field: 'parameters.more.customSize',
    result: customSize === match.listed ? 'passed' : 'converted',
    reason: 'nearest-size',
    wrote: customSize,
    gets: match.listed,
  };
  return [left('parameters.ratio', ratio), left('parameters.resolution', resolution), size];
}

const unverified = 'unverified-field';

/** Files under names that only the model behind it is known to have. */
function unverifiedLosses(spec: ClipSpec): LossEntry[] {
  const found: LossEntry[] = [];
  if (spec.kind === 'frames' && spec.endFrame !== null) {
    found.push({ field: 'endFrame', result: 'renamed', reason: unverified, wrote: '', gets: '' });
  }
  if (!sendsReferences(spec.kind)) return found;
  const numbers = numberReferences(spec.references, atMentions);
  spec.references.forEach(({ id, name, kind }, index) => {
    if (kind === 'image') return;
    const field = `references.${String(index)}`;
    found.push({ field, result: 'renamed', reason: unverified, wrote: name, gets: numbers.get(id) ?? '' });
  });
  return found;
}

function sourceLosses({ kind, sourceVideo }: ClipSpec): LossEntry[] {
  if (sourceVideo === undefined) return [];
  const [field, wrote] = ['sourceVideo', ''];
  return kind === 'edit'
    ? [{ field, result: 'renamed', reason: 'numbered-reference', wrote, gets: '@Video1' }]
    : [{ field, result: 'dropped', reason: 'kind-without-source', wrote, gets: '' }];
}

/** What becomes of each part of a spec there; what gets there unchanged is listed as well. Pure. */
export function lumenfallLosses(spec: ClipSpec, tier: TierId): LossEntry[] {
  const { hasAudio, seed } = spec.parameters;
  const doubtful = unverifiedLosses(spec);
  const isDoubtful = (field: string): boolean => doubtful.some((loss) => loss.field === field);
  const told = [
    tierLoss(spec, tier),
    ...shapeLosses(spec),
    passed('parameters.hasAudio', hasAudio),
    lengthLoss(spec),
    ...(seed === null ? [] : [passed('parameters.seed', seed)]),
    ...moreLosses(spec, lumenfallCapabilities).filter(({ field }) => field !== 'parameters.more.customSize'),
    ...sourceLosses(spec),
    ...[...frameLosses(spec), ...referenceLosses(spec, atMentions)].filter(({ field }) => !isDoubtful(field)),
    ...doubtful,
  ];
  return [...told, ...promptLosses(spec)].slice(0, 100);
}
