import { describe, expect, it } from 'vitest';
import type { PreparedRequest, RemoteJob, RemoteOutput, RemoteStatus } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { AppError } from '#shared/errors.ts';
import type { IntentId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { readMediaFacts } from '../fakes/provider-server/media-facts.ts';
import { sha256Of } from '../fakes/provider-server/received-upload.ts';
import { unwrap, unwrapError } from '../fixtures/job-library.ts';
import { assets, bytesOf, fullSpecOf, specOf } from './contract-specs.ts';
import { freeze, type ProviderHarness, type RemoteSide } from './harness.ts';

type RemoteHarness = ProviderHarness & { readonly remote: RemoteSide };

interface Subject {
  readonly capabilities: Capabilities;
  readonly start: () => Promise<RemoteHarness>;
  readonly prepare: (spec: ClipSpec) => PreparedRequest;
}

/** A film may be a frame or a packet longer by its container. */
const slackMs = 100;

function urlOf(output: RemoteOutput): string {
  if (output.kind !== 'url') throw new Error(output.kind);
  return output.url;
}

/** What becomes of a job that a provider on the network has taken on. */
export function describeOutcomes(name: string, { capabilities, start, prepare }: Subject): void {
  const [resolution = '720p'] = capabilities.resolutions;
  const plain = specOf(capabilities.kinds[0] ?? 'text', { resolution });

  const submit = async (harness: RemoteHarness, prepared: PreparedRequest) => {
    const intentId = newId<IntentId>();
    const frozen = await freeze(harness, prepared, assets, intentId);
    const outcome = await harness.provider.submit(frozen, intentId, harness.call);
    return outcome.kind === 'accepted' ? { ...outcome, remote: { ...outcome.remote, frozen } } : outcome;
  };
  const accepted = async (harness: RemoteHarness, prepared = prepare(plain)): Promise<RemoteJob> => {
    const outcome = await submit(harness, prepared);
    if (outcome.kind !== 'accepted') throw new Error(`${outcome.kind}: ${outcome.error.detail ?? outcome.error.code}`);
    return outcome.remote;
  };
  const poll = async (harness: RemoteHarness, remote: RemoteJob): Promise<Result<RemoteStatus, AppError>> =>
    await harness.provider.poll(remote, harness.call);
  const finished = async (harness: RemoteHarness, remote: RemoteJob): Promise<RemoteStatus> => {
    await harness.finish(remote.id);
    return unwrap(await poll(harness, remote));
  };

  describe.each(capabilities.kinds)(`${name}: a clip of kind %s`, (kind) => {
    it('gets there with every file intact, is charged once, and comes back as a film', async () => {
      const harness = await start();
      const prepared = prepare(fullSpecOf(kind, { resolution }));
      const remote = await accepted(harness, prepared);
      const arrived = new Set(harness.remote.uploads().values());
      for (const id of prepared.files) expect(arrived).toContain(sha256Of(bytesOf({ id })));
      const status = await finished(harness, remote);
      if (status.kind !== 'completed') throw new Error(`${status.kind} ${JSON.stringify(status)}`);
      const film = await fetch(urlOf(status.output));
      const facts = await readMediaFacts(new Uint8Array(await film.arrayBuffer()));
      expect(facts?.format).toContain('mp4');
      expect(facts?.durationMs).toBeGreaterThan(prepared.durationMs.low - slackMs);
      expect(facts?.durationMs).toBeLessThan(prepared.durationMs.high + slackMs);
      expect(harness.remote.ledger.charges).toMatchObject([{ requestId: remote.id, outcome: 'billed' }]);
    });
  });

  describe(`${name}: a job that goes wrong`, () => {
    it('row 23: is refused by the content filter, in the true shape, and is said to be charged as it is', async () => {
      const harness = await start();
      const expected = harness.remote.misfortunes.refuseContent();
      const outcome = await submit(harness, prepare(plain));
      const end = outcome.kind === 'accepted' ? await finished(harness, outcome.remote) : outcome;
      expect(['refused', 'failed']).toContain(end.kind);
      expect(end).toMatchObject({ error: { kind: 'moderation', ...expected } });
    });

    it('row 20: is still running under a word that nobody knows', async () => {
      const harness = await start();
      const remote = await accepted(harness);
      const unknownWord = harness.remote.misfortunes.sayStrangeWord();
      expect(unwrap(await poll(harness, remote))).toMatchObject({ kind: 'running', unknownWord });
      expect(await finished(harness, remote)).toMatchObject({ kind: 'completed' });
    });

    it('is not lost when an answer has a shape that was never agreed', async () => {
      const harness = await start();
      const remote = await accepted(harness);
      await harness.finish(remote.id);
      harness.remote.misfortunes.changeShape();
      expect(unwrapError(await poll(harness, remote))).toMatchObject({ kind: 'provider-changed', retry: 'auto' });
      expect(unwrap(await poll(harness, remote))).toMatchObject({ kind: 'completed' });
    });

    it('row 21: has a film that is no longer kept', async () => {
      const harness = await start();
      const remote = await accepted(harness);
      await harness.finish(remote.id);
      harness.remote.misfortunes.expireOutput(remote.id);
      const status = unwrap(await poll(harness, remote));
      if (status.kind === 'output-gone') return;
      if (status.kind !== 'completed') throw new Error(status.kind);
      expect([404, 410]).toContain((await fetch(urlOf(status.output))).status);
    });
  });

  describe(`${name}: its balance`, () => {
    it('is what the provider says it is, where it says so', async () => {
      const harness = await start();
      const { balance } = harness.remote;
      for (let turn = 0; turn < 2; turn += 1) {
        const expected = balance?.change() ?? null;
        expect(await harness.provider.account?.(balance?.call ?? harness.call)).toMatchObject({
          ok: true,
          value: { balance: expected },
        });
      }
    });
  });
}
