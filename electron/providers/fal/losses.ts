import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { TierId } from '#shared/ids.ts';
import { atMentions, numberReferences, sendsReferences } from '#shared/prompt/mention-style.ts';

function passed(field: string, value: unknown): LossEntry {
  const text = String(value);
  return { field, result: 'passed', reason: 'sent-as-written', wrote: text, gets: text };
}

function parameterLosses({ parameters }: ClipSpec, tier: TierId): LossEntry[] {
  const { ratio, resolution, hasAudio, durationSeconds, isAutoLength, seed } = parameters;
  const isChosenTier = parameters.tier === tier;
  const planned = `${String(durationSeconds)} s`;
  const possible = `${String(minClipSeconds)}–${String(maxClipSeconds)} s`;
  return [
    isChosenTier
      ? passed('parameters.tier', tier)
      : { field: 'parameters.tier', result: 'converted', reason: 'other-tier', wrote: parameters.tier, gets: tier },
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

function promptLosses(spec: ClipSpec): LossEntry[] {
  const part = (field: string): LossEntry => ({
    field,
    result: 'passed',
    reason: 'part-of-prompt',
    wrote: '',
    gets: '',
  });
  if (spec.mode === 'text') return [part('text')];
  return [
    ...(isBlank(spec.look) ? [] : [part('look')]),
    ...spec.shots.map((_shot, index) => part(`shots.${String(index)}`)),
    ...(isBlank(spec.soundBed) ? [] : [part('soundBed')]),
  ];
}

function frameLosses(spec: ClipSpec): LossEntry[] {
  const isSent = spec.kind === 'frames';
  return (['startFrame', 'endFrame'] as const).flatMap((field): LossEntry[] => {
    if (spec[field] === null) return [];
    return isSent
      ? [passed(field, '')]
      : [{ field, result: 'dropped', reason: 'kind-without-frames', wrote: '', gets: '' }];
  });
}

function referenceLosses(spec: ClipSpec): LossEntry[] {
  const numbers = numberReferences(spec.references, atMentions);
  return spec.references.flatMap(({ id, name }, index): LossEntry[] => {
    const field = `references.${String(index)}`;
    if (!sendsReferences(spec.kind)) {
      return [{ field, result: 'dropped', reason: 'kind-without-references', wrote: name, gets: '' }];
    }
    const gets = numbers.get(id) ?? '';
    return [
      { field, result: 'renamed', reason: 'numbered-reference', wrote: name, gets },
      { field: `${field}.role`, result: 'dropped', reason: 'role-not-sent', wrote: name, gets: '' },
    ];
  });
}

/** What becomes of each part of a spec at fal; what gets there unchanged is listed as well. Pure. */
export function falLosses(spec: ClipSpec, tier: TierId): LossEntry[] {
  const told = [...parameterLosses(spec, tier), ...frameLosses(spec), ...referenceLosses(spec)];
  return [...told, ...promptLosses(spec)].slice(0, 100);
}
