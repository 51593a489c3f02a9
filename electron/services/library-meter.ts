import { join } from 'node:path';
import type { LibraryInfo } from '#shared/domain/library.ts';
import { ok } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { LibraryItemRepository } from '../db/repositories/library-items.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { Clock } from '../platform/clock.ts';
import { fileBytes, freeBytes } from '../platform/library-folder.ts';

/** A long import announces the new size at most this often, in milliseconds. */
const announceEveryMs = 2_000;

export interface LibraryMeter {
  /** Call inside `db.read`. */
  measure(): LibraryInfo;
  /** Files came or went: the new size is announced soon. */
  noticeChange(): void;
  close(): void;
}

interface LibraryMeterDeps {
  readonly folder: string;
  readonly db: Pick<Database, 'read'>;
  readonly items: LibraryItemRepository;
  readonly announce: Announce;
  readonly clock: Pick<Clock, 'after'>;
}

export function createLibraryMeter({ folder, db, items, announce, clock }: LibraryMeterDeps): LibraryMeter {
  let cancel: (() => void) | null = null;
  const measure = (): LibraryInfo => {
    const databaseFile = join(folder, 'library.db');
    const usedBytes = items.usedBytes() + fileBytes(databaseFile) + fileBytes(`${databaseFile}-wal`);
    return { folder, usedBytes, freeBytes: freeBytes(folder) };
  };
  return {
    measure,
    noticeChange() {
      cancel ??= clock.after(announceEveryMs, () => {
        cancel = null;
        const info = db.read(() => ok(measure()));
        // A fault shows at the next thing a person does; a size in the corner is not worth a message.
        if (info.ok) announce('library.measured', info.value);
      });
    },
    close() {
      cancel?.();
      cancel = null;
    },
  };
}
