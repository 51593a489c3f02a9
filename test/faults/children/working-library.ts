import { noBucket } from '#electron/jobs/file-bucket.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { createJobs } from '#electron/wiring/jobs.ts';
import { createMedia, type Media } from '#electron/wiring/media.ts';
import { openFolder } from '#electron/wiring/open-folder.ts';
import { createRepositories } from '#electron/wiring/repositories.ts';
import { createGenerationsService } from '#electron/services/generations.ts';
import type { Announce } from '#electron/ipc/broadcast.ts';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { createFakeKeys } from '../../fakes/key-source.ts';
import { filmWithMark } from '../../fixtures/rendered-film.ts';
import { countWrites } from './count-writes.ts';
import './keep-compiled.ts';

/**
 * A whole library in a process of its own, for somebody else to kill: it orders takes until so many are open, works like a
 * and says on its standard output what it has promised: `ordered <job>` once an order was answered, `ready <job>` once
 * a job was announced as ready. Started as `working-library.ts <folder> <film> <open jobs> [<writes>]`; with `writes` it kills
 * itself just before its so-many-th write to the database.
 */
const [folder = '', film = '', openJobs = '0', writes = '0'] = process.argv.slice(2);
const clock = systemClock;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const announce: Announce = (name, payload) => {
  const job = payload as { readonly id: string; readonly state?: string };
  if (name === 'jobs.changed' && job.state === 'ready') say(`ready ${job.id}`);
};
const options = {
  libraryFolder: folder,
  appVersion: '0.1.0',
  clock,
  logger: {
    ...silentLogger,
    error: (message: string, facts: unknown) => {
      say(`error ${message} ${JSON.stringify(facts)}`);
    },
  },
};

const opened = openFolder(options);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const db = countWrites(opened.value.db, Number(writes));
const repositories = createRepositories(db);
const media = createMedia(options, { db, repositories, announce });
// Only local jobs run here: nothing may leave.
const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: options.logger });
const jobs = createJobs(options, {
  db,
  repositories,
  media,
  announce,
  http,
  keys: createFakeKeys(db),
  providers: [],
  bucket: noBucket,
});
const generations = createGenerationsService({ ...jobs, db, repositories, clock });
await media.store.sweep((id) => media.queue.isStagedFileInUse(id));
media.probes.resume();
await jobs.start();
say('open');

placeOrders(Number(openJobs) - repositories.jobs.listOpen().length);
await work(media);

function placeOrders(count: number): void {
  const clip = repositories.projects.list().flatMap(({ id }) => repositories.clips.listByProject(id))[0];
  if (clip === undefined) throw new Error('the library has no clip');
  for (let placed = 0; placed < count; placed += 1) {
    const ordered = generations.order({
      clipId: clip.id,
      draftRevision: 1,
      providerId: providerIdSchema.parse('animatic'),
      tier: tierIdSchema.parse('animatic'),
      agreedPrice: { kind: 'free' },
      orderToken: newId(),
    });
    if (!ordered.ok) throw new Error(JSON.stringify(ordered.error));
    for (const job of ordered.value) say(`ordered ${job.id}`);
  }
}

/** Renders every film with other bytes, so that each take is a file of its own. */
async function work({ queue, store }: Media): Promise<never> {
  queue.sessionOpened('window');
  for (;;) {
    const claimed = await queue.claim('window');
    if (!claimed.ok) throw new Error(JSON.stringify(claimed.error));
    if (claimed.value === null) {
      const unforgotten = repositories.jobs.listUnforgotten(Number.MAX_SAFE_INTEGER);
      if (repositories.jobs.listOpen().length + unforgotten.length === 0) say('idle');
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    const { id, lease, task, stagedFileId } = claimed.value;
    if (task.kind !== 'animatic') {
      await queue.fail(id, lease, 'cannot-decode', 'this window has no codecs');
      continue;
    }
    const bytes = await render(task.plan, id);
    for (let offset = 0; offset < bytes.length; offset += maxChunkBytes) {
      await store.writeStaged(stagedFileId, offset, bytes.subarray(offset, offset + maxChunkBytes));
    }
    await queue.complete(id, lease, { kind: 'animatic', bytes: bytes.length });
  }
}

async function render(plan: AnimaticPlan, mark: string): Promise<Uint8Array> {
  return await filmWithMark(film, `${String(plan.width)} ${mark}`);
}
