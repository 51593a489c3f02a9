import { accountSchema, type Account, type KeyView } from '#shared/domain/account.ts';
import { capabilitiesSchema, estimateOption, type Capabilities, type KeySlot } from '#shared/domain/provider.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { now } from './seed.ts';

const shared = {
  isLocal: false,
  kinds: ['text', 'frames', 'references'],
  tiers: [
    { id: 'standard', name: 'Standard' },
    { id: 'fast', name: 'Fast' },
  ],
  ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
  resolutions: ['480p', '720p', '1080p'],
  durationSeconds: { min: 4, max: 15, hasAuto: true },
  references: { images: 9, videos: 3, audio: 3, total: 12 },
} as const;

/** A provider as the built-in one is described: two keys, a history, a say in how long files are kept. */
export const fal = capabilitiesSchema.parse({
  ...shared,
  id: 'fal',
  name: 'fal.ai',
  limits: {
    image: { mimes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 31_457_280 },
    video: {
      mimes: ['video/mp4', 'video/quicktime'],
      maxTotalBytes: 52_428_800,
      minTotalMs: 2_000,
      maxTotalMs: 15_000,
      minPixels: 409_600,
      maxPixels: 927_408,
    },
    audio: { mimes: ['audio/mpeg', 'audio/wav'], maxBytes: 15_728_640, maxTotalMs: 15_000, needsPicture: true },
  },
  cancel: 'queued-only',
  keys: [
    {
      slot: 'main',
      isOptional: false,
      shape: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}$',
      example: '0a1b2c3d-…:…',
      page: 'https://fal.ai/dashboard/keys',
    },
    { slot: 'billing', isOptional: true, shape: null, example: '0a1b2c3d-…:…', page: 'https://fal.ai/dashboard/keys' },
  ],
  hosts: ['queue.fal.run', 'rest.fal.ai', 'api.fal.ai', 'v3.fal.media'],
  hasFreeCredits: false,
  retentionSeconds: [3_600, 86_400, 604_800],
  uploads: { image: 'own', video: 'own', audio: 'own' },
  hasHistory: true,
  source: { text: 'fal.ai model pages', readOn: '2026-11-19' },
});

/** Another one, which differs in what its data says: its keys begin with a word, and it gives credit. */
export const lantern = capabilitiesSchema.parse({
  ...shared,
  id: 'lantern',
  name: 'Lantern',
  limits: null,
  cancel: 'none',
  keys: [{ slot: 'main', isOptional: false, shape: '^ltn_', example: 'ltn_…', page: 'https://lantern.example/keys' }],
  hosts: ['api.lantern.example'],
  hasFreeCredits: true,
  retentionSeconds: [],
  uploads: { image: 'own', video: 'own', audio: 'own' },
  hasHistory: false,
  source: { text: 'lantern.example/pricing', readOn: '2026-10-02' },
});

/**
 * A third one, which has what the others have not: a price that can be asked for, tables that can be read again, options,
 * parameters that only some honour, videos to edit, and files that go through a bucket.
 */
export const quarry = capabilitiesSchema.parse({
  ...shared,
  id: 'quarry',
  name: 'Quarry',
  kinds: ['text', 'frames', 'references', 'edit'],
  tiers: [{ id: 'standard', name: 'Quarry' }],
  durationSeconds: { min: 4, max: 15, hasAuto: false },
  limits: null,
  cancel: 'any',
  keys: [{ slot: 'main', isOptional: false, shape: '^qry_', example: 'qry_…', page: 'https://quarry.example/keys' }],
  hosts: ['api.quarry.example'],
  hasFreeCredits: false,
  retentionSeconds: [],
  uploads: { image: 'inline', video: 'bucket', audio: 'bucket' },
  more: [
    { id: 'customSize', isHint: false },
    { id: 'endUserId', isHint: false },
    { id: 'cameraFixed', isHint: true },
    { id: 'keepAudio', isHint: false },
  ],
  hasEstimate: true,
  isRefreshable: true,
  outputSeconds: 3_600,
  options: [estimateOption, { id: 'quarryDepth', choices: ['shallow', 'deep'] }],
  hasHistory: false,
  source: { text: 'quarry.example/models', readOn: '2026-11-20' },
});

export const falKey = '0a1b2c3d-1111-4222-8333-444455556666:00112233445566778899aabbccdd7f2c';

export function keyOf(slot: KeySlot, change: Partial<KeyView> = {}): KeyView {
  return { slot, state: 'none', tail: null, variables: [], savedAt: null, test: { kind: 'untested' }, ...change };
}

export function accountOf(provider: Capabilities, change: Partial<Account> = {}): Account {
  return accountSchema.parse({
    providerId: provider.id,
    keys: provider.keys.map(({ slot }) => keyOf(slot)),
    isUsable: false,
    balance: null,
    origins: provider.hosts.map((host) => ({
      name: host.split('.')[0] ?? host,
      origin: `https://${host}`,
      isOverridden: false,
    })),
    problem: null,
    ...change,
  });
}

type Accounts = Readonly<Record<ProviderId, Account>>;

/**
 * Keys and accounts as the application keeps them: what is told after a key is kept, tested or removed. A key that ends
 * in `bad` is refused, one that ends in `odd` gets no clear answer.
 */
export class AccountDesk {
  readonly #read: () => Accounts;
  readonly #announce: (account: Account) => void;

  constructor(read: () => Accounts, announce: (account: Account) => void) {
    this.#read = read;
    this.#announce = announce;
  }

  save({ providerId, slot, key }: { providerId: ProviderId; slot: KeySlot; key: string }): Account | AppError {
    const bare = key.replaceAll(/^[\s'"]+|[\s'"]+$/gu, '');
    if (/\s/u.test(bare)) return appError('invalid-input', 'key.malformed');
    return this.#change(providerId, slot, { state: 'saved', tail: bare.slice(-4), savedAt: now });
  }

  remove({ providerId, slot }: { providerId: ProviderId; slot: KeySlot }): Account | AppError {
    return this.#change(providerId, slot, { state: 'none', tail: null, savedAt: null });
  }

  test({ providerId }: { providerId: ProviderId }): Account | AppError {
    const account = this.#read()[providerId];
    const main = account?.keys.find(({ slot }) => slot === 'main');
    if (account === undefined || main === undefined) return appError('not-found', 'entity.not-found');
    const answer: KeyView['test'] = main.tail?.endsWith('bad')
      ? { kind: 'refused', at: now, error: appError('auth', 'key.rejected', { params: { provider: 'fal.ai' } }) }
      : main.tail?.endsWith('odd')
        ? { kind: 'unclear', at: now, error: appError('network', 'network.timed-out') }
        : { kind: 'accepted', at: now };
    const isAccepted = answer.kind === 'accepted';
    return this.#tell({
      ...account,
      keys: account.keys.map((key) =>
        key.slot === 'main' ? { ...key, ...(key.state === 'unreadable' ? { state: 'saved' } : {}), test: answer } : key,
      ),
      balance: isAccepted ? { amount: { currency: 'USD', amount: 3_120 }, at: now } : null,
    });
  }

  #change(providerId: ProviderId, slot: KeySlot, change: Partial<KeyView>): Account | AppError {
    const account = this.#read()[providerId];
    if (account === undefined) return appError('not-found', 'entity.not-found');
    const keys = account.keys.map((key) =>
      key.slot === slot ? { ...key, test: { kind: 'untested' } as const, ...change } : key,
    );
    const isUsable = keys.some(({ slot: of, state }) => of === 'main' && state === 'saved');
    return this.#tell({ ...account, keys, isUsable, balance: null });
  }

  #tell(account: Account): Account {
    const whole = accountSchema.parse(account);
    this.#announce(whole);
    return whole;
  }
}
