import { ok } from '#shared/result.ts';
import type { VideoProvider } from '../provider.ts';
import { animaticCapabilities, animaticRules } from './capabilities.ts';
import { encodeAnimatic, expectedAnimatic, prepareAnimatic, quoteAnimatic, workKey } from './map-request.ts';
import { mapStatus } from './map-status.ts';
import { decodePlan } from './plan-bytes.ts';
import type { RenderPort } from './render-port.ts';

/** Draws the timeline on this machine: no key, no network, no cost. A window does the work, this only asks for it. */
export function createAnimaticProvider(port: RenderPort): VideoProvider {
  return {
    capabilities: animaticCapabilities,
    rules: animaticRules,
    prepare: prepareAnimatic,
    quote: quoteAnimatic,
    encode: (prepared, _files, intentId) => encodeAnimatic(prepared, intentId),
    expectedOutput: expectedAnimatic,

    // The window reads the library itself.
    upload: async ({ assetId }) => ok({ url: assetId, expiresAt: null }),
    async submit({ body }, intentId) {
      const id = workKey(intentId);
      port.enqueue(id, { kind: 'animatic', plan: decodePlan(body) });
      return { kind: 'accepted', remote: { intentId, id } };
    },
    poll: async ({ id }) => ok(mapStatus(port.statusOf(id))),
    async cancel({ id }) {
      // A film that is finished is kept, like any other result that comes after a cancel request.
      if (port.statusOf(id).state === 'done') return ok('too-late');
      await port.cancel(id);
      return ok('requested');
    },
    forget: async (intentId) => {
      await port.cancel(workKey(intentId));
    },
  };
}
