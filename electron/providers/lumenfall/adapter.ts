import type { HttpClient } from '../../http/http-client.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Endpoints } from '../endpoints.ts';
import type { VideoProvider } from '../provider.ts';
import { readAccount } from './account.ts';
import { createLumenfallCalls } from './calls.ts';
import { lumenfallCapabilities, lumenfallRules } from './capabilities.ts';
import { encodeLumenfall } from './encode-request.ts';
import { askPrice } from './estimate.ts';
import { findBillOf, findInHistory } from './history.ts';
import { prepareLumenfall, quoteLumenfall } from './map-request.ts';
import { submitFrozen } from './submit.ts';
import { inlineImage } from './upload.ts';
import { cancelVideo, pollVideo } from './videos.ts';

interface LumenfallDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** Seedance 2.0 through Lumenfall: one address for every kind, replays under a key, prices told when asked. */
export function createLumenfallProvider({ http, endpoints, clock }: LumenfallDeps): VideoProvider {
  const calls = createLumenfallCalls({ http, endpoints, clock });
  return {
    capabilities: lumenfallCapabilities,
    rules: lumenfallRules,
    trustedOrigins: endpoints.trustedOrigins,
    prepare: prepareLumenfall,
    quote: (prepared) => quoteLumenfall(prepared, clock.nowMs()),
    encode: encodeLumenfall,
    // Its names of sizes are nominal, so a film of another size is still the one that was paid for.
    expectedOutput: () => null,
    upload: (file, _settings, call) => inlineImage(file, call),
    submit: (frozen, intentId, call) => submitFrozen(calls, frozen, intentId, call),
    poll: (remote, call) => pollVideo(calls, remote, call),
    cancel: (remote, call) => cancelVideo(calls, remote, call),
    findSubmitted: (query, call) => findInHistory(calls, query, call),
    findBill: (remote, call) => findBillOf(calls, remote, call),
    account: (call) => readAccount(calls, call),
    estimate: (prepared, call) => askPrice(calls, prepared, call),
  };
}
