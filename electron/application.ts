import { randomUUID } from 'node:crypto';
import type { Settings } from '#shared/domain/settings.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, type Result } from '#shared/result.ts';
import { createActiveSession } from './ipc/active-session.ts';
import { createBroadcast, type Broadcast, type EventListener } from './ipc/broadcast.ts';
import type { Sender } from './ipc/sender.ts';
import { createRespond } from './content/respond.ts';
import type { Library, LibraryOptions, StartProblem } from './wiring/library.ts';
import { openLibrary } from './wiring/open-library.ts';
import { takeEnvironment } from './wiring/providers.ts';

/** The whole of Dailies without a window. Both hosts run it; neither shows in it. */
export interface Application {
  /** Why the library is not open; `null` when it is. A window opens in both cases and says so. */
  problem(): StartProblem | null;
  /** One call of the contract. Never rejects. */
  invoke(sender: Sender, method: string, input: unknown): Promise<Result<unknown, AppError>>;
  /** Files of the interface, `/media/<sha256>` and `/thumb/<sha256>`. */
  respond(request: Request): Promise<Response>;
  /** Copies the file at this path into the library; the path comes from the preload, never from the page. */
  importPath(sender: Sender, path: string): Promise<Result<unknown, AppError>>;
  onEvent(listener: EventListener): () => void;
  /** What the app remembers for this library; `null` while it is not open. */
  settings(): Settings | null;
  /** A page of ours is gone, or reloaded: what it had claimed is free again. */
  sessionClosed(sender: Sender): void;
  /** Finishes what must not be torn and lets go of the library. */
  close(): Promise<void>;
}

export interface ApplicationOptions extends Omit<
  LibraryOptions,
  'announce' | 'position' | 'activeSession' | 'environment'
> {
  /** That of the process, if not given. Variables that hold keys are taken out of it. */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Opens the library and starts to work. A library that cannot be opened is not an exception: the application then
 * answers every call with the reason, serves the interface that shows it, and tries again whenever a page asks for a
 * snapshot. Nothing is written to a library that is locked, damaged or newer.
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  let library: Result<Library, StartProblem> = err(appError('internal', 'internal'));
  const environment = takeEnvironment(options.environment ?? process.env, options.providers);
  const current = (): Library | null => (library.ok ? library.value : null);
  const activeSession = createActiveSession({
    started: (sessionId) => current()?.sessionStarted(sessionId),
    replaced(sessionId) {
      broadcast.tellReplaced(sessionId);
      current()?.sessionEnded(sessionId);
    },
    ended: (sessionId) => current()?.sessionEnded(sessionId),
  });
  const broadcast: Broadcast = createBroadcast({
    epoch: randomUUID(),
    clock: options.clock,
    currentSession: () => activeSession.current(),
  });
  const respondWithoutLibrary = createRespond({
    rendererFolder: options.rendererFolder,
    findMedia: async () => null,
    findThumbnail: async () => null,
    onMissing: () => undefined,
  });

  let isClosed = false;
  let opening: Promise<void> | null = null;
  const open = async (): Promise<void> => {
    if (library.ok || isClosed) return;
    const stream = { environment, announce: broadcast.announce, position: () => broadcast.position(), activeSession };
    opening ??= openLibrary({ ...options, ...stream }).then((opened) => {
      library = opened;
      opening = null;
      if (!opened.ok) options.logger.warn('The library did not open.', { code: opened.error.code });
    });
    await opening;
  };
  await open();

  return {
    problem: () => (library.ok ? null : library.error),
    async invoke(sender, method, input) {
      if (method === 'app.snapshot' && sender.isTrusted) await open();
      return library.ok ? library.value.dispatch.invoke(sender, method, input) : library;
    },
    respond: (request) => current()?.respond(request) ?? respondWithoutLibrary(request),
    importPath: async (sender, path) => (library.ok ? library.value.dispatch.importPath(sender, path) : library),
    onEvent: (listener) => broadcast.onEvent(listener),
    settings: () => current()?.settings() ?? null,
    sessionClosed({ sessionId }) {
      activeSession.close(sessionId);
      current()?.sessionForgotten(sessionId);
    },
    async close() {
      isClosed = true;
      await opening;
      await current()?.close();
      broadcast.close();
    },
  };
}
