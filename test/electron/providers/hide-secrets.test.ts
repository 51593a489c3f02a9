import { describe, expect, it } from 'vitest';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import { newId } from '#electron/platform/new-id.ts';
import { Secret } from '#electron/platform/secret.ts';
import { hideSecrets } from '#electron/providers/hide-secrets.ts';
import type { ProviderCall, VideoProvider } from '#electron/providers/provider.ts';
import { appError } from '#shared/errors.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import { err, ok } from '#shared/result.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';

const key = 'echoed-key-0123456789';
const call: ProviderCall = { signal: AbortSignal.timeout(30_000), keys: null };
const remote = { intentId: newId<IntentId>(), id: 'job-1' };
const echo = appError('provider-rejected', 'provider.rejected', {
  detail: `bad key ${key}`,
  params: { provider: key },
});
const settings = { grammar: 'shot-order', retentionSeconds: null } as const;
const frozen = { path: '/', headers: {}, body: new Uint8Array(), idempotencyKey: null };

/** Says its key in everything that it says. */
class Echoing {
  readonly #answer = err(echo);
  upload = async () => this.#answer;
  async submit() {
    return { kind: 'refused' as const, error: this.#answer.error };
  }
  async poll() {
    const output = { kind: 'url' as const, url: `https://files.test/a.mp4?sent=${key}`, bytes: 7, expiresAt: null };
    return ok({ kind: 'completed' as const, output, bill: null });
  }
  cancel = async () => this.#answer;
  findBill = async () => this.#answer;
  account = async () => ok({ balance: null, billingProblem: this.#answer.error });
}

function create(): VideoProvider {
  const inner = new Echoing();
  return hideSecrets({
    ...createPaidProvider(),
    upload: inner.upload,
    submit: () => inner.submit(),
    poll: () => inner.poll(),
    cancel: inner.cancel,
    findBill: inner.findBill,
    account: inner.account,
    async findSubmitted() {
      const candidate = { id: 'job-2', submittedAt: 1, note: `used ${key}` };
      return ok({ adopted: null, candidates: [candidate as never] });
    },
  });
}

describe('row 81: what comes back from a provider', () => {
  noteSecret(new Secret(key));
  const provider = create();
  const file = {
    assetId: 'a' as AssetId,
    name: 'a.png',
    mime: 'image/png',
    bytes: 1,
    open: () => [] as never,
  } as const;

  it.each<[string, () => Promise<unknown> | undefined]>([
    ['an upload', () => provider.upload(file, settings, call)],
    ['a submit', () => provider.submit(frozen, remote.intentId, call)],
    ['a status', () => provider.poll(remote, call)],
    ['a cancel', () => provider.cancel(remote, call)],
    [
      'the history',
      () => provider.findSubmitted?.({ frozen, intentId: remote.intentId, sentAt: 1, heldIds: new Set() }, call),
    ],
    ['a bill', () => provider.findBill?.(remote, call)],
    ['the account', () => provider.account?.(call)],
  ])('row 81: carries no key, in %s', async (_, ask) => {
    const answer = JSON.stringify(await ask());
    expect(answer).toContain('[removed]');
    expect(answer).not.toContain(key);
  });

  it('keeps everything else as it was said', async () => {
    expect(await provider.submit(frozen, remote.intentId, call)).toEqual({
      kind: 'refused',
      error: { ...echo, detail: 'bad key [removed]', params: { provider: '[removed]' } },
    });
  });

  it('is the same provider in everything that is pure, and offers no more than it did', () => {
    const paid = createPaidProvider();
    const hidden = hideSecrets(paid);
    expect(hidden.capabilities).toBe(paid.capabilities);
    expect(hidden.rules).toBe(paid.rules);
    const optional = ['findSubmitted', 'findBill', 'account', 'forget', 'trustedOrigins'] as const;
    for (const name of optional) expect(name in hidden).toBe(name in paid);
    const trusting = hideSecrets({ ...paid, trustedOrigins: ['http://127.0.0.1:9'] });
    expect(trusting.trustedOrigins).toEqual(['http://127.0.0.1:9']);
  });
});
