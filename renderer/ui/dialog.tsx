import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog-props.ts';

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
