import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { makesKind, resolutionsOf, type Capabilities } from '#shared/domain/provider.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import { sendsReferences } from './mention-style.ts';
import { block, pass, type LevelledFinding, type ProviderCode } from './preflight-finding.ts';

interface Check {
  readonly code: ProviderCode;
  readonly isFine: boolean;
  readonly params: Readonly<Record<string, string | number>>;
}

function referenceChecks(spec: ClipSpec, limits: Capabilities['references']): Check[] {
  if (!sendsReferences(spec.kind)) return [];
  const count = (kind: MediaKind): number => spec.references.filter((reference) => reference.kind === kind).length;
  const check = (code: ProviderCode, used: number, limit: number): Check[] =>
    used === 0 ? [] : [{ code, isFine: used <= limit, params: { count: used, limit } }];
  return [
    ...check('provider.images', count('image'), limits.images),
    ...check('provider.videos', count('video'), limits.videos),
    ...check('provider.audio', count('audio'), limits.audio),
    ...check('provider.total', spec.references.length, limits.total),
  ];
}

function makerOf({ kind, parameters: { tier } }: ClipSpec, { name, kinds, tiers }: Capabilities): string {
  const tierName = tiers.find(({ id }) => id === tier)?.name;
  return kinds.includes(kind) && tierName !== undefined ? `${name} ${tierName}` : name;
}

function parameterChecks(spec: ClipSpec, capabilities: Capabilities): Check[] {
  const { tier, ratio, resolution, durationSeconds, isAutoLength } = spec.parameters;
  const { min, max, hasAuto } = capabilities.durationSeconds;
  const isLengthFine = isAutoLength ? hasAuto : durationSeconds >= min && durationSeconds <= max;
  return [
    {
      code: 'provider.kind',
      isFine: makesKind(capabilities, tier, spec.kind),
      // Where only the tier does not make it, another tier does.
      params: { kind: spec.kind, provider: makerOf(spec, capabilities) },
    },
    { code: 'provider.length', isFine: isLengthFine, params: { seconds: durationSeconds, min, max } },
    ...(ratio === 'auto'
      ? []
      : [{ code: 'provider.ratio', isFine: capabilities.ratios.includes(ratio), params: { ratio } } as const]),
    {
      code: 'provider.resolution',
      isFine: resolutionsOf(capabilities, tier).includes(resolution),
      params: { resolution },
    },
  ];
}

/** Compares a spec with what a provider says it takes. */
export function capabilityFindings(spec: ClipSpec, capabilities: Capabilities): LevelledFinding[] {
  const checks = [...parameterChecks(spec, capabilities), ...referenceChecks(spec, capabilities.references)];
  return checks.map(({ code, isFine, params }) => {
    const source = { kind: 'provider', ...capabilities.source } as const;
    const finding = { code, params: { provider: capabilities.name, ...params }, source };
    return isFine ? pass(finding) : block(finding);
  });
}
