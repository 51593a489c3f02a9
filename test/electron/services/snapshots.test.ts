import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { promptBeginningLength } from '#shared/domain/snapshot.ts';
import type { ClipId, SnapshotId } from '#shared/ids.ts';
import { contract } from '#shared/ipc/contract.ts';
import { addAsset, addProject, addTake, compiledPrompt, failure, value } from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';
import { idNumber, nightTrain, reference } from '#test/shared/prompt/night-train.ts';

function open() {
  const services = openServices();
  const { clip } = addProject(services.repositories, 'Rain');
  const run = (sql: string, ...parameters: (string | number)[]): void => {
    services.db.prepare<(string | number)[]>(sql).run(parameters);
  };
  /** A prompt that was sent at `createdAt`, and one generation for each take number. */
  const send = (number: number, createdAt: number, takeNumbers: readonly number[], prompt = 'Shot 1: sun.') => {
    const [snapshot, order] = [idNumber(4_000 + number), idNumber(5_000 + number)];
    run(
      'INSERT INTO snapshots (id, clip_id, spec, spec_hash, compiled_prompt, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      snapshot,
      clip.id,
      JSON.stringify(nightTrain),
      'hash',
      prompt,
      createdAt,
    );
    run(
      `INSERT INTO orders (id, token, clip_id, snapshot_id, provider_id, tier, agreed_price, created_at)
       VALUES (?, ?, ?, ?, 'fal', 'fast', ?, ?)`,
      order,
      newId<string>(),
      clip.id,
      snapshot,
      JSON.stringify({ kind: 'exact', price: { currency: 'USD', amount: 454 } }),
      createdAt,
    );
    for (const takeNumber of takeNumbers) {
      run(
        `INSERT INTO generations (id, order_id, snapshot_id, clip_id, take_number, created_at) VALUES (?, ?, ?, ?, ?, 1)`,
        newId<string>(),
        order,
        snapshot,
        clip.id,
        takeNumber,
      );
    }
    return snapshot as SnapshotId;
  };
  return { ...services, clip, send };
}

describe('the prompts of a clip that were sent', () => {
  it('are listed newest first, with the takes and the price of each', () => {
    const { snapshots, db, clip, send } = open();
    const take = addTake(db, clip, 'take');
    const second = send(2, 20, [3, 2]);
    const third = send(3, 30, [], 'Rain. '.repeat(100));
    const list = value(snapshots.list({ clipId: clip.id }));
    expect(contract['snapshots.list'].output.parse(list)).toEqual(list);
    expect(list).toMatchObject([
      { id: third, createdAt: 30, takes: [] },
      { id: second, createdAt: 20, beginning: 'Shot 1: sun.' },
      { createdAt: 1, beginning: compiledPrompt, takes: [{ number: 1, takeId: take.id, price: { kind: 'free' } }] },
    ]);
    const price = { kind: 'exact', price: { currency: 'USD', amount: 454 } };
    expect(list[1]?.takes).toEqual([
      { number: 2, takeId: null, providerId: 'fal', tier: 'fast', price },
      { number: 3, takeId: null, providerId: 'fal', tier: 'fast', price },
    ]);
    expect(list[0]?.beginning).toHaveLength(promptBeginningLength);
  });

  it('belong to their clip', () => {
    const { snapshots, repositories, send } = open();
    send(1, 1, [1]);
    const other = addProject(repositories, 'Sun').clip;
    expect(value(snapshots.list({ clipId: other.id }))).toEqual([]);
    expect(failure(snapshots.list({ clipId: newId<ClipId>() })).code).toBe('entity.not-found');
  });

  it('can be had whole, with the files that are still known', () => {
    const { snapshots, repositories, send } = open();
    const id = send(1, 7, [1]);
    const known = addAsset(repositories, 'mira', { id: reference(1).assetId });
    const sent = value(snapshots.get({ snapshotId: id }));
    expect(contract['snapshots.get'].output.parse(sent)).toEqual(sent);
    expect(sent).toMatchObject({ id, spec: nightTrain, compiledPrompt: 'Shot 1: sun.', createdAt: 7 });
    expect(sent.assets).toEqual([known]);
    expect(failure(snapshots.get({ snapshotId: newId<SnapshotId>() })).code).toBe('entity.not-found');
  });

  it('are left out and reported where a row cannot be read, and hide no other', () => {
    const { snapshots, db, clip, send } = open();
    send(1, 1, [1]);
    send(2, 2, [2]);
    db.prepare<readonly [string]>("UPDATE orders SET agreed_price = 'much' WHERE id = ?").run([idNumber(5_002)]);
    expect(value(snapshots.list({ clipId: clip.id })).map(({ createdAt }) => createdAt)).toEqual([1]);
    expect(db.damagedRowCount()).toBe(1);
  });
});
