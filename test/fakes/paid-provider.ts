import type {
  HistoryQuery,
  ProviderCall,
  ProviderRules,
  RemoteStatus,
  SubmitOutcome,
  VideoProvider,
} from '#electron/providers/provider.ts';
import type { Bill, HistoryCandidate } from '#shared/domain/job.ts';
import { capabilitiesSchema, type Capabilities } from '#shared/domain/provider.ts';
import type { Price, PriceBasis, RequestProblem } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

export const paidPrice: Price = { kind: 'exact', price: { currency: 'USD', amount: 454 } };

export interface PaidProvider extends VideoProvider {
  /**
   * What it makes of a key that it has seen: a job each time (`none`), the job of the first time (`honoured`), or that
   * job for the same bytes only, and nothing while another answer is on its way (`strict`).
   */
  keys: 'none' | 'honoured' | 'strict';
  /** Every job that it made, by its id there, with the key and the bytes it was made of. Each is charged. */
  readonly made: Map<string, { readonly key: string; readonly body: string }>;
  /** Every request that reached the provider: its key and its bytes. */
  readonly ledger: { readonly key: string; readonly body: string }[];
  readonly calls: string[];
  /** Answers of the next submits; with none left it accepts. */
  readonly submits: (SubmitOutcome | Error | ((id: string) => SubmitOutcome))[];
  /** Answers of the next polls; with none left it is still running. */
  readonly statuses: (RemoteStatus | AppError | Error)[];
  /** Jobs, by their ids there, that a poll finds cancelled without a charge. */
  readonly ended: Set<string>;
  readonly uploads: AppError[];
  /** Answers of the next cancels; with none left "requested". */
  readonly cancels: ('requested' | 'too-late' | 'unsupported' | AppError)[];
  /** What the history shows: the one that is surely ours, and what else it may be. */
  history: Result<string | null, AppError>;
  candidates: HistoryCandidate[];
  /** The history shows every job that it made. */
  showsMade: boolean;
  /** Questions to the history. */
  readonly queries: HistoryQuery[];
  /** The key of each call, in the order of `calls`. */
  readonly keysUsed: (string | null)[];
  /** Ids that were polled. */
  readonly polled: string[];
  /** Answers of the next questions for a bill; with none left there is none yet. */
  readonly bills: (Bill | AppError)[];
  /** Until when the next uploads can be fetched. */
  uploadExpiresAt: number | null;
  /** Ids by which uploads can be deleted; without them nobody can. */
  namesUploads: boolean;
  /** Uploads go into the request itself. */
  inlinesUploads: boolean;
  /** Ids of files that were deleted, and answers of the next deletions; with none left they work. */
  readonly deleted: string[];
  readonly deletions: AppError[];
  /** Reads what is uploaded, as a network would. */
  readsUploads: boolean;
  basis: PriceBasis | null;
  isStale: boolean;
  problems: readonly RequestProblem[];
  price: Price;
  /** Holds every submit until released. */
  gate: Promise<void>;
}

/** A provider that charges for what it accepts and does exactly what a test tells it. */
export function createPaidProvider(
  changes: Partial<ProviderRules> = {},
  facts: Partial<Capabilities> = {},
): PaidProvider {
  const rules: ProviderRules = {
    maxConcurrent: 2,
    replayWithinMs: 0,
    lookUpAfterMs: [0, 30_000],
    poll: { fastestMs: 1_000, slowestMs: 1_000 },
    ...changes,
  };
  const note = (name: string, { keys }: ProviderCall): void => {
    provider.calls.push(name);
    provider.keysUsed.push(keys?.main.reveal() ?? null);
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
      uploads: { image: 'own', video: 'own', audio: 'own' },
      hasHistory: true,
      source: { text: 'a fake', readOn: '2026-11-21' },
      ...facts,
    }),
    rules,
    keys: 'none',
    made: new Map(),
    ledger: [],
    calls: [],
    submits: [],
    statuses: [],
    ended: new Set(),
    uploads: [],
    cancels: [],
    history: ok(null),
    candidates: [],
    showsMade: false,
    queries: [],
    keysUsed: [],
    polled: [],
    bills: [],
    uploadExpiresAt: null,
    namesUploads: false,
    inlinesUploads: false,
    deleted: [],
    deletions: [],
    readsUploads: false,
    basis: null,
    isStale: false,
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
      basis: provider.basis,
      isStale: provider.isStale,
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
    async upload(asset, _settings, call) {
      note('upload', call);
      if (provider.readsUploads) {
        try {
          for await (const piece of asset.open(call.signal)) call.onProgress?.(piece.length / asset.bytes);
        } catch {
          return err(appError('network', 'network.failed'));
        }
      }
      const failure = provider.uploads.shift();
      const { length } = provider.calls;
      if (failure !== undefined) return err(failure);
      if (provider.inlinesUploads) return ok({ url: `data:${asset.name}`, expiresAt: null, isInline: true });
      const url = `https://files.test/${asset.name}?${String(length)}`;
      const file = { url, expiresAt: provider.uploadExpiresAt };
      return ok(provider.namesUploads ? { ...file, remoteId: `file-${String(length)}` } : file);
    },
    async deleteUpload({ remoteId }, call) {
      note('delete', call);
      const failure = provider.deletions.shift();
      if (failure !== undefined) return err(failure);
      provider.deleted.push(remoteId ?? '');
      return ok(null);
    },
    async submit({ body, idempotencyKey }, intentId, call) {
      note('submit', call);
      await provider.gate;
      const next = provider.submits.shift();
      if (next instanceof Error) throw next;
      const sent = { key: idempotencyKey ?? '', body: new TextDecoder().decode(body) };
      const known = [...provider.made].filter(([, { key }]) => key === sent.key);
      const [first] = provider.keys === 'none' ? [] : known;
      const number = known.length === 0 ? '' : `-${String(known.length + 1)}`;
      const id = first?.[0] ?? `remote-${intentId}${number}`;
      const accepted = { kind: 'accepted', remote: { intentId, id } } as const;
      const outcome = typeof next === 'function' ? next(id) : (next ?? accepted);
      if (outcome.kind !== 'not-sent') provider.ledger.push(sent);
      if (first !== undefined && provider.keys === 'strict' && first[1].body !== sent.body) {
        return { kind: 'ambiguous', error: noAnswer, isKeyTaken: true };
      }
      if (outcome.kind === 'accepted' || outcome.kind === 'ambiguous') provider.made.set(id, first?.[1] ?? sent);
      return outcome;
    },
    async poll({ id }, call) {
      note('poll', call);
      provider.polled.push(id);
      if (provider.ended.has(id)) return ok({ kind: 'cancelled', charged: 'no' });
      const next = provider.statuses.shift() ?? { kind: 'running', progress: null, hold: 'none' };
      if (next instanceof Error) throw next;
      return 'retry' in next ? err(next) : ok(next);
    },
    async cancel(_remote, call) {
      note('cancel', call);
      const next = provider.cancels.shift() ?? 'requested';
      return typeof next === 'string' ? ok(next) : err(next);
    },
    async findSubmitted(query, call) {
      note('look-up', call);
      provider.queries.push(query);
      const { history, candidates } = provider;
      if (!history.ok) return history;
      const shown = [...provider.made.keys()].filter((id) => provider.showsMade && !query.heldIds.has(id));
      const id = history.value ?? (shown.length === 1 ? shown[0] : undefined);
      const adopted = id === undefined ? null : { intentId: query.intentId, id };
      return ok({ adopted, candidates });
    },
    async findBill(_remote, call) {
      note('bill', call);
      const next = provider.bills.shift() ?? null;
      return next !== null && 'kind' in next ? err(next) : ok(next);
    },
  };
  return provider;
}

export const noAnswer = appError('network', 'network.timed-out', { charged: 'unknown' });
