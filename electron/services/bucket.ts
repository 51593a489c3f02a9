import type { BucketSettings, BucketTest, BucketView } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBucketAddress } from '../bucket/bucket-address.ts';
import type { BucketCalls } from '../bucket/bucket-calls.ts';
import { tryOut } from '../bucket/try-out.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { normaliseKey } from '../credentials/normalise-key.ts';
import type { Database } from '../db/database.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import type { Secret } from '../platform/secret.ts';
import type { KeyOwner } from '../providers/provider-access.ts';
import type { BucketPlace } from './bucket-place.ts';
import type { KeyRing } from './key-ring.ts';

export interface BucketService {
  /** Never opens the keychain. */
  view(): BucketView;
  save(input: MethodInput<'bucket.save'>): Promise<Result<BucketView, AppError>>;
  test(): Promise<Result<BucketView, AppError>>;
  remove(): Promise<Result<BucketView, AppError>>;
  /** What is known of the key has changed. */
  announceChange(): void;
  close(): void;
}

interface BucketServiceDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly settings: SettingsRepository;
  readonly place: BucketPlace;
  readonly owner: KeyOwner;
  readonly ring: KeyRing;
  readonly store: Pick<CredentialStore, 'retry'>;
  readonly calls: BucketCalls;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
}

/** Milliseconds for the whole test: somebody is looking at it. */
const testTimeOutMs = 45_000;
const keyIdShape = /^[\x21-\x39\x3b-\x7e]{3,}$/;

export function createBucketService(deps: BucketServiceDeps): BucketService {
  return new PersonsBucket(deps);
}

class PersonsBucket implements BucketService {
  readonly #deps: BucketServiceDeps;
  readonly #closing = new AbortController();
  /** Of the address and the key in force; a change of either makes it `untested`. */
  #test: BucketTest = { kind: 'untested' };

  constructor(deps: BucketServiceDeps) {
    this.#deps = deps;
  }

  view(): BucketView {
    const { place } = this.#deps;
    const held = place.heldKey();
    const tail = held?.credential.tail ?? '';
    return {
      settings: place.settings(),
      variables: [...place.variables],
      key: {
        state: held?.state ?? 'none',
        tail: tail === '' ? null : tail,
        variables: [...(held?.variables ?? [])],
        savedAt: held === null || held.state === 'environment' ? null : held.credential.savedAt,
      },
      isUsable: place.credentialId() !== null,
      problem: place.problem(),
      test: this.#test,
    };
  }

  async save({ settings, key }: MethodInput<'bucket.save'>): Promise<Result<BucketView, AppError>> {
    const { ring, owner, place } = this.#deps;
    const isFixed = place.variables.length > 0 || !owner.endpoints.ok;
    // The environment wins, so what is entered would seem to do nothing.
    if (settings !== null && isFixed) return err(appError('conflict', 'input.invalid'));
    const secret = key === null ? null : joinKey(key);
    if (secret?.ok === false) return secret;
    if (settings !== null) {
      const read = readBucketAddress(settings, false);
      if (!read.ok) return read;
      const written = this.#write(settings);
      if (!written.ok) return written;
    }
    // After the address: a key belongs to the one in force when it comes.
    const saved = secret === null ? ok(null) : await ring.save(owner, 'main', secret.value);
    this.#changed();
    return saved.ok ? ok(this.view()) : saved;
  }

  async remove(): Promise<Result<BucketView, AppError>> {
    const { ring, owner, place } = this.#deps;
    const isFixed = place.variables.length > 0;
    const isKeyFixed = place.heldKey()?.state === 'environment';
    if (isFixed && isKeyFixed) return err(appError('conflict', 'input.invalid'));
    const removed = isKeyFixed ? ok(null) : await ring.remove(owner, 'main');
    const written = removed.ok && !isFixed ? this.#write(null) : removed;
    this.#changed();
    return written.ok ? ok(this.view()) : written;
  }

  async test(): Promise<Result<BucketView, AppError>> {
    const { place, calls, store, clock } = this.#deps;
    store.retry();
    const opened = await place.open();
    if (!opened.ok) return opened;
    const running: BucketTest = { kind: 'testing' };
    this.#tell(running);
    const late = new AbortController();
    const cancel = clock.after(testTimeOutMs, () => {
      late.abort();
    });
    let result: BucketTest = { kind: 'untested' };
    try {
      const tried = await tryOut(calls, opened.value, AbortSignal.any([late.signal, this.#closing.signal]));
      const at = clock.nowMs();
      result = tried.ok ? { kind: 'passed', at } : { kind: 'failed', at, ...tried.error };
    } finally {
      cancel();
      // Of another address or key by now: it says nothing about those in force.
      if (this.#test === running) this.#tell(result);
    }
    return ok(this.view());
  }

  announceChange(): void {
    this.#deps.announce('bucket.changed', this.view());
  }

  close(): void {
    this.#closing.abort();
  }

  #write(bucket: BucketSettings | null): Result<null, AppError> {
    const { db, settings, announce } = this.#deps;
    const written = db.write(() => {
      settings.write({ bucket });
      return ok(settings.read());
    });
    if (!written.ok) return written;
    announce('settings.changed', written.value);
    return ok(null);
  }

  #changed(): void {
    this.#tell({ kind: 'untested' });
  }

  #tell(test: BucketTest): void {
    this.#test = test;
    this.announceChange();
  }
}

/** Both halves as one secret; the id is not secret, but it is of no use without the other half. */
function joinKey({ id, secret }: { readonly id: string; readonly secret: string }): Result<Secret, AppError> {
  const [first, second] = [id.trim(), normaliseKey(secret)];
  if (!second.ok) return second;
  return keyIdShape.test(first)
    ? normaliseKey(`${first}:${second.value.reveal()}`)
    : err(appError('invalid-input', 'key.malformed'));
}
