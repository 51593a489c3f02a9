import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { JobId } from '#shared/ids.ts';

/** What is asked of the person just now. `doubt` starts with a look at the provider when `checksFirst`. */
export type Question =
  | { readonly kind: 'cancel' | 'retry' | 'send' | 'agree'; readonly jobId: JobId }
  | { readonly kind: 'doubt'; readonly jobId: JobId; readonly checksFirst: boolean };

export interface QueueState {
  /** The row that keys act on, and whose log is shown. */
  readonly activeId: JobId | null;
  readonly question: Question | null;
  readonly isLogOpen: boolean;
}

export const queueStore = createStore<QueueState>(() => ({ activeId: null, question: null, isLogOpen: false }));

export function useQueue<T>(select: (state: QueueState) => T): T {
  return useStore(queueStore, select);
}

export function ask(question: Question): void {
  queueStore.setState({ question, activeId: question.jobId });
}

export function closeQuestion(): void {
  queueStore.setState({ question: null });
}

export function chooseJob(activeId: JobId): void {
  queueStore.setState({ activeId });
}

export function showLog(activeId: JobId): void {
  queueStore.setState({ activeId, isLogOpen: true });
}

export function closeLog(): void {
  queueStore.setState({ isLogOpen: false });
}
