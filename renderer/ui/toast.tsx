import type { ReactNode } from 'react';

export interface ToastOptions {
  readonly title: string;
  /** A second line: the clip, the price. */
  readonly note?: string;
  /** Picture or icon on the left. */
  readonly visual?: ReactNode;
  readonly action?: { readonly label: string; readonly onAction: () => void };
  /** `failure` stays until it is closed and is announced at once. */
  readonly kind?: 'information' | 'failure';
}

/** Toasts are drawn by a part that is loaded after the first paint. */
const loadRegion = () => import('./toast-region.tsx');

async function show(options: ToastOptions): Promise<() => void> {
  const { showInRegion } = await loadRegion();
  return showInRegion(options);
}

/** Shows a toast from anywhere; returns a function that closes it. */
export function showToast(options: ToastOptions): () => void {
  const shown = show(options);
  return () => {
    void shown.then((close) => {
      close();
    });
  };
}
