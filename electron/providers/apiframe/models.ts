import type { TierId } from '#shared/ids.ts';

export const apiframeTiers = ['standard', 'fast', 'mini'] as const;
export type ApiframeTier = (typeof apiframeTiers)[number];

const models: Readonly<Record<ApiframeTier, string>> = {
  standard: 'seedance-2',
  fast: 'seedance-2-fast',
  mini: 'seedance-2-mini',
};

/** The model that makes a tier; `null`: it has no such tier. */
export function findModel(tier: TierId): string | null {
  const known = apiframeTiers.find((each) => each === tier);
  return known === undefined ? null : models[known];
}

/** Of what was prepared, so the tier is one of its own. */
export function modelOf(tier: TierId): string {
  const model = findModel(tier);
  if (model === null) throw new Error('prepared for another provider');
  return model;
}

export const apiframeModels: readonly string[] = Object.values(models);
