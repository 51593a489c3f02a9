import type { Settings } from '#shared/domain/settings.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { providerIdSchema } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProviderRegistry } from '../providers/registry.ts';

type Options = Settings['providerOptions'];

/**
 * Whether every choice that is new is one that its provider offers. What was kept before may stay: another version of
 * the app, or of a provider, may still offer it.
 */
export function checkProviderOptions(
  registry: Pick<ProviderRegistry, 'find'>,
  before: Options,
  after: Options,
): Result<null, AppError> {
  for (const [name, chosen] of Object.entries(after)) {
    const providerId = providerIdSchema.parse(name);
    const offered = registry.find(providerId)?.capabilities.options ?? [];
    for (const [id, choice] of Object.entries(chosen)) {
      const isKept = before[providerId]?.[id] === choice;
      const isOffered = offered.some((option) => option.id === id && option.choices.includes(choice));
      if (isKept || isOffered) continue;
      const detail = `${providerId} has no choice ${choice} of ${id}`;
      return err(appError('invalid-input', 'input.invalid', { detail }));
    }
  }
  return ok(null);
}
