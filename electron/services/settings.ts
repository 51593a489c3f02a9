import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { checkProviderOptions } from './check-provider-options.ts';

export interface SettingsService {
  read(): Result<Settings, AppError>;
  /** What is not named stays. */
  update(input: MethodInput<'settings.update'>): Result<Settings, AppError>;
}

interface SettingsDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly settings: SettingsRepository;
  readonly registry: Pick<ProviderRegistry, 'find'>;
  readonly announce: Announce;
}

export function createSettingsService({ db, settings, registry, announce }: SettingsDeps): SettingsService {
  return {
    read: () => db.read(() => ok(settings.read())),
    update(change) {
      const updated = db.write(() => {
        const { providerOptions } = settings.read();
        const checked = checkProviderOptions(registry, providerOptions, change.providerOptions ?? {});
        if (!checked.ok) return checked;
        settings.write(change);
        return ok(settings.read());
      });
      if (updated.ok) announce('settings.changed', updated.value);
      return updated;
    },
  };
}
