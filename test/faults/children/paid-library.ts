import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { noBucket } from '#electron/jobs/file-bucket.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import type { Announce } from '#electron/ipc/broadcast.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import { createGenerationsService } from '#electron/services/generations.ts';
import { createImportsService } from '#electron/services/imports.ts';
import { insertProject } from '#electron/services/new-project.ts';
import { createQuotesService } from '#electron/services/quotes.ts';
import { createAccounts } from '#electron/wiring/accounts.ts';
import { createJobs } from '#electron/wiring/jobs.ts';
import { createMedia } from '#electron/wiring/media.ts';
import { openFolder } from '#electron/wiring/open-folder.ts';
import { createPaidProviders } from '#electron/wiring/providers.ts';
import { createRepositories } from '#electron/wiring/repositories.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { fastClock } from '#test/fixtures/fast-clock.ts';
import './keep-compiled.ts';

export interface PaidLibraryOptions {
  /** A JPEG to begin clips with. */
  readonly picture: string;
  /** Orders are placed until so many jobs are open. */
  readonly openJobs: number;
  readonly clockStartMs: number;
  readonly clockFactor: number;
  /** The provider's addresses and key. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A library that orders paid takes, in a process of its own, for somebody else to kill. Started as
 * `paid-library.ts <folder> <options>`. Everything is loaded when it says `loaded`; it opens the library once it is told to
 * go. It says `ordered <job>` once an order was answered, `placed` after the last of them, `ready <job>` once a job was announced
 * as ready, and `idle` when nothing moves any more.
 */
const [folder = '', given = '{}'] = process.argv.slice(2);
const options = JSON.parse(given) as PaidLibraryOptions;
const clock = fastClock(options.clockStartMs, options.clockFactor);
const { environment } = options;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const logger = {
  ...silentLogger,
  error: (message: string, facts: unknown) => {
    say(`error ${message} ${JSON.stringify(facts)}`);
  },
};
const announce: Announce = (name, payload) => {
  const job = payload as { readonly id: string; readonly state?: string };
  if (name === 'jobs.changed' && job.state === 'ready') say(`ready ${job.id}`);
};

say('loaded');
await once(process.stdin, 'data');

const { db } = unwrap(openFolder({ libraryFolder: folder, appVersion: '0.1.0', clock, logger }));
const repositories = createRepositories(db);
// Checks of files have real time limits, whatever the clock of the jobs says.
const media = createMedia({ libraryFolder: folder, clock: systemClock, logger }, { db, repositories, announce });
const imports = createImportsService({ ...media, db, assets: repositories.assets, announce, clock });
const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger });
const providers = createPaidProviders({ http, clock, environment });
const accounts = unwrap(createAccounts({ clock, environment }, { db, repositories, providers, announce }));
const parts = { bucket: noBucket, db, repositories, media, announce, http, providers, keys: accounts.keys };
const jobs = createJobs({ libraryFolder: folder, clock, logger }, parts);
const generations = createGenerationsService({ ...jobs, db, repositories, clock });
const quotes = createQuotesService({ ...repositories, ...jobs, db, clock });
await media.store.sweep((id) => media.queue.isStagedFileInUse(id) || jobs.runner.isStagedFileInUse(id));

/** Nothing happens to an unconfirmed job any more unless a person says so. */
const moving = () => repositories.jobs.listOpen().filter(({ state }) => state.name !== 'unconfirmed');

// Files come in before anything can be killed: orders are what is tested here. Only the first order has one to upload.
const missing = Math.max(0, options.openJobs - moving().length);
const mark = newId();
const startFrame = missing === 0 ? null : await importPicture(mark);
await jobs.start();
// What was not sent when the process ended waits for a person, who lets it go on.
for (const { id, state } of moving()) if ('hold' in state && state.hold === 'person') jobs.runner.resume(id, false);
for (let number = 1; number <= missing; number += 1) {
  placeOrder(number === 1 ? startFrame : null, `${mark} ${String(number)}`);
}
say('placed');
while (moving().length > 0) await delay(10);
say('idle');
await new Promise(() => undefined);

/** A clip of its own for each order: what is sent is never the same twice. */
function placeOrder(startFrame: AssetId | null, mark: string): void {
  const spec = writeSpec(startFrame, mark);
  const { clip, draft } = db.transaction(() =>
    insertProject(repositories, {
      name: 'Rain',
      sequenceName: 'Film',
      clipName: 'Window seat',
      isSample: false,
      createdAt: clock.nowMs(),
      spec,
    }),
  );
  const quote = unwrap(quotes.list({ spec })).find(({ providerId, tier }) => providerId === 'fal' && tier === 'fast');
  if (quote === undefined) throw new Error('nobody takes the order');
  const ordered = generations.order({
    clipId: clip.id,
    draftRevision: draft.revision,
    providerId: quote.providerId,
    tier: quote.tier,
    agreedPrice: quote.price,
    orderToken: newId(),
  });
  for (const { id } of unwrap(ordered)) say(`ordered ${id}`);
}

/** A JPEG with a comment: the same picture, another file. */
async function importPicture(mark: string): Promise<AssetId> {
  const jpeg = await readFile(options.picture);
  const comment = Buffer.from(mark);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  const path = join(folder, '..', `${mark}.jpg`);
  await writeFile(path, Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]));
  const { id } = unwrap(await imports.importPath(path));
  await rm(path);
  return id;
}

function writeSpec(startFrame: AssetId | null, mark: string): ClipSpec {
  const empty = newClipSpec(newId);
  const [shot] = empty.shots;
  if (shot === undefined) throw new Error('a new clip has a shot');
  return {
    ...empty,
    kind: startFrame === null ? 'text' : 'frames',
    startFrame,
    shots: [{ ...shot, durationMs: 4_000, action: plainText(`Rain on a window, ${mark}`) }],
    parameters: { ...empty.parameters, durationSeconds: 4, resolution: '480p' },
  };
}

function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
