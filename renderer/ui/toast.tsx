import type { ToastOptions } from './toast-options.ts';

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
