import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { SettingsRepository } from '../db/repositories/settings.ts';
import type { Announce } from '../ipc/broadcast.ts';

export interface SettingsService {
  read(): Result<Settings, AppError>;
  /** What is not named stays. */
  update(input: MethodInput<'settings.update'>): Result<Settings, AppError>;
}

interface SettingsDeps {
  readonly db: Pick<Database, 'read' | 'write'>;
  readonly settings: SettingsRepository;
  readonly announce: Announce;
}

export function createSettingsService({ db, settings, announce }: SettingsDeps): SettingsService {
  return {
    read: () => db.read(() => ok(settings.read())),
    update(change) {
      const updated = db.write(() => {
        settings.write(change);
        return ok(settings.read());
      });
      if (updated.ok) announce('settings.changed', updated.value);
      return updated;
    },
  };
}
