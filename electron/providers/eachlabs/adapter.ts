import type { HttpClient } from '../../http/http-client.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Endpoints } from '../endpoints.ts';
import type { VideoProvider } from '../provider.ts';
import { readAccount } from './account.ts';
import { findBill } from './bill.ts';
import { createEachlabsCalls } from './calls.ts';
import { capabilitiesOf, eachlabsCapabilities, eachlabsRules } from './capabilities.ts';
import { encodeEachlabs } from './encode-request.ts';
import { findInHistory } from './history.ts';
import { modelOf, prepareEachlabs, quoteEachlabs, type Catalogue } from './map-request.ts';
import { builtInModels } from './models.ts';
import { cancelPrediction, pollPrediction, submitFrozen } from './predictions.ts';
import { readPublished, readTable } from './published.ts';
import { deleteFile, uploadFile } from './upload.ts';

interface EachlabsDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Seedance 2.0 at EachLabs: one address for every model, which its schema describes. */
export function createEachlabsProvider({ http, endpoints, clock }: EachlabsDeps): VideoProvider {
  const calls = createEachlabsCalls({ http, endpoints, clock });
  let catalogue: Catalogue = { capabilities: eachlabsCapabilities, models: builtInModels };
  return {
    get capabilities() {
      return catalogue.capabilities;
    },
    rules: eachlabsRules,
    trustedOrigins: endpoints.trustedOrigins,
    prepare: (...args) => prepareEachlabs(catalogue, ...args),
    quote: (prepared) => quoteEachlabs(catalogue, prepared, clock.nowMs()),
    encode: (prepared, files) => encodeEachlabs(prepared, modelOf(catalogue, prepared), files),
    // Frame sizes come from tables of third parties, so a film of another size is still the one that was paid for.
    expectedOutput: () => null,
    upload: (file, settings, call) => uploadFile(calls, file, settings, call),
    submit: (frozen, intentId, call) => submitFrozen(calls, frozen, intentId, call),
    poll: (remote, call) => pollPrediction(calls, remote, call),
    cancel: (remote, call) => cancelPrediction(calls, remote, call),
    findSubmitted: (query, call) => findInHistory(calls, query, call),
    findBill: (remote, call) => findBill(calls, remote, call),
    account: (call) => readAccount(calls, call),
    deleteUpload: (file, call) => deleteFile(calls, file, call),
    readPublished: (call) => readPublished(calls, call),
    usePublished(table) {
      const models = readTable(table);
      if (models === null) return false;
      const readOn = new Date(table.readAt).toISOString().slice(0, 10);
      catalogue = { capabilities: capabilitiesOf(models, readOn), models };
      return true;
    },
  };
}
