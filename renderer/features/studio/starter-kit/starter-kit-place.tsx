import { lazy, Suspense } from 'react';
import { useStarterKitOpen } from '#renderer/editing/starter-kit-store.ts';

const StarterKitDialog = lazy(async () => ({ default: (await import('./starter-kit-dialog.tsx')).StarterKitDialog }));

/** The templates, while they are wanted. */
export function StarterKitPlace() {
  const isOpen = useStarterKitOpen();
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <StarterKitDialog />
    </Suspense>
  );
}
