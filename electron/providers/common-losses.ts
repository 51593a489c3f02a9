import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionIds, moreOptionsOf } from '#shared/domain/more-options.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { TierId } from '#shared/ids.ts';
import { numberReferences, sendsReferences, type MentionStyle } from '#shared/prompt/mention-style.ts';

/** A field that gets there as it was written. */
export function passed(field: string, value: unknown): LossEntry {
  const text = String(value);
  return { field, result: 'passed', reason: 'sent-as-written', wrote: text, gets: text };
}

/** A clip that asks for one tier, quoted at another. */
export function tierLoss({ parameters }: ClipSpec, tier: TierId): LossEntry {
  if (parameters.tier === tier) return passed('parameters.tier', tier);
  return { field: 'parameters.tier', result: 'converted', reason: 'other-tier', wrote: parameters.tier, gets: tier };
}

/** Shots, look and sound go there as words of one prompt. */
export function promptLosses(spec: ClipSpec): LossEntry[] {
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

/** Frames count in clips of their kind only. */
export function frameLosses(spec: ClipSpec): LossEntry[] {
  const isSent = spec.kind === 'frames';
  return (['startFrame', 'endFrame'] as const).flatMap((field): LossEntry[] => {
    if (spec[field] === null) return [];
    return isSent
      ? [passed(field, '')]
      : [{ field, result: 'dropped', reason: 'kind-without-frames', wrote: '', gets: '' }];
  });
}

/** References are known by number there, and their roles by the words of the prompt. */
export function referenceLosses(spec: ClipSpec, style: MentionStyle): LossEntry[] {
  const numbers = numberReferences(spec.references, style);
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

/** Options under *more* that a person touched: honoured, passed on as a wish, or not known there at all. */
export function moreLosses({ kind, parameters }: ClipSpec, { more }: Pick<Capabilities, 'more'>): LossEntry[] {
  const chosen = moreOptionsOf(parameters);
  return moreOptionIds.flatMap((id): LossEntry[] => {
    if (chosen[id] === '' || chosen[id] === false) return [];
    const field = `parameters.more.${id}`;
    const wrote = String(chosen[id]);
    const offered = more.find((option) => option.id === id);
    // Only an edited video has a sound to keep.
    if (offered === undefined || (id === 'keepAudio' && kind !== 'edit')) {
      return [{ field, result: 'dropped', reason: 'option-not-offered', wrote, gets: '' }];
    }
    return [
      offered.isHint ? { field, result: 'converted', reason: 'option-hint', wrote, gets: '' } : passed(field, wrote),
    ];
  });
}
