import type { Capabilities } from '#shared/domain/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { ProviderTableRepository } from '../db/repositories/provider-tables.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { NetworkState } from '../jobs/network-state.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderKeys, PublishedTable, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';

/** What providers publish of their models and prices: kept over restarts, and read again now and then. */
export interface PublishedTables {
  /** Gives each provider what was last read from it. Comes before the first quote. */
  restore(): void;
  /** Begins to read again what is a day old, from providers that a person has a key for. */
  start(): void;
  /** Reads it now; a provider that publishes nothing stays as it is. */
  refresh(provider: VideoProvider): Promise<Result<Capabilities, AppError>>;
  stop(): Promise<void>;
}

interface PublishedTablesDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly providerTables: ProviderTableRepository;
  readonly registry: ProviderRegistry;
  readonly keys: Pick<KeySource, 'current' | 'open' | 'onChange'>;
  readonly network: Pick<NetworkState, 'isOnline' | 'onReached'>;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  readonly announce: Announce;
  readonly logger: Logger;
}

const hourMs = 60 * 60_000;
/** What was read less long ago is not read again without being asked. */
const freshMs = 24 * hourMs;
/** After a reading that failed, and between two looks at what is old. */
const pauseMs = hourMs;

export function createPublishedTables(deps: PublishedTablesDeps): PublishedTables {
  return new Tables(deps);
}

interface Reading {
  readonly answer: Promise<Result<Capabilities, AppError>>;
  /** A person asked for it; else it is due. */
  readonly isAsked: boolean;
}

class Tables implements PublishedTables {
  readonly #deps: PublishedTablesDeps;
  readonly #readAt = new Map<ProviderId, number>();
  readonly #triedAt = new Map<ProviderId, number>();
  /** One reading per provider at a time. */
  readonly #reading = new Map<ProviderId, Reading>();
  readonly #stopping = new AbortController();
  #stopListening = (): void => undefined;
  #cancelLook = (): void => undefined;

  constructor(deps: PublishedTablesDeps) {
    this.#deps = deps;
  }

  restore(): void {
    const { db, registry, providerTables } = this.#deps;
    for (const provider of registry.providers) {
      const { id } = provider.capabilities;
      const found = db.read(() => ok(providerTables.find(id)));
      if (found.ok && found.value !== null) this.#use(provider, found.value);
    }
  }

  start(): void {
    const { keys, network, registry } = this.#deps;
    this.#stopListening = keys.onChange((id) => {
      this.#refreshIfOld(registry.find(id));
    });
    network.onReached((id) => {
      // What failed for want of a network is no reason to wait.
      this.#triedAt.delete(id);
      this.#refreshIfOld(registry.find(id));
    });
    this.#look();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopListening();
    this.#cancelLook();
    await Promise.allSettled([...this.#reading.values()].map(({ answer }) => answer));
  }

  async refresh(provider: VideoProvider): Promise<Result<Capabilities, AppError>> {
    return await this.#readOnce(provider, true);
  }

  #look(): void {
    for (const provider of this.#deps.registry.providers) this.#refreshIfOld(provider);
    this.#cancelLook = this.#deps.clock.after(pauseMs, () => {
      this.#look();
    });
  }

  /** Without a key: nobody who did not ask is made to unlock a keychain. */
  #refreshIfOld(provider: VideoProvider | null): void {
    if (provider === null || !this.#isDue(provider)) return;
    const { id } = provider.capabilities;
    this.#readOnce(provider, false)
      .then((read) => {
        if (read.ok || this.#stopping.signal.aborted) return;
        this.#deps.logger.warn('What a provider publishes was not read.', { provider: id, code: read.error.code });
      })
      .catch((error: unknown) => {
        const facts = { provider: id, error: describeError(error) };
        this.#deps.logger.error('Reading what a provider publishes failed unexpectedly.', facts);
      });
  }

  #isDue(provider: VideoProvider): boolean {
    const { network, keys, clock } = this.#deps;
    const { id } = provider.capabilities;
    const isOld = (at: number | undefined, afterMs: number): boolean => {
      const ageMs = clock.nowMs() - (at ?? Number.NEGATIVE_INFINITY);
      // One from the future was written by a clock that has been put right since.
      return ageMs < 0 || ageMs >= afterMs;
    };
    const isWanted = provider.readPublished !== undefined && keys.current(id) !== null;
    const isOldEnough = isOld(this.#readAt.get(id), freshMs) && isOld(this.#triedAt.get(id), pauseMs);
    return isWanted && isOldEnough && network.isOnline() && !this.#stopping.signal.aborted;
  }

  #readOnce(provider: VideoProvider, isAsked: boolean): Promise<Result<Capabilities, AppError>> {
    const { id } = provider.capabilities;
    const underWay = this.#reading.get(id);
    // Whoever asks gets an answer to that question, not to one that was there before.
    if (underWay !== undefined && (underWay.isAsked || !isAsked)) return underWay.answer;
    this.#triedAt.set(id, this.#deps.clock.nowMs());
    const answer = this.#readAfter(underWay, provider, isAsked).finally(() => {
      if (this.#reading.get(id)?.answer === answer) this.#reading.delete(id);
    });
    this.#reading.set(id, { answer, isAsked });
    return answer;
  }

  async #readAfter(
    underWay: Reading | undefined,
    provider: VideoProvider,
    mayUseKey: boolean,
  ): Promise<Result<Capabilities, AppError>> {
    if (underWay !== undefined) await Promise.allSettled([underWay.answer]);
    return await this.#read(provider, mayUseKey);
  }

  async #read(provider: VideoProvider, mayUseKey: boolean): Promise<Result<Capabilities, AppError>> {
    const { id, name } = provider.capabilities;
    if (provider.readPublished === undefined) return ok(provider.capabilities);
    const read = await this.#ask(provider, mayUseKey);
    if (!read.ok) return read;
    if (this.#stopping.signal.aborted) return err(appError('network', 'network.failed'));
    if (!this.#use(provider, read.value)) {
      return err(appError('provider-changed', 'provider.changed', { params: { provider: name } }));
    }
    this.#deps.announce('providers.changed', provider.capabilities);
    const saved = this.#deps.db.write(() => ok(this.#deps.providerTables.save(id, read.value)));
    return saved.ok ? ok(provider.capabilities) : saved;
  }

  async #ask(provider: VideoProvider, mayUseKey: boolean): Promise<Result<PublishedTable, AppError>> {
    const { signal } = this.#stopping;
    const ask = async (keys: ProviderKeys | null): Promise<Result<PublishedTable, AppError>> =>
      (await provider.readPublished?.({ signal, keys })) ?? err(appError('internal', 'internal'));
    const read = await ask(null);
    const { id } = provider.capabilities;
    const credentialId = this.#deps.keys.current(id);
    if (read.ok || read.error.kind !== 'auth' || !mayUseKey || credentialId === null) return read;
    const opened = await this.#deps.keys.open(id, credentialId);
    return opened.ok ? await ask(opened.value) : opened;
  }

  /** A table that the provider's own folder does not understand, or cannot take, leaves what stood before. */
  #use(provider: VideoProvider, table: PublishedTable): boolean {
    const { id } = provider.capabilities;
    try {
      if (provider.usePublished?.(table) !== true) return false;
    } catch (error) {
      const facts = { provider: id, error: describeError(error) };
      this.#deps.logger.error('A published table could not be taken over.', facts);
      return false;
    }
    this.#readAt.set(id, table.readAt);
    return true;
  }
}
