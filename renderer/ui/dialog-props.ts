import type { ReactNode } from 'react';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One sentence. */
  readonly sentence?: ReactNode;
  readonly children?: ReactNode;
  /** At most three buttons, the way forward last. Focus starts on the first: it must spend nothing. */
  readonly actions: ReactNode;
  /** Pixels. */
  readonly width?: number;
}
