import type { ProviderCall, PublishedTable } from '#electron/providers/provider.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { createPaidProvider, type PaidProvider } from './paid-provider.ts';

export interface PublishingProvider extends PaidProvider {
  /** Answers of the next readings; with none left its table stays as it is. Data other than `{ cents }` is not understood. */
  readonly published: (PublishedTable | AppError | Error)[];
  /** The key of each reading. */
  readonly readings: (string | null)[];
  /** What it publishes is for those with a key. */
  wantsKey: AppError | null;
  /** Holds every reading until released. */
  readingGate: Promise<void>;
}

export function centsPrice(cents: number): Price {
  return { kind: 'exact', price: { currency: 'USD', amount: cents } };
}

function centsOf(data: unknown): number | null {
  const cents = typeof data === 'object' && data !== null && 'cents' in data ? data.cents : null;
  return typeof cents === 'number' ? cents : null;
}

/** A provider that publishes its one price, and is quoted at the last one it was given. */
export function createPublishingProvider(nowMs: () => number): PublishingProvider {
  const base = createPaidProvider({ maxConcurrent: 4 }, { isRefreshable: true });
  const provider: PublishingProvider = Object.assign(base, {
    published: [],
    readings: [],
    wantsKey: null,
    readingGate: Promise.resolve(),
    async readPublished({ keys, signal }: ProviderCall) {
      provider.readings.push(keys?.main.reveal() ?? null);
      const ended = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      await Promise.race([provider.readingGate, ended]);
      if (keys === null && provider.wantsKey !== null) return err(provider.wantsKey);
      const next = provider.published.shift() ?? { data: { cents: 454 }, readAt: nowMs() };
      if (next instanceof Error) throw next;
      return 'code' in next ? err(next) : ok(next);
    },
    usePublished({ data }: PublishedTable) {
      const cents = centsOf(data);
      if (cents === null) return false;
      if (cents < 0) throw new Error('a bug in the folder of the provider');
      const { source } = provider.capabilities;
      provider.price = centsPrice(cents);
      Object.assign(base, {
        capabilities: { ...provider.capabilities, source: { ...source, text: `published: ${String(cents)}` } },
      });
      return true;
    },
  });
  return provider;
}
