import type { KeySlot } from '#shared/domain/provider.ts';
import type { ProviderId } from '#shared/ids.ts';
import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import type { Endpoints } from './endpoints.ts';
import type { VideoProvider } from './provider.ts';

/**
 * Environment variables that hold the keys of a provider, by slot: alternatives in order of preference. The variables of
 * one alternative are joined by a colon, and it counts only when all of them are set.
 */
export type KeyVariables = Readonly<Partial<Record<KeySlot, readonly (readonly string[])[]>>>;

/** Whom keys belong to, and where they may be sent: a provider, or the person's bucket, which is reached with a key as well. */
export interface KeyOwner {
  readonly provider: {
    readonly capabilities: {
      readonly id: ProviderId;
      readonly name: string;
      readonly keys: readonly { readonly slot: KeySlot }[];
    };
  };
  readonly keyVariables: KeyVariables;
  /** An error when the environment names an address that cannot be used: then no key is given out for it. */
  readonly endpoints: Result<Endpoints, AppError>;
}

/** A provider that needs a key, with what its folder and the environment say about reaching it. */
export interface ProviderAccess extends KeyOwner {
  readonly provider: VideoProvider;
}
