import type { Settings } from '#shared/domain/settings.ts';
import type { AppError } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import type { EventListener } from './ipc/broadcast.ts';
import type { Sender } from './ipc/sender.ts';
import type { StartProblem } from './wiring/library.ts';

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
