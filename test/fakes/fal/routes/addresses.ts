import { appOf } from '../fal-endpoints.ts';
import type { FalRequest } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';

/** Where a request can be asked about: under the app, without the rest of the endpoint's id. */
export function addressesOf({ origin }: FalWorld, { id, endpoint }: FalRequest): Record<string, string> {
  const base = `${origin()}/${appOf(endpoint.id)}/requests/${id}`;
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
}
