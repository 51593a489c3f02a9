import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { HostInfo } from '#shared/ipc/snapshot.ts';
import type { Announce, StreamPosition } from '../ipc/broadcast.ts';
import type { ActiveSession } from '../ipc/active-session.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Environment, PaidProvider } from './providers.ts';

/** An open library folder with everything that works on it. */
export interface Library {
  readonly dispatch: Dispatch;
  respond(request: Request): Promise<Response>;
  settings(): Settings;
  sessionStarted(sessionId: string): void;
  sessionEnded(sessionId: string): void;
  /** The page is gone for good, active or not. */
  sessionForgotten(sessionId: string): void;
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly libraryFolder: string;
  /** The built interface. */
  readonly rendererFolder: string;
  readonly host: HostInfo;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Keys, addresses of providers and proxies that were set for this process. */
  readonly environment: Environment;
  /** Providers that need a key, if not those that ship. */
  readonly providers?: readonly PaidProvider[];
  readonly announce: Announce;
  readonly position: () => StreamPosition;
  readonly activeSession: ActiveSession;
  /** Shows a file in the system's file manager; absent where the host cannot. */
  readonly reveal?: (path: string) => void;
}

/** Why a library cannot be opened. It stays untouched. */
export type StartProblem = AppError;
