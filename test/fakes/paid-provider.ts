import type { ProviderRules, RemoteStatus, SubmitOutcome, VideoProvider } from '#electron/providers/provider.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import type { Price, RequestProblem } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

export const paidPrice: Price = { kind: 'exact', price: { currency: 'USD', amount: 454 } };

export interface PaidProvider extends VideoProvider {
  /** Every request that reached the provider: its key and its bytes. */
  readonly ledger: { readonly key: string; readonly body: string }[];
  readonly calls: string[];
  /** Answers of the next submits; with none left it accepts. */
  readonly submits: (SubmitOutcome | Error | ((id: string) => SubmitOutcome))[];
  /** Answers of the next polls; with none left it is still running. */
  readonly statuses: (RemoteStatus | AppError | Error)[];
  readonly uploads: AppError[];
  /** Answers of the next cancels; with none left "requested". */
  readonly cancels: ('requested' | 'too-late' | 'unsupported' | AppError)[];
  /** What the history shows. */
  history: Result<string | null, AppError>;
  problems: readonly RequestProblem[];
  price: Price;
  /** Holds every submit until released. */
  gate: Promise<void>;
}

/** A provider that charges for what it accepts and does exactly what a test tells it. */
export function createPaidProvider(changes: Partial<ProviderRules> = {}): PaidProvider {
  const rules: ProviderRules = {
    maxConcurrent: 2,
    replayWithinMs: 0,
    lookUpAfterMs: [0, 30_000],
    poll: { fastestMs: 1_000, slowestMs: 1_000 },
    ...changes,
  };
  const provider: PaidProvider = {
    capabilities: capabilitiesSchema.parse({
      id: 'paid',
      name: 'Paid',
      isLocal: false,
      kinds: ['text', 'references'],
      tiers: [{ id: 'standard', name: 'Standard' }],
      ratios: ['16:9'],
      resolutions: ['480p', '720p'],
      durationSeconds: { min: 4, max: 15, hasAuto: false },
      references: { images: 9, videos: 3, audio: 3, total: 12 },
      limits: null,
      cancel: 'any',
      keys: [{ slot: 'main', isOptional: false, shape: null, example: 'paid-…', page: 'https://paid.test/keys' }],
      hosts: ['paid.test'],
      hasFreeCredits: false,
      retentionSeconds: [],
      hasHistory: true,
      source: { text: 'a fake', readOn: '2026-11-21' },
    }),
    rules,
    ledger: [],
    calls: [],
    submits: [],
    statuses: [],
    uploads: [],
    cancels: [],
    history: ok(null),
    problems: [],
    price: paidPrice,
    gate: Promise.resolve(),

    prepare: (spec, _assets, tier, settings) =>
      provider.problems.length > 0
        ? err(provider.problems)
        : ok({
            spec,
            tier,
            prompt: 'as prepared',
            width: 864,
            height: 496,
            durationMs: { low: 4_000, high: 4_000 },
            files: spec.references.map(({ assetId }) => assetId),
            losses: [],
            settings,
          }),
    quote: ({ tier, width, height, durationMs }) => ({
      providerId: provider.capabilities.id,
      tier,
      width,
      height,
      durationMs,
      price: provider.price,
      basis: null,
      isStale: false,
      wait: { ms: 60_000, basis: 'provider' },
      losses: [],
      problems: [],
    }),
    encode: ({ prompt, spec }, files, intentId) => ({
      path: '/v1/videos',
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(
        JSON.stringify({ prompt, seed: spec.parameters.seed, files: [...files.values()].map(({ url }) => url) }),
      ),
      idempotencyKey: intentId,
    }),
    expectedOutput: () => null,
    async upload(asset) {
      provider.calls.push('upload');
      const failure = provider.uploads.shift();
      return failure === undefined ? ok({ url: `https://files.test/${asset.name}`, expiresAt: null }) : err(failure);
    },
    async submit({ body, idempotencyKey }, intentId) {
      provider.calls.push('submit');
      await provider.gate;
      const next = provider.submits.shift();
      if (next instanceof Error) throw next;
      const accepted = { kind: 'accepted', remote: { intentId, id: `remote-${intentId}` } } as const;
      const outcome = typeof next === 'function' ? next(accepted.remote.id) : (next ?? accepted);
      if (outcome.kind !== 'not-sent') {
        provider.ledger.push({ key: idempotencyKey ?? '', body: new TextDecoder().decode(body) });
      }
      return outcome;
    },
    async poll() {
      provider.calls.push('poll');
      const next = provider.statuses.shift() ?? { kind: 'running', progress: null, hold: 'none' };
      if (next instanceof Error) throw next;
      return 'retry' in next ? err(next) : ok(next);
    },
    async cancel() {
      provider.calls.push('cancel');
      const next = provider.cancels.shift() ?? 'requested';
      return typeof next === 'string' ? ok(next) : err(next);
    },
    async findSubmitted({ intentId }) {
      provider.calls.push('look-up');
      const { history } = provider;
      if (!history.ok) return history;
      const adopted = history.value === null ? null : { intentId, id: history.value };
      return ok({ adopted, candidates: [] });
    },
  };
  return provider;
}

export const noAnswer = appError('network', 'network.timed-out', { charged: 'unknown' });
