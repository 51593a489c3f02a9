import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { providerIdSchema } from '../ids.ts';
import { keySlots } from './provider.ts';
import { currencyAmountSchema } from './quote.ts';

/**
 * `saved`: in the system's keychain. `session`: only in memory, gone when Dailies ends. `environment`: from a variable,
 * read-only here. `other-origin`: entered for another address than the one in force, so it is not sent. `unreadable`:
 * the keychain does not give it out.
 */
const keyStates = ['none', 'saved', 'session', 'environment', 'other-origin', 'unreadable'] as const;

const keyTestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('untested') }),
  z.strictObject({ kind: z.literal('testing') }),
  z.strictObject({ kind: z.literal('accepted'), at: z.number().int() }),
  z.strictObject({ kind: z.literal('refused'), at: z.number().int(), error: appErrorSchema }),
  /** No clear answer: the network, or the provider's own trouble. Says nothing about the key. */
  z.strictObject({ kind: z.literal('unclear'), at: z.number().int(), error: appErrorSchema }),
]);

export const keyViewSchema = z.strictObject({
  slot: z.enum(keySlots),
  state: z.enum(keyStates),
  /** The last four characters, and nothing else, of a key that is there. */
  tail: z.string().max(4).nullable(),
  /** Names of the environment variables it comes from; empty unless `environment`. */
  variables: z.array(z.string().max(60)).max(4),
  savedAt: z.number().int().nullable(),
  test: keyTestSchema,
});
export type KeyView = z.infer<typeof keyViewSchema>;

export const accountSchema = z.strictObject({
  providerId: providerIdSchema,
  keys: z.array(keyViewSchema).max(4),
  /** The main key can be used now. */
  isUsable: z.boolean(),
  /** What the account holds, where the provider tells it. */
  balance: z.strictObject({ amount: currencyAmountSchema, at: z.number().int() }).nullable(),
  /** Addresses the key is sent to. `isOverridden`: set by the environment. */
  origins: z
    .array(z.strictObject({ name: z.string().max(30), origin: z.string().max(300), isOverridden: z.boolean() }))
    .max(8),
  /** An override in the environment that cannot be used, so nothing is sent; `null` when all is well. */
  problem: appErrorSchema.nullable(),
});
/** What a person may know of the keys and the account at one provider. Never a key. */
export type Account = z.infer<typeof accountSchema>;

export const keyStoreSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keychain') }),
  /** Keys are kept in memory only. `install` names what the system lacks, when that is known. */
  z.strictObject({
    kind: z.literal('session-only'),
    reason: z.enum(['library-missing', 'no-service', 'locked', 'timed-out', 'failed']),
    install: z.string().max(120).nullable(),
  }),
]);
/** Where keys are kept on this machine. */
export type KeyStore = z.infer<typeof keyStoreSchema>;
