import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { LossEntry } from '#shared/domain/quote.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { TierId } from '#shared/ids.ts';
import { sendsReferences } from '#shared/prompt/mention-style.ts';
import { assetsOfPlan } from '#shared/animatic/plan-animatic.ts';

function parameterLosses(spec: ClipSpec, plan: AnimaticPlan, tier: TierId): LossEntry[] {
  const { parameters } = spec;
  const losses: LossEntry[] = [];
  if (parameters.tier !== tier) {
    losses.push({
      field: 'parameters.tier',
      result: 'converted',
      reason: 'one-tier',
      wrote: parameters.tier,
      gets: tier,
    });
  }
  if (parameters.seed !== null) {
    const wrote = String(parameters.seed);
    losses.push({ field: 'parameters.seed', result: 'dropped', reason: 'nothing-random', wrote, gets: '' });
  }
  if (parameters.ratio === 'auto') {
    const gets = `${String(plan.width)}x${String(plan.height)}`;
    losses.push({ field: 'parameters.ratio', result: 'converted', reason: 'ratio-of-picture', wrote: 'auto', gets });
  }
  if (parameters.isAutoLength) {
    const gets = `${String(parameters.durationSeconds)} s`;
    losses.push({
      field: 'parameters.isAutoLength',
      result: 'converted',
      reason: 'planned-length',
      wrote: 'auto',
      gets,
    });
  }
  return losses;
}

function shotLosses(spec: ClipSpec): LossEntry[] {
  if (spec.mode === 'text') return [];
  const losses: LossEntry[] = [];
  if (!isBlank(spec.look)) {
    losses.push({ field: 'look', result: 'dropped', reason: 'only-drawn', wrote: '', gets: '' });
  }
  spec.shots.forEach((shot, index) => {
    const field = `shots.${String(index)}`;
    if (shot.light.trim() !== '') {
      const wrote = shot.light.trim().slice(0, 500);
      losses.push({ field: `${field}.light`, result: 'dropped', reason: 'only-drawn', wrote, gets: '' });
    }
    if (shot.dialogue.some((line) => line.words.trim() !== '')) {
      losses.push({ field: `${field}.dialogue`, result: 'emulated', reason: 'captions', wrote: '', gets: '' });
    }
  });
  return losses;
}

function frameLosses(spec: ClipSpec, plan: AnimaticPlan): LossEntry[] {
  if (spec.kind !== 'frames' || spec.endFrame === null) return [];
  const isShown = plan.shots.length > 1;
  const outcome = isShown
    ? ({ result: 'emulated', reason: 'end-frame-as-picture' } as const)
    : ({ result: 'dropped', reason: 'one-picture-per-shot' } as const);
  return [{ field: 'endFrame', ...outcome, wrote: '', gets: '' }];
}

function referenceLosses(spec: ClipSpec, plan: AnimaticPlan): LossEntry[] {
  if (!sendsReferences(spec.kind)) return [];
  const shown = new Set(assetsOfPlan(plan));
  return spec.references.flatMap(({ assetId, kind, name }, index): LossEntry[] => {
    const field = `references.${String(index)}`;
    if (!shown.has(assetId)) {
      const reason = kind === 'audio' ? 'one-guide-track' : 'not-mentioned-first';
      return [{ field, result: 'dropped', reason, wrote: name, gets: '' }];
    }
    return kind === 'video' ? [{ field, result: 'converted', reason: 'still-of-video', wrote: name, gets: '' }] : [];
  });
}

/** Everything an animatic does not show as it was written. Pure. */
export function animaticLosses(spec: ClipSpec, plan: AnimaticPlan, tier: TierId): LossEntry[] {
  return [
    ...parameterLosses(spec, plan, tier),
    ...frameLosses(spec, plan),
    ...referenceLosses(spec, plan),
    ...shotLosses(spec),
  ].slice(0, 100);
}
