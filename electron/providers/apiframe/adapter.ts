import { ok } from '#shared/result.ts';
import type { HttpClient } from '../../http/http-client.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Endpoints } from '../endpoints.ts';
import type { VideoProvider } from '../provider.ts';
import { readAccount } from './account.ts';
import { createApiframeCalls } from './calls.ts';
import { apiframeCapabilities, apiframeRules } from './capabilities.ts';
import { dayOf, readCatalogue, readPublished, type Catalogue } from './catalogue.ts';
import { encodeApiframe } from './encode-request.ts';
import { findInHistory } from './history.ts';
import { pollJob } from './jobs.ts';
import { prepareApiframe, quoteApiframe } from './map-request.ts';
import { submitFrozen } from './submit.ts';
import { uploadFile } from './upload.ts';

interface ApiframeDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Seedance 2.0 at Apiframe: one address for every model, replays under an idempotency key, prices in credits. */
export function createApiframeProvider({ http, endpoints, clock }: ApiframeDeps): VideoProvider {
  const calls = createApiframeCalls({ http, endpoints, clock });
  let catalogue: Catalogue | null = null;
  let capabilities = apiframeCapabilities;
  return {
    get capabilities() {
      return capabilities;
    },
    rules: apiframeRules,
    trustedOrigins: endpoints.trustedOrigins,
    prepare: prepareApiframe,
    quote: (prepared) => quoteApiframe(prepared, catalogue, clock.nowMs()),
    encode: encodeApiframe,
    // Frame sizes come from tables of third parties, so a film of another size is still the one that was paid for.
    expectedOutput: () => null,
    upload: (file, _settings, call) => uploadFile(calls, file, call),
    submit: (frozen, intentId, call) => submitFrozen(calls, frozen, intentId, call),
    poll: (remote, call) => pollJob(calls, remote, call),
    cancel: () => Promise.resolve(ok('unsupported')),
    findSubmitted: (query, call) => findInHistory(calls, query, call),
    account: (call) => readAccount(calls, call),
    readPublished: (call) => readPublished(calls, call),
    usePublished(table) {
      const read = readCatalogue(table);
      if (read === null) return false;
      catalogue = read;
      capabilities = { ...apiframeCapabilities, source: { text: 'Apiframe, list of models', readOn: dayOf(read) } };
      return true;
    },
  };
}
