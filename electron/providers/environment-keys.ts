import type { KeySlot } from '#shared/domain/provider.ts';
import { Secret } from '../platform/secret.ts';
import type { KeyVariables } from './provider-access.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentKey {
  /** As it was set; nobody has looked at it yet. */
  readonly text: Secret;
  readonly variables: readonly string[];
}

/** The key that the environment has for a slot: of the alternatives, the first one that is set in full. */
export function readEnvironmentKey(
  keyVariables: KeyVariables,
  slot: KeySlot,
  environment: Environment,
): EnvironmentKey | null {
  for (const variables of keyVariables[slot] ?? []) {
    const values = variables.map((name) => environment[name]?.trim() ?? '');
    if (values.every((value) => value !== '')) return { text: new Secret(values.join(':')), variables };
  }
  return null;
}
