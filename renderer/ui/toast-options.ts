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
