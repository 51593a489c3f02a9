/** Seedance 2.0 as Apiframe sells it, with its rates in credits a second. Ids are exact: a hyphen for a dot is refused. */
export interface ApiframeModel {
  readonly id: string;
  readonly label: string;
  /** By resolution. */
  readonly creditsPerSecond: Readonly<Record<string, number>>;
}

export const apiframeModels: readonly ApiframeModel[] = [
  { id: 'seedance-2', label: 'Seedance 2.0', creditsPerSecond: { '480p': 10, '720p': 22, '1080p': 50, '4k': 120 } },
  { id: 'seedance-2-fast', label: 'Seedance 2.0 Fast', creditsPerSecond: { '480p': 8, '720p': 18 } },
  { id: 'seedance-2-mini', label: 'Seedance 2.0 Mini', creditsPerSecond: { '480p': 4, '720p': 9 } },
];

/** The public list: every model, not only ours. */
export function catalogueOf(models: readonly ApiframeModel[]): readonly unknown[] {
  const films = models.map(({ id, label, creditsPerSecond }) => {
    const rates = Object.values(creditsPerSecond);
    const costs = { costMin: Math.min(...rates), costMax: Math.max(...rates), pricingMode: 'per-second' };
    return { id, label, modality: 'video', provider: 'bytedance', ...costs, maxReferenceImages: 9 };
  });
  return [
    ...films,
    { id: 'kling-3.0', label: 'Kling 3.0', modality: 'video', costMin: 30, costMax: 90, pricingMode: 'flat' },
  ];
}
