import type { Clock } from '../../platform/clock.ts';
import type { HttpClient } from '../../http/http-client.ts';
import type { Endpoints } from '../endpoints.ts';
import type { VideoProvider } from '../provider.ts';
import { readAccount } from './account.ts';
import { findBillOf } from './bill.ts';
import { createFalCalls } from './calls.ts';
import { falCapabilities, falRules } from './capabilities.ts';
import { findInHistory } from './history.ts';
import { encodeFal } from './encode-request.ts';
import { prepareFal, quoteFal } from './map-request.ts';
import { cancelRequest, pollRequest } from './requests.ts';
import { submitFrozen } from './submit.ts';
import { uploadFile } from './upload.ts';

interface FalDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Seedance 2.0 at fal.ai: six endpoints behind one queue. */
export function createFalProvider({ http, endpoints, clock }: FalDeps): VideoProvider {
  const calls = createFalCalls({ http, endpoints, clock });
  return {
    capabilities: falCapabilities,
    rules: falRules,
    trustedOrigins: endpoints.trustedOrigins,
    prepare: prepareFal,
    quote: (prepared) => quoteFal(prepared, clock.nowMs()),
    encode: encodeFal,
    // Frame sizes come from tables of third parties, so a film of another size is still the one that was paid for.
    expectedOutput: () => null,
    upload: (file, settings, call) => uploadFile(calls, file, settings, call),
    submit: (frozen, intentId, call) => submitFrozen(calls, frozen, intentId, call),
    poll: (remote, call) => pollRequest(calls, remote, call),
    cancel: (remote, call) => cancelRequest(calls, remote, call),
    findSubmitted: (query, call) => findInHistory(calls, query, call),
    findBill: (remote, call) => findBillOf(calls, remote, call),
    account: (call) => readAccount(calls, call),
  };
}
