import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { jobViewSchema } from '#shared/domain/job.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { providerIdSchema, tierIdSchema, type ClipId, type JobId } from '#shared/ids.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';

async function setUp() {
  const clock = createManualClock();
  const provider = createPaidProvider({ maxConcurrent: 4 });
  const library = await openJobLibrary({ clock, providers: [provider] });
  const click = (clipId: ClipId, change: Parameters<typeof library.click>[1] = {}) =>
    library.click(clipId, {
      providerId: providerIdSchema.parse('paid'),
      tier: tierIdSchema.parse('standard'),
      agreedPrice: paidPrice,
      ...change,
    });
  const count = (table: string) =>
    library.db.prepare<readonly [], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get([])?.n;
  const counts = () => ['snapshots', 'orders', 'generations', 'jobs'].map(count);
  const snapshotOf = (id: JobId | undefined) => {
    const job = id === undefined ? null : library.store.find(id);
    return job === null ? null : library.repositories.snapshots.find(job.snapshotId);
  };
  return { clock, provider, library, click, counts, snapshotOf, generations: library.generations };
}

const withTakes =
  (takes: number, seed: number | null = null) =>
  (spec: ClipSpec): ClipSpec => ({ ...spec, parameters: { ...spec.parameters, takes, seed } });

describe('an order', () => {
  it('row 15: five presses of Enter in 200 ms are one order, with one intent', async () => {
    const { library, generations, click, counts, clock, provider } = await setUp();
    const { clipId } = library.addClip();
    const input = click(clipId);
    const pressed: unknown[] = [];
    for (let press = 0; press < 5; press += 1) {
      pressed.push(unwrap(generations.order(input)).map(({ id }) => id));
      await pass(clock, 40, 40);
    }
    expect(new Set(pressed.map((ids) => JSON.stringify(ids))).size).toBe(1);
    expect(counts()).toEqual([1, 1, 1, 1]);
    expect(provider.ledger).toHaveLength(1);
  });

  it('that comes again while its bytes are leaving leaves them alone', async () => {
    const { library, generations, click, clock, provider } = await setUp();
    let open = (): void => undefined;
    provider.gate = new Promise((resolve) => (open = resolve));
    const input = click(library.addClip().clipId);
    const [first] = unwrap(generations.order(input));
    await settle(clock);
    expect(unwrap(generations.order(input))).toMatchObject([{ id: first?.id, state: 'submitting' }]);
    await pass(clock, 2_000);
    open();
    await settle(clock);
    expect(provider.calls).toEqual(['submit']);
    expect(generations.list(0)).toMatchObject([{ id: first?.id, state: 'running' }]);
  });

  it('freezes the spec, its hash and the exact prompt', async () => {
    const { library, generations, click, snapshotOf } = await setUp();
    const { clipId, spec } = library.addClip();
    const [job] = unwrap(generations.order(click(clipId)));
    const before = snapshotOf(job?.id);
    expect(before).toMatchObject({ clipId, spec, compiledPrompt: 'as prepared' });
    expect(before?.specHash).toMatch(/^[0-9a-f]{64}$/);

    const changed = { ...spec, look: plainText('35 mm') };
    library.repositories.drafts.save({ clipId, spec: changed, baseRevision: 1, updatedAt: 2 });
    expect(snapshotOf(job?.id)).toEqual(before);
    const [next] = unwrap(generations.order(click(clipId, { draftRevision: 2 })));
    expect(snapshotOf(next?.id)?.specHash).not.toBe(before?.specHash);
  });

  it.each([
    [
      'an empty clip',
      (spec: ClipSpec) => ({ ...spec, shots: spec.shots.map((shot) => ({ ...shot, action: [] })) }),
      'clip.empty',
    ],
    ['a mention of what is gone', (spec: ClipSpec) => ({ ...spec, look: [mention(newId())] }), 'mention.deleted'],
    ['frames without a frame', (spec: ClipSpec) => ({ ...spec, kind: 'frames' as const }), 'frames.none'],
  ])('is refused for %s, whatever the window thought', async (_what, change, detail) => {
    const { library, generations, click, counts, provider, clock } = await setUp();
    const { clipId } = library.addClip(change);
    expect(unwrapError(generations.order(click(clipId)))).toMatchObject({
      code: 'spec.blocked',
      detail,
      charged: 'no',
    });
    await settle(clock);
    expect([counts(), provider.ledger]).toEqual([[0, 0, 0, 0], []]);
  });

  it('of several takes is as many intents, numbered on, from one snapshot', async () => {
    const { library, generations, click, counts } = await setUp();
    const { clipId } = library.addClip(withTakes(3));
    const first = unwrap(generations.order(click(clipId)));
    const second = unwrap(generations.order(click(clipId)));
    expect([...first, ...second].map(({ takeNumber }) => takeNumber)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const view of first) expect(jobViewSchema.parse(view)).toEqual(view);
    expect(new Set(first.map(({ orderId }) => orderId)).size).toBe(1);
    const intents = [...first, ...second].map(({ id }) => library.store.find(id)?.intentId);
    expect(new Set(intents).size).toBe(6);
    expect(counts()).toEqual([2, 2, 6, 6]);
  });

  it('with a seed gives take k the seed + k - 1', async () => {
    const { library, generations, click, snapshotOf, clock, provider } = await setUp();
    const { clipId } = library.addClip(withTakes(3, 2 ** 31 - 2));
    const jobs = unwrap(generations.order(click(clipId)));
    const seeds = jobs.map(({ id }) => snapshotOf(id)?.spec.parameters.seed);
    expect(seeds).toEqual([2 ** 31 - 2, 2 ** 31 - 1, 0]);
    await settle(clock);
    expect(new Set(provider.ledger.map(({ body }) => (JSON.parse(body) as { seed: number }).seed))).toEqual(
      new Set(seeds),
    );
  });

  it.each([
    ['another revision of the draft', { draftRevision: 2 }, 'draft.stale'],
    ['a clip that is not there', { clipId: newId<ClipId>() }, 'entity.not-found'],
    ['a provider that is not there', { providerId: providerIdSchema.parse('gone') }, 'entity.not-found'],
    ['row 19: a price that has changed', { agreedPrice: { kind: 'free' } }, 'price.changed'],
  ] as const)('for %s orders nothing', async (_what, change, code) => {
    const { library, generations, click, counts, provider, clock } = await setUp();
    const { clipId } = library.addClip();
    expect(unwrapError(generations.order(click(clipId, change)))).toMatchObject({ code, charged: 'no' });
    await settle(clock);
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(provider.ledger).toEqual([]);
  });

  it('row 19: at a price that has changed says both, and keeps what a price rests on', async () => {
    const { library, generations, click, provider, counts } = await setUp();
    const { clipId } = library.addClip();
    const dearer = { kind: 'exact', price: { currency: 'USD', amount: 456 } } as const;
    provider.price = dearer;
    const refused = unwrapError(generations.order(click(clipId)));
    expect(refused.params).toEqual({
      agreedKind: 'exact',
      agreedCurrency: 'USD',
      agreedLow: 454,
      agreedHigh: 454,
      currentKind: 'exact',
      currentCurrency: 'USD',
      currentLow: 456,
      currentHigh: 456,
    });
    expect(counts()).toEqual([0, 0, 0, 0]);
    provider.basis = { code: 'tokens', params: { rate: 7 }, source: 'a page', readOn: '2026-01-01' };
    const input = click(clipId, { agreedPrice: dearer });
    unwrap(generations.order(input));
    expect(library.repositories.orders.findByToken(input.orderToken)).toMatchObject({
      agreedPrice: dearer,
      priceBasis: provider.basis,
    });
  });

  it('for a clip in the trash orders nothing', async () => {
    const { library, generations, click } = await setUp();
    const { clipId } = library.addClip();
    library.repositories.clips.setTrashed(clipId, 1);
    expect(unwrapError(generations.order(click(clipId))).code).toBe('entity.not-found');
  });

  it('that the provider cannot run orders nothing, and its token stays good', async () => {
    const { library, generations, click, provider, counts } = await setUp();
    const { clipId } = library.addClip();
    const input = click(clipId);
    provider.problems = [{ code: 'kind-unsupported', params: {}, assetId: null, fix: null }];
    expect(unwrapError(generations.order(input))).toMatchObject({ code: 'spec.blocked', detail: 'kind-unsupported' });
    expect(counts()).toEqual([0, 0, 0, 0]);
    provider.problems = [];
    expect(unwrap(generations.order(input))).toHaveLength(1);
  });

  it('that cannot be written down whole is not written down at all', async () => {
    const { library, generations, click, counts, provider, clock } = await setUp();
    const { clipId } = library.addClip(withTakes(2));
    library.db
      .prepare(
        "CREATE TRIGGER second BEFORE INSERT ON jobs WHEN (SELECT count(*) FROM jobs) = 1 BEGIN SELECT RAISE(FAIL, 'no'); END",
      )
      .run([]);
    expect(() => generations.order(click(clipId))).toThrow('no');
    await settle(clock);
    expect(counts()).toEqual([0, 0, 0, 0]);
    expect(provider.ledger).toEqual([]);
    library.db.prepare('DROP TRIGGER second').run([]);
    expect(unwrap(generations.order(click(clipId))).map(({ takeNumber }) => takeNumber)).toEqual([1, 2]);
  });
});

describe('cancelling', () => {
  it('goes through to the runner, and says when there is nothing to cancel', async () => {
    const { library, generations, click, clock } = await setUp();
    const { clipId } = library.addClip();
    const [job] = unwrap(generations.order(click(clipId)));
    if (job === undefined) throw new Error('an order has a job');
    expect(unwrap(await library.jobs.cancel({ jobId: job.id }))).toMatchObject({ state: 'cancelled', charged: 'no' });
    await settle(clock);
    expect(unwrapError(await library.jobs.cancel({ jobId: job.id })).code).toBe('job.not-cancellable');
  });
});

describe('a retry', () => {
  const failedJob = async () => {
    const parts = await setUp();
    const { clipId } = parts.library.addClip();
    const [job] = unwrap(parts.generations.order(parts.click(clipId)));
    if (job === undefined) throw new Error('an order has a job');
    await settle(parts.clock);
    parts.provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(parts.clock, 2_000);
    return { ...parts, job, jobId: job.id };
  };

  it('is a new generation of the same snapshot; the old one stays as it ended', async () => {
    const { generations, job, jobId, snapshotOf, library, clock, provider } = await failedJob();
    const retried = unwrap(generations.retry({ jobId, agreedPrice: paidPrice, orderToken: newId() }));
    expect(retried).toMatchObject({ state: 'waiting', takeNumber: 2, price: paidPrice });
    expect(retried.id).not.toBe(jobId);
    expect(snapshotOf(retried.id)).toEqual(snapshotOf(jobId));
    expect(library.store.find(jobId)?.state.name).toBe('cancelled');
    const retryOf = library.db
      .prepare<readonly [string], { retry_of: string }>('SELECT retry_of FROM generations WHERE id = ?')
      .get([retried.generationId])?.retry_of;
    expect(retryOf).toBe(job.generationId);
    await settle(clock);
    expect(new Set(provider.ledger.map(({ key }) => key)).size).toBe(2);
  });

  it('pressed twice is one', async () => {
    const { generations, jobId, counts } = await failedJob();
    const orderToken = newId<string>();
    const first = unwrap(generations.retry({ jobId, agreedPrice: paidPrice, orderToken }));
    expect(unwrap(generations.retry({ jobId, agreedPrice: paidPrice, orderToken })).id).toBe(first.id);
    expect(counts()).toEqual([1, 2, 2, 2]);
  });

  it('is refused for a take that is there', async () => {
    const { library, generations, jobId } = await failedJob();
    library.repositories.jobs.saveState(jobId, { name: 'ready', takeId: newId(), tookMs: 1 }, 1);
    expect(unwrapError(generations.retry({ jobId, agreedPrice: paidPrice, orderToken: newId() })).code).toBe(
      'job.not-retryable',
    );
  });

  it('is refused while the job is under way, for a job nobody knows, and at another price', async () => {
    const { generations, jobId, provider, counts } = await failedJob();
    const running = unwrap(generations.retry({ jobId, agreedPrice: paidPrice, orderToken: newId() }));
    const again = generations.retry({ jobId: running.id, agreedPrice: paidPrice, orderToken: newId() });
    expect(unwrapError(again).code).toBe('job.not-retryable');
    expect(unwrapError(generations.retry({ jobId: newId(), agreedPrice: paidPrice, orderToken: newId() })).code).toBe(
      'entity.not-found',
    );
    provider.price = { kind: 'exact', price: { currency: 'USD', amount: 455 } };
    expect(unwrapError(generations.retry({ jobId, agreedPrice: paidPrice, orderToken: newId() }))).toMatchObject({
      code: 'price.changed',
      params: { currentKind: 'exact', currentCurrency: 'USD', currentLow: 455 },
    });
    expect(counts()).toEqual([1, 2, 2, 2]);
  });

  it('is made at the new price once a person agrees to it', async () => {
    const { generations, jobId, provider } = await failedJob();
    const agreedPrice = { kind: 'exact', price: { currency: 'USD', amount: 455 } } as const;
    provider.price = agreedPrice;
    expect(unwrap(generations.retry({ jobId, agreedPrice, orderToken: newId() })).price).toEqual(agreedPrice);
  });
});

describe('the list of jobs', () => {
  it('has what is open, and what settled since then', async () => {
    const { library, generations, click, clock, provider } = await setUp();
    const { clipId } = library.addClip(withTakes(3));
    unwrap(generations.order(click(clipId)));
    await settle(clock);
    const before = clock.nowMs();
    provider.statuses.push({ kind: 'cancelled', charged: 'no' });
    await pass(clock, 2_000);
    const shown = (since: number) => generations.list(since).map(({ takeNumber, state }) => [takeNumber, state]);
    expect(shown(before)).toEqual([
      [2, 'running'],
      [3, 'running'],
      [1, 'cancelled'],
    ]);
    expect(shown(clock.nowMs() + 1)).toEqual([
      [2, 'running'],
      [3, 'running'],
    ]);
  });
});
