import { describe, expect, it } from 'vitest';
import type { FrozenRequest, PreparedRequest } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipKind, ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { IntentId } from '#shared/ids.ts';
import { bytesAnswer } from '../fakes/provider-server/answer.ts';
import {
  changeObject,
  echoKey,
  gatewayAfterWork,
  portalPage,
  refuse,
  resetAfterWork,
  resetAtTheDoor,
  swellAfterWork,
  tooManyRequests,
  truncateAfterWork,
} from '../fakes/provider-server/behaviours.ts';
import { sha256Of } from '../fakes/provider-server/received-upload.ts';
import type { Behaviour } from '../fakes/provider-server/script.ts';
import { unwrap, unwrapError } from '../fixtures/job-library.ts';
import { assets, bytesOf } from './contract-specs.ts';
import { describeKnowledge } from './knowledge-contract.ts';
import { describeOutcomes } from './outcome-contract.ts';
import { freeze, settings, uploadOf, type ProviderHarness, type RemoteSide } from './harness.ts';

type RemoteHarness = ProviderHarness & { readonly remote: RemoteSide };

interface Subject {
  readonly capabilities: Capabilities;
  readonly start: () => Promise<RemoteHarness>;
  readonly prepare: (spec: ClipSpec) => PreparedRequest;
  readonly specOf: (kind?: ClipKind) => ClipSpec;
}

const shield: Behaviour = {
  when: 'before',
  answer: bytesAnswer(403, Buffer.from('<html>blocked</html>'), { 'content-type': 'text/html' }),
};
const elsewhere: Behaviour = {
  when: 'before',
  answer: bytesAnswer(307, Buffer.from('{}'), { location: '/somewhere-else' }),
};
/** Refused in the provider's own words. */
const turnedAway =
  (status: number, sentence: string) =>
  ({ errorBody = (detail) => ({ detail }) }: RemoteSide): Behaviour =>
    refuse(status, errorBody(sentence));

/** What holds for every provider that a request reaches over a network. */
export function describeRemoteProvider(name: string, { capabilities, start, prepare, specOf }: Subject): void {
  const send = async (harness: RemoteHarness, frozen?: FrozenRequest) => {
    const intentId = newId<IntentId>();
    const sentAt = Date.now();
    const request = frozen ?? (await freeze(harness, prepare(specOf()), assets, intentId));
    const outcome = await harness.provider.submit(request, intentId, harness.call);
    return { intentId, sentAt, frozen: request, outcome };
  };

  describe(`${name}: a submit`, () => {
    it('sends the frozen bytes, once', async () => {
      const harness = await start();
      const { frozen, outcome } = await send(harness);
      expect(outcome.kind).toBe('accepted');
      expect(harness.remote.ledger.charges.map(({ bodyHash }) => bodyHash)).toEqual([sha256Of(frozen.body)]);
    });

    it.each<[number, string, Behaviour | ((remote: RemoteSide) => Behaviour), string, string]>([
      [9, '401', turnedAway(401, 'Invalid key'), 'auth', 'key.rejected'],
      [9, '403 in its own words', turnedAway(403, 'Not allowed'), 'auth', 'key.rejected'],
      [9, '403 of a shield', shield, 'provider-rejected', 'provider.blocked'],
      [10, '402', turnedAway(402, 'Payment required'), 'balance', 'balance.empty'],
      [11, '400', turnedAway(400, 'No'), 'provider-rejected', 'provider.rejected'],
      [11, '413', turnedAway(413, 'Too large'), 'provider-rejected', 'provider.rejected'],
      [11, '422', turnedAway(422, 'No'), 'provider-rejected', 'provider.rejected'],
    ])('row %i: %s is refused, and nothing is charged', async (_row, _name, behaviour, kind, code) => {
      const harness = await start();
      harness.remote.nextSubmits(typeof behaviour === 'function' ? behaviour(harness.remote) : behaviour);
      const { outcome } = await send(harness);
      expect(outcome).toMatchObject({ kind: 'refused', error: { kind, code, charged: 'no' } });
      expect(harness.jobCount()).toBe(0);
    });

    it.each([
      [7, '7', 7_000],
      [8, '1000000000', 1_000_000_000_000],
      [8, '-5', 0],
      [8, 'Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ])('row %i: 429 with Retry-After: %s says how long', async (_row, header, retryAfterMs) => {
      const harness = await start();
      harness.remote.nextSubmits(tooManyRequests(header));
      const { outcome } = await send(harness);
      expect(outcome).toMatchObject({ kind: 'refused', error: { kind: 'rate-limited', retryAfterMs } });
    });

    it('row 1: nobody there is proven not to have been sent', async () => {
      const harness = await start();
      const frozen = await freeze(harness, prepare(specOf()), assets, newId());
      await harness.remote.stop();
      const { outcome } = await send(harness, frozen);
      expect(outcome).toMatchObject({ kind: 'not-sent', error: { charged: 'no', retry: 'auto' } });
    });

    it.each<[number, string, number, Behaviour | ((idField: string) => Behaviour)]>([
      [4, 'a reset in the place of the answer', 1, resetAfterWork],
      [4, 'a reset by somebody who took nothing', 0, resetAtTheDoor],
      [6, '502 after it was accepted', 1, gatewayAfterWork(502)],
      [6, '503 after it was accepted', 1, gatewayAfterWork(503)],
      [6, '504 after it was accepted', 1, gatewayAfterWork(504)],
      [12, 'the page of a portal', 0, portalPage],
      [12, 'a redirect', 0, elsewhere],
      [13, 'half of the answer', 1, truncateAfterWork],
      [13, 'an answer of 50 MB', 1, swellAfterWork(50_000_000)],
      [14, 'an answer without an id', 1, (idField) => changeObject(({ [idField]: _id, ...rest }) => rest)],
      [14, 'an id of a wrong type', 1, (idField) => changeObject((honest) => ({ ...honest, [idField]: 7 }))],
      [
        14,
        'an id that leads out of its path',
        1,
        (idField) => changeObject((honest) => ({ ...honest, [idField]: '../x' })),
      ],
      [14, 'an empty id', 1, (idField) => changeObject((honest) => ({ ...honest, [idField]: '' }))],
    ])('row %i: %s proves nothing', async (_row, _name, accepted, behaviour) => {
      const harness = await start();
      const { remote } = harness;
      remote.nextSubmits(typeof behaviour === 'function' ? behaviour(remote.idField) : behaviour);
      const { outcome } = await send(harness);
      expect(outcome).toMatchObject({ kind: 'ambiguous', error: { charged: 'unknown' } });
      expect(harness.jobCount()).toBe(accepted);
    });

    it('row 81: an echoed key goes no further', async () => {
      const harness = await start();
      const key = harness.call.keys?.main.reveal() ?? '';
      for (const status of [400, 401, 500]) {
        harness.remote.nextSubmits(echoKey(status));
        expect(JSON.stringify((await send(harness)).outcome)).not.toContain(key);
      }
    });
  });

  describe.runIf(capabilities.hasHistory)(`${name}: its history`, () => {
    it('row 5: shows a submit whose answer was lost', async () => {
      const harness = await start();
      await send(harness);
      const held = harness.remote.ledger.charges.map(({ requestId }) => requestId);
      harness.remote.nextSubmits(resetAfterWork);
      const lost = await send(harness);
      const query = { ...lost, heldIds: new Set(held) };
      const found = unwrap((await harness.provider.findSubmitted?.(query, harness.call)) ?? missing());
      const id = harness.remote.ledger.charges[1]?.requestId;
      expect(found.adopted).toEqual({ intentId: lost.intentId, id });
      expect(found.candidates).toMatchObject([{ remoteId: id, isExact: true }]);
    });

    it('leaves it to a person when two may be it, unless it repeats whose it is', async () => {
      const harness = await start();
      await send(harness);
      const lost = await send(harness);
      const found = unwrap(
        (await harness.provider.findSubmitted?.({ ...lost, heldIds: new Set() }, harness.call)) ?? missing(),
      );
      const isNamed = Buffer.from(lost.frozen.body).includes(lost.intentId);
      const id = harness.remote.ledger.charges[1]?.requestId;
      expect(found.adopted).toEqual(isNamed ? { intentId: lost.intentId, id } : null);
      expect(found.candidates).toHaveLength(isNamed ? 1 : 2);
    });

    it('shows nothing that was not accepted, and says so when it cannot be read', async () => {
      const harness = await start();
      harness.remote.nextSubmits(portalPage);
      const query = { ...(await send(harness)), heldIds: new Set<string>() };
      const empty = unwrap((await harness.provider.findSubmitted?.(query, harness.call)) ?? missing());
      expect(empty).toEqual({ adopted: null, candidates: [] });
      const refused = await harness.provider.findSubmitted?.(query, harness.remote.strangerCall);
      expect(unwrapError(refused ?? missing())).toMatchObject({ kind: 'auth' });
    });
  });

  describe(`${name}: its account`, () => {
    it('takes a good key and refuses another, for nothing', async () => {
      const harness = await start();
      expect((await harness.provider.account?.(harness.call))?.ok).toBe(true);
      const refused = await harness.provider.account?.(harness.remote.strangerCall);
      expect(unwrapError(refused ?? missing())).toMatchObject({ kind: 'auth', code: 'key.rejected' });
      expect(harness.jobCount()).toBe(0);
    });

    it('is never asked without a key', async () => {
      const harness = await start();
      const call = { ...harness.call, keys: null };
      expect(unwrapError((await harness.provider.account?.(call)) ?? missing())).toMatchObject({ code: 'key.missing' });
    });
  });

  const uploaded = [...assets.values()].filter(({ kind }) => capabilities.uploads[kind] === 'own');
  describe.runIf(uploaded.length > 0)(`${name}: an upload`, () => {
    it('arrives intact and tells how far it is', async () => {
      const harness = await start();
      for (const asset of uploaded) {
        const shares: number[] = [];
        const call = { ...harness.call, onProgress: (share: number) => void shares.push(share) };
        const { url } = unwrap(await harness.provider.upload(uploadOf(asset), settings, call));
        expect(harness.remote.uploads().get(url)).toBe(sha256Of(bytesOf(asset)));
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        expect(shares.at(-1)).toBe(1);
      }
    });

    it('fails without a charge when nobody is there, and when the key is not taken', async () => {
      const harness = await start();
      const [asset] = uploaded;
      if (asset === undefined) throw new Error('no file');
      const refused = await harness.provider.upload(uploadOf(asset), settings, harness.remote.strangerCall);
      expect(unwrapError(refused)).toMatchObject({ kind: 'auth', charged: 'no' });
      await harness.remote.stop();
      const failed = await harness.provider.upload(uploadOf(asset), settings, harness.call);
      expect(unwrapError(failed)).toMatchObject({ kind: 'network', charged: 'no', retry: 'auto' });
    });
  });

  describeOutcomes(name, { capabilities, start, prepare });
  describeKnowledge(name, { capabilities, start, prepare });

  describe(`${name}: a poll`, () => {
    it('without an answer settles nothing', async () => {
      const harness = await start();
      const { outcome } = await send(harness);
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      await harness.remote.stop();
      expect(unwrapError(await harness.provider.poll(outcome.remote, harness.call))).toMatchObject({ kind: 'network' });
    });
  });
}

function missing(): never {
  throw new Error('a provider on the network has this');
}
