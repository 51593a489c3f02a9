import { z } from 'zod';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { TierId } from '#shared/ids.ts';
import type { FrozenRequest } from '../provider.ts';
import { falTiers, type FalTier } from './prices.ts';

const falKinds = ['text', 'frames', 'references'] as const;
export type FalKind = (typeof falKinds)[number];

/** Owner and application: status, result and cancel are asked for under this, whatever the endpoint was. */
export const falApp = 'bytedance/seedance-2.0';

const nameOfKind: Readonly<Record<FalKind, string>> = {
  text: 'text-to-video',
  frames: 'image-to-video',
  references: 'reference-to-video',
};

/** One of the six endpoints. */
export function endpointOf(kind: FalKind, tier: FalTier): string {
  return [falApp, ...(tier === 'fast' ? ['fast'] : []), nameOfKind[kind]].join('/');
}

/** The tier of a request by the endpoint it goes to; `null` for a path that is none of the six. */
export function tierOf({ path }: Pick<FrozenRequest, 'path'>): FalTier | null {
  return falTiers.find((tier) => falKinds.some((kind) => `/${endpointOf(kind, tier)}` === path)) ?? null;
}

const inputSchema = z.record(z.string(), z.unknown());

/** The input of the model that a request carries. */
export function inputOf({ body }: Pick<FrozenRequest, 'body'>): Readonly<Record<string, unknown>> {
  return inputSchema.parse(JSON.parse(new TextDecoder().decode(body)));
}

function findKind(spec: ClipSpec): FalKind | null {
  return falKinds.find((kind) => kind === spec.kind) ?? null;
}

function findTier(tier: TierId): FalTier | null {
  return falTiers.find((each) => each === tier) ?? null;
}

/** What a prepared request goes to. */
export function getRoute(spec: ClipSpec, tier: TierId): { readonly kind: FalKind; readonly tier: FalTier } {
  const route = { kind: findKind(spec), tier: findTier(tier) };
  if (route.kind === null || route.tier === null) throw new Error('prepared for another provider');
  return { kind: route.kind, tier: route.tier };
}
