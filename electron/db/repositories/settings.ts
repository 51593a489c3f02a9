import type { z } from 'zod';
import { defaultSettings, settingsSchema, type Settings } from '#shared/domain/settings.ts';
import type { Database } from '../database.ts';
import { jsonColumn } from '../row-reader.ts';

/** What is `undefined` stays as it is. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export interface SettingsRepository {
  /** What was never set, or cannot be read, has its default. */
  read(): Settings;
  write(change: SettingsChange): void;
}

interface SettingRow {
  readonly key: string;
  readonly value: string;
}

/** One row per setting, so that one that cannot be read takes no other along. */
export function createSettingsRepository(db: Database): SettingsRepository {
  const selectAll = db.prepare<readonly [], SettingRow>('SELECT key, value FROM settings');
  const upsert = db.prepare<SettingRow>(
    'INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const readRow = ({ key, value }: SettingRow): Record<string, unknown> => {
    const field = fieldOf(key);
    // A setting of another app version is none of ours, and stays.
    if (field === null) return {};
    const parsed = field.safeParse(jsonColumn(value));
    if (parsed.success) return { [key]: parsed.data };
    db.reportDamagedRow('settings', key);
    return {};
  };
  return {
    read: () => {
      const stored = selectAll.all([]).flatMap((row) => Object.entries(readRow(row)));
      return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(stored) });
    },
    write(change) {
      for (const [key, value] of Object.entries(change))
        if (value !== undefined) upsert.run({ key, value: JSON.stringify(value) });
    },
  };
}

function fieldOf(key: string): z.ZodType | null {
  const fields: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}
