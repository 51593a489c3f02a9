import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ProviderSettings } from '../provider.ts';
import { namesKind } from './choices.ts';
import type { PricedKind } from './prices.ts';

const plainModel = 'seedance-2.0';

/** With the name of the host behind it, so that no other one is chosen when that one is busy. */
const modelOfKind: Readonly<Record<PricedKind, string>> = {
  text: `fal/${plainModel}`,
  frames: `fal/${plainModel}-i2v`,
  references: `fal/${plainModel}-r2v`,
};

/** An edit goes to the model that takes references: it is the one that takes a video. */
export function pricedKindOf({ kind }: Pick<ClipSpec, 'kind'>): PricedKind {
  switch (kind) {
    case 'text':
    case 'frames':
    case 'references':
      return kind;
    case 'edit':
      return 'references';
    case 'extend':
      throw new Error('prepared for another provider');
  }
}

export function modelOf(spec: Pick<ClipSpec, 'kind'>, settings: Pick<ProviderSettings, 'options'>): string {
  return namesKind(settings) ? modelOfKind[pricedKindOf(spec)] : plainModel;
}
