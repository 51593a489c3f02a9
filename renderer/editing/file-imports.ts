import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Asset } from '#shared/domain/asset.ts';
import type { AppError } from '#shared/errors.ts';
import { client } from '#renderer/platform/client.ts';
import { createRunLimited } from './run-limited.ts';

/** Where the files go once they are in the library. */
export type ImportPurpose = 'reference' | 'startFrame' | 'endFrame' | 'sourceVideo' | 'library';

export interface FileImport {
  readonly key: number;
  readonly name: string;
  readonly purpose: ImportPurpose;
  /** 0 to 1. */
  readonly share: number;
}

export interface Refusal {
  readonly name: string;
  readonly error: AppError;
}

interface ImportState {
  readonly running: readonly FileImport[];
  /** Files that wait for their turn. */
  readonly waiting: number;
}

const importStore = createStore<ImportState>(() => ({ running: [], waiting: 0 }));

export function useFileImports<T>(select: (state: ImportState) => T): T {
  return useStore(importStore, select);
}

type Outcome =
  | { readonly kind: 'kept'; readonly asset: Asset }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'cancelled' };

/** A drop of thousands waits in line instead of opening thousands of streams. */
const runLimited = createRunLimited(2);

let nextKey = 1;
const stops = new Map<number, AbortController>();
let stopAll = new AbortController();

function patchRunning(change: (running: readonly FileImport[]) => readonly FileImport[], waitingBy = 0): void {
  importStore.setState(({ running, waiting }) => ({ running: change(running), waiting: waiting + waitingBy }));
}

async function copy(file: File, key: number, signal: AbortSignal): Promise<Outcome> {
  const result = await client().importFile(file, {
    signal,
    onProgress: (share) => {
      patchRunning((running) => running.map((entry) => (entry.key === key ? { ...entry, share } : entry)));
    },
  });
  if (result.ok) return { kind: 'kept', asset: result.value };
  return signal.aborted
    ? { kind: 'cancelled' }
    : { kind: 'refused', refusal: { name: file.name, error: result.error } };
}

async function importOne(file: File, purpose: ImportPurpose, all: AbortSignal): Promise<Outcome> {
  if (all.aborted) {
    patchRunning((running) => running, -1);
    return { kind: 'cancelled' };
  }
  const key = nextKey;
  nextKey += 1;
  const stop = new AbortController();
  stops.set(key, stop);
  patchRunning((running) => [...running, { key, name: file.name, purpose, share: 0 }], -1);
  try {
    return await copy(file, key, AbortSignal.any([stop.signal, all]));
  } finally {
    stops.delete(key);
    patchRunning((running) => running.filter((entry) => entry.key !== key));
  }
}

/**
 * Copies files into the library, a few at a time. `onKept` hears of them in the order of the list, however long each
 * takes. Gives the refused ones; a cancelled file is not refused.
 */
export async function importFiles(
  files: readonly File[],
  purpose: ImportPurpose,
  onKept: (asset: Asset) => void,
): Promise<Refusal[]> {
  const { signal } = stopAll;
  patchRunning((running) => running, files.length);
  const outcomes = files.map((file) => runLimited(() => importOne(file, purpose, signal)));
  const refusals: Refusal[] = [];
  for (const pending of outcomes) {
    const outcome = await pending;
    if (outcome.kind === 'kept') onKept(outcome.asset);
    if (outcome.kind === 'refused') refusals.push(outcome.refusal);
  }
  return refusals;
}

export function cancelImport(key: number): void {
  stops.get(key)?.abort();
}

/** Stops what runs and drops what waits. */
export function cancelAllImports(): void {
  stopAll.abort();
  stopAll = new AbortController();
}
