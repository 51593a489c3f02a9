import { join } from 'node:path';
import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import { createHttpClient } from '../http/create-http-client.ts';
import { readProxy } from '../http/proxy.ts';
import type { Announce } from '../ipc/broadcast.ts';
import { createCallLimit } from '../ipc/call-limit.ts';
import { createDispatch } from '../ipc/dispatch.ts';
import { createImportsService } from '../services/imports.ts';
import { createLibraryMeter } from '../services/library-meter.ts';
import { addSampleProject } from '../services/sample-project.ts';
import type { Library, LibraryOptions, StartProblem } from './library.ts';
import { createLibraryRespond, createMedia } from './media.ts';
import { openFolder } from './open-folder.ts';
import { createPaidWork } from './paid-work.ts';
import { createPaidProviders } from './providers.ts';
import { createRepositories, type Repositories } from './repositories.ts';
import { createHandlers } from './services.ts';

/** Opens the folder, builds everything that works on it, and takes up what the last run left. */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library, StartProblem>> {
  const folder = openFolder(options);
  if (!folder.ok) return folder;
  const { db } = folder.value;
  const parts = createParts(options, db);
  const { repositories, media, imports, http, meter, limit } = parts;
  const { store, queue, probes } = media;

  /** What uses a part stops before the part does. */
  const letGo = async (): Promise<void> => {
    await http.close();
    queue.close();
    await store.close();
    meter.close();
    folder.value.close();
  };

  const paid = createPaidWork(options, { ...parts, db });
  if (!paid.ok) {
    await letGo();
    return paid;
  }
  const { jobs } = paid.value;
  const picturesFolder = join(options.rendererFolder, 'sample');
  const sample = await addSampleProject({ ...repositories, db, clock: options.clock, imports, picturesFolder });
  if (!sample.ok) {
    await letGo();
    return sample;
  }

  await store.sweep((id) => queue.isStagedFileInUse(id) || jobs.runner.isStagedFileInUse(id));
  probes.resume();
  await paid.value.start();

  return ok({
    dispatch: createDispatch({
      handlers: createHandlers(options, { ...parts, ...paid.value, db }),
      importPath: (path) => imports.importPath(path),
      activeSession: options.activeSession,
      limit,
      logger: options.logger,
    }),
    respond: createLibraryRespond(options, store, imports),
    settings: () => readSettings(db, repositories.settings),
    sessionStarted: (sessionId) => queue.sessionOpened(sessionId),
    sessionEnded: (sessionId) => queue.sessionClosed(sessionId),
    sessionForgotten: (sessionId) => limit.forget(sessionId),
    async close() {
      await paid.value.close();
      await letGo();
    },
  });
}

/** What stands on the open database and cannot fail to. */
function createParts(options: LibraryOptions, db: Database) {
  const { libraryFolder, clock, environment, logger } = options;
  const repositories = createRepositories(db);
  const { assets, items } = repositories;
  const announce: Announce = (name, payload) => {
    options.announce(name, payload);
    if (name === 'assets.changed') meter.noticeChange();
  };
  const meter = createLibraryMeter({ folder: libraryFolder, db, items, announce: options.announce, clock });
  const media = createMedia(options, { db, repositories, announce });
  const imports = createImportsService({ ...media, db, assets, announce, clock });
  const http = createHttpClient({
    mode: environment['DAILIES_LOOPBACK_ONLY'] === '1' ? 'loopback-only' : 'normal',
    proxy: readProxy(environment),
    logger,
  });
  const providers = createPaidProviders({ http, clock, environment }, options.providers);
  return { repositories, announce, meter, media, imports, http, providers, limit: createCallLimit(clock) };
}

/** What a database that cannot be read just now would say is not worth a fault here. */
function readSettings(db: Database, settings: Repositories['settings']): Settings {
  const read = db.read(() => ok(settings.read()));
  return read.ok ? read.value : defaultSettings;
}
