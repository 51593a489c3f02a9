import { readFile } from 'node:fs/promises';
import type { Announce } from '#electron/ipc/broadcast.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { createStillsService } from '#electron/services/stills.ts';
import { createMedia } from '#electron/wiring/media.ts';
import { openFolder } from '#electron/wiring/open-folder.ts';
import { createRepositories } from '#electron/wiring/repositories.ts';
import type { Still } from '#shared/domain/still.ts';
import { clipIdSchema, takeIdSchema } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { countWrites } from './count-writes.ts';
import './keep-compiled.ts';

/**
 * A library that goes on from takes, in a process of its own, for somebody else to kill: it says `asked <clip>` once
 * *Continue* was answered, `done <clip>` once the clip was announced as made, and `idle` when no work is left. Started as
 * `continuing-library.ts <folder> <png> <take> <clip> [<writes>]`; without a take it only does what is left over, and
 * with `writes` it kills itself just before its so-many-th write to the database.
 */
const [folder = '', png = '', takeId = '', newClipId = '', writes = '0'] = process.argv.slice(2);
const clock = systemClock;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const logger = {
  ...silentLogger,
  error: (message: string, facts: unknown) => {
    say(`error ${message} ${JSON.stringify(facts)}`);
  },
};
const announce: Announce = (name, payload) => {
  const still = payload as Still;
  if (name === 'stills.changed' && still.state === 'done') say(`done ${still.newClipId ?? ''}`);
};

const opened = openFolder({ libraryFolder: folder, appVersion: '0.1.0', clock, logger });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const db = countWrites(opened.value.db, Number(writes));
const repositories = createRepositories(db);
const { store, queue } = createMedia({ libraryFolder: folder, clock, logger }, { db, repositories, announce });
const stills = createStillsService({ ...repositories, db, store, queue, announce, clock });
await store.sweep((id) => queue.isStagedFileInUse(id));
queue.sessionOpened('window');
say('open');

if (takeId !== '') {
  const wish = { takeId: takeIdSchema.parse(takeId), newClipId: clipIdSchema.parse(newClipId) };
  const asked = await stills.make(wish);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  say(`asked ${newClipId}`);
}
for (;;) {
  const claimed = await queue.claim('window');
  if (!claimed.ok) throw new Error(JSON.stringify(claimed.error));
  if (claimed.value === null) break;
  const { id, lease, task, stagedFileId } = claimed.value;
  if (task.kind !== 'still') {
    await queue.fail(id, lease, 'cannot-decode', 'this window has no codecs');
    continue;
  }
  // What stands behind the end of a PNG is nobody's: the last frame of each take is a file of its own.
  const bytes = Buffer.concat([await readFile(png), Buffer.from(task.sourceId)]);
  for (let offset = 0; offset < bytes.length; offset += maxChunkBytes) {
    await store.writeStaged(stagedFileId, offset, bytes.subarray(offset, offset + maxChunkBytes));
  }
  const completed = await queue.complete(id, lease, { kind: 'still', bytes: bytes.length });
  if (!completed.ok) say(`error complete ${JSON.stringify(completed.error)}`);
}
say('idle');
