import type { Client } from '#renderer/platform/client.ts';
import { performWork } from './perform-work.ts';

export interface WorkLoopOptions {
  readonly createWorker: () => Worker;
  /** Seconds without a sign of life, after which a worker is ended. */
  readonly quietLimitSeconds: number;
  /** Wait before asking again when asking failed, in milliseconds. */
  readonly retryAfterMs: number;
}

/** Asks for work and does it, one piece at a time, for as long as there is some. */
export class WorkLoop {
  readonly #client: Client;
  readonly #options: WorkLoopOptions;
  #isOpen = false;
  #isWorking = false;
  #isAskedAgain = false;
  #worker: Worker | null = null;
  #stop = new AbortController();
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, options: WorkLoopOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** The line is up: look for work. */
  open(): void {
    this.#isOpen = true;
    this.#stop = new AbortController();
    this.look();
  }

  /** The line is down. The application gives the work of a window that left to another, so it is dropped here. */
  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#retry);
    this.#stop.abort();
  }

  /** There may be work. While busy it is remembered. */
  look(): void {
    this.#isAskedAgain = true;
    if (this.#isWorking || !this.#isOpen) return;
    this.#isWorking = true;
    clearTimeout(this.#retry);
    void this.#workUntilDone();
  }

  async #workUntilDone(): Promise<void> {
    while (this.#isOpen && (await this.#workOnce()));
    this.#isWorking = false;
    this.#endWorker();
    // The line came back between the last answer and here.
    if (this.#isOpen && this.#isAskedAgain) this.look();
  }

  /** True when there may be more. */
  async #workOnce(): Promise<boolean> {
    this.#isAskedAgain = false;
    const signal = this.#stop.signal;
    const claimed = await this.#client.invoke('mediaWork.claim', {});
    if (signal.aborted) return this.#isOpen;
    if (!claimed.ok) {
      this.#retry = setTimeout(() => this.look(), this.#options.retryAfterMs);
      return false;
    }
    const claim = claimed.value;
    if (claim === null) return this.#isAskedAgain;
    this.#worker ??= this.#options.createWorker();
    const { quietLimitSeconds } = this.#options;
    const outcome = await performWork({ client: this.#client, worker: this.#worker, claim, quietLimitSeconds, signal });
    // A probe is small and its neighbours come next; a render leaves memory behind, a hung worker everything.
    if (claim.task.kind !== 'probe' || outcome.kind !== 'done') this.#endWorker();
    return true;
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
