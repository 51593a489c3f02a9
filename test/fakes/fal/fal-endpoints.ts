/** The endpoints of Seedance 2.0 and the rate of each: billionths of a dollar per 1,000 tokens. */
export const falModels = ['text-to-video', 'image-to-video', 'reference-to-video'] as const;
export type FalModel = (typeof falModels)[number];

export interface FalEndpoint {
  readonly id: string;
  readonly model: FalModel;
  readonly rateNano: number;
}

const app = 'bytedance/seedance-2.0';

const falEndpointList: readonly FalEndpoint[] = falModels.flatMap((model) => [
  { id: `${app}/${model}`, model, rateNano: 14_000_000 },
  { id: `${app}/fast/${model}`, model, rateNano: 11_200_000 },
]);

export function findEndpoint(id: string): FalEndpoint | undefined {
  return falEndpointList.find((endpoint) => endpoint.id === id);
}

/** `{owner}/{app}`: what the addresses of a request begin with. */
export function appOf(endpointId: string): string {
  return endpointId.split('/').slice(0, 2).join('/');
}
