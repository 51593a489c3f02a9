import type { Application } from '#electron/application.ts';
import { createActiveSession } from '#electron/ipc/active-session.ts';
import { createBroadcast, type Broadcast } from '#electron/ipc/broadcast.ts';
import { createCallLimit } from '#electron/ipc/call-limit.ts';
import { createDispatch } from '#electron/ipc/dispatch.ts';
import type { Handlers } from '#electron/ipc/handler-types.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { appError } from '#shared/errors.ts';
import { err } from '#shared/result.ts';
import { createFakeHandlers } from './handlers.ts';

export interface FakeApplication extends Application {
  readonly broadcast: Broadcast;
  readonly closedSessions: string[];
  /** What `respond` was asked for. */
  readonly requests: Request[];
  /** How often `close` was called. */
  closes(): number;
}

export const fakeEpoch = 'd2c4e6a8-0000-4000-8000-000000000001';

/** The real dispatch and broadcast over handlers of a test, so that hosts can be tested without a library. */
export function createFakeApplication(
  options: {
    readonly handlers?: Partial<Handlers>;
    readonly respond?: (request: Request) => Promise<Response>;
    readonly importPath?: Application['importPath'];
  } = {},
): FakeApplication {
  const ignore = (): void => undefined;
  const closedSessions: string[] = [];
  const requests: Request[] = [];
  let closes = 0;
  const activeSession = createActiveSession({
    started: ignore,
    replaced: (sessionId) => {
      broadcast.tellReplaced(sessionId);
    },
    ended: ignore,
  });
  const broadcast: Broadcast = createBroadcast({
    epoch: fakeEpoch,
    clock: systemClock,
    currentSession: () => activeSession.current(),
  });
  const dispatch = createDispatch({
    handlers: createFakeHandlers(options.handlers),
    activeSession,
    importPath: async () => err(appError('not-found', 'entity.not-found')),
    limit: createCallLimit(systemClock),
    logger: silentLogger,
  });
  return {
    broadcast,
    closedSessions,
    requests,
    closes: () => closes,
    problem: () => null,
    invoke: dispatch.invoke,
    async respond(request) {
      requests.push(request);
      return (await options.respond?.(request)) ?? new Response('<title>Dailies</title>', { status: 200 });
    },
    importPath: options.importPath ?? dispatch.importPath,
    onEvent: (listener) => broadcast.onEvent(listener),
    settings: () => null,
    sessionClosed({ sessionId }) {
      closedSessions.push(sessionId);
      activeSession.close(sessionId);
    },
    async close() {
      closes += 1;
    },
  };
}
