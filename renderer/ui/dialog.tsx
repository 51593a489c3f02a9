import { lazy, Suspense, type ReactNode } from 'react';

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

/** Dialogs open after something was pressed, so their code waits for the first paint to be over. */
const DialogWindow = lazy(async () => {
  const { DialogWindow: loaded } = await import('./dialog-window.tsx');
  return { default: loaded };
});

/** One title, one sentence, one way forward. Esc closes, focus goes back where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  );
}
