import { estimateOption } from '#shared/domain/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Quote } from '#shared/domain/quote.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { ClipId, CredentialId, ProviderId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { NetworkState } from '../jobs/network-state.ts';
import type { NoteUnaskedJob } from '../jobs/unasked-jobs.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { PreparedRequest, VideoProvider } from '../providers/provider.ts';
import { createNewestOnly } from './newest-only.ts';
import { hashRequest } from './request-hash.ts';
import { createToldPrices } from './told-prices.ts';

/** Prices that providers tell themselves. Whoever shows, checks or agrees to a price asks here, so that all say the same. */
export interface Estimates {
  /** The price of the table, or the one that the provider told for exactly this request a moment ago. */
  quote(provider: VideoProvider, prepared: PreparedRequest): Quote;
  /**
   * Asks the provider, if it can be asked now and has not just been; then `quote` knows. Whatever goes wrong, the price
   * of the table stands.
   */
  ask(provider: VideoProvider, prepared: PreparedRequest, clip: AskedClip): Promise<void>;
  /** Asks nobody any more, and hears out who was asked, for a moment. */
  stop(): Promise<void>;
}

export interface AskedClip {
  readonly clipId: ClipId;
  readonly spec: ClipSpec;
}

interface EstimatesDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly settings: SettingsRepository;
  readonly keys: Pick<KeySource, 'current' | 'open'>;
  readonly network: Pick<NetworkState, 'isOnline'>;
  readonly noteUnaskedJob: NoteUnaskedJob;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs' | 'after'>;
  readonly announce: Announce;
  readonly logger: Logger;
}

export function createEstimates(deps: EstimatesDeps): Estimates {
  return new Asker(deps);
}

const refusedKeyMs = 5 * 60_000;
/** For the answers to what was asked before the end: one of them may name a job. */
const patienceMs = 3_000;

/** One question: what is asked about, of whom, and whose key it is asked with. */
interface Question {
  readonly provider: VideoProvider;
  readonly prepared: PreparedRequest;
  readonly clip: AskedClip;
  readonly credentialId: CredentialId;
  readonly hash: string;
}

class Asker implements Estimates {
  readonly #deps: EstimatesDeps;
  readonly #told;
  readonly #asking = createNewestOnly();
  readonly #underWay = new Set<Promise<void>>();
  #isStopped = false;
  readonly #cutOff = new AbortController();
  /** Monotonic milliseconds, of accounts that are not asked for now: they said so, or did not take the key. */
  readonly #quietUntil = new Map<CredentialId, number>();
  /** Those that have to be left alone although that could not be written down. */
  readonly #leftAlone = new Set<ProviderId>();

  constructor(deps: EstimatesDeps) {
    this.#deps = deps;
    this.#told = createToldPrices(deps.clock);
  }

  quote(provider: VideoProvider, prepared: PreparedRequest): Quote {
    const listed = provider.quote(prepared);
    const credentialId = this.#keyFor(provider);
    if (credentialId === null) return listed;
    const told = this.#told.find(hashRequest(prepared, listed, credentialId));
    return told === null ? listed : { ...listed, ...told, isStale: false };
  }

  async ask(provider: VideoProvider, prepared: PreparedRequest, clip: AskedClip): Promise<void> {
    const credentialId = this.#keyFor(provider);
    if (credentialId === null || !this.#mayAsk(provider, credentialId)) return;
    const hash = hashRequest(prepared, provider.quote(prepared), credentialId);
    const question: Question = { provider, prepared, clip, credentialId, hash };
    const name = `${provider.capabilities.id} ${prepared.tier}`;
    await this.#asking.run(name, hash, async () => {
      await this.#answer(question);
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    const { promise: isLate, resolve } = Promise.withResolvers<void>();
    const cancel = this.#deps.clock.after(patienceMs, resolve);
    await Promise.race([isLate, Promise.allSettled(this.#underWay)]);
    cancel();
    this.#cutOff.abort();
  }

  /** `null`: no price of this provider can be told. */
  #keyFor(provider: VideoProvider): CredentialId | null {
    const { id, hasEstimate } = provider.capabilities;
    return hasEstimate && provider.estimate !== undefined ? this.#deps.keys.current(id) : null;
  }

  #mayAsk({ capabilities: { id } }: VideoProvider, credentialId: CredentialId): boolean {
    const { network, clock } = this.#deps;
    const isQuiet = (this.#quietUntil.get(credentialId) ?? 0) > clock.monotonicMs();
    const isLeftAlone = this.#isStopped || this.#leftAlone.has(id);
    return !isQuiet && !isLeftAlone && network.isOnline() && !this.#isSwitchedOff(id);
  }

  #isSwitchedOff(id: ProviderId): boolean {
    const read = this.#deps.db.read(() => ok(this.#deps.settings.read().providerOptions[id]?.[estimateOption.id]));
    return !read.ok || read.value === 'off';
  }

  /** Never rejects. By the time it is its turn, the answer may be there, or nobody may be asked any more. */
  async #answer(question: Question): Promise<void> {
    const { provider, credentialId, hash } = question;
    if (this.#told.find(hash) !== null || !this.#mayAsk(provider, credentialId)) return;
    const asking = this.#ask(question);
    this.#underWay.add(asking);
    try {
      await asking;
    } catch (error) {
      const facts = { provider: provider.capabilities.id, error: describeError(error) };
      this.#deps.logger.error('Asking for a price failed unexpectedly.', facts);
    } finally {
      this.#underWay.delete(asking);
    }
  }

  async #ask(question: Question): Promise<void> {
    const { provider, prepared, credentialId, hash } = question;
    const { keys, clock, logger } = this.#deps;
    const { id } = provider.capabilities;
    const opened = await keys.open(id, credentialId);
    if (!opened.ok || this.#isStopped) return;
    const askedAt = clock.nowMs();
    const estimated = await provider.estimate?.(prepared, { signal: this.#cutOff.signal, keys: opened.value });
    if (estimated === undefined) return;
    if (!estimated.ok) {
      const { error } = estimated;
      this.#quietUntil.set(credentialId, clock.monotonicMs() + quietMsAfter(error));
      logger.info('A provider did not tell a price.', { provider: id, code: error.code });
      return;
    }
    const { value } = estimated;
    if (value.kind === 'job') this.#noteJob(question, value.remoteId);
    else if (value.price.kind !== 'unknown')
      this.#told.keep(hash, id, { price: value.price, basis: value.basis, askedAt });
  }

  /** It is charged, so it is written down; and whatever becomes of that, the provider is not asked again. */
  #noteJob({ provider, prepared, clip, credentialId }: Question, remoteId: string): void {
    const { id } = provider.capabilities;
    const { price } = provider.quote(prepared);
    this.#leftAlone.add(id);
    this.#told.forget(id);
    try {
      const asked = { ...clip, providerId: id, tier: prepared.tier, remoteId, credentialId, price };
      const noted = this.#deps.noteUnaskedJob(asked);
      if (noted.ok) return;
      const facts = { provider: id, code: noted.error.code };
      this.#deps.logger.error('A job that nobody ordered was not written down.', facts);
    } finally {
      this.#switchOff(id);
    }
  }

  #switchOff(id: ProviderId): void {
    const { db, settings, announce } = this.#deps;
    const switched = db.write(() => {
      const { providerOptions } = settings.read();
      settings.write({ providerOptions: withoutEstimates(providerOptions, id) });
      return ok(settings.read());
    });
    if (!switched.ok) return;
    // From here on a person decides.
    this.#leftAlone.delete(id);
    announce('settings.changed', switched.value);
  }
}

/** A key that was not taken is not tried with every word that is typed: some count such tries. */
function quietMsAfter(error: AppError): number {
  if (error.kind === 'rate-limited') return error.retryAfterMs;
  return error.kind === 'auth' ? refusedKeyMs : 0;
}

function withoutEstimates(options: Settings['providerOptions'], id: ProviderId): Settings['providerOptions'] {
  const [, off] = estimateOption.choices;
  return { ...options, [id]: { ...options[id], [estimateOption.id]: off } };
}
