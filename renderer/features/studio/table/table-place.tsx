import { lazy, Suspense } from 'react';
import { useShortcut } from '#renderer/editing/use-shortcut.ts';
import { studioStore, useStudio } from '../studio-store.ts';

const TableSheet = lazy(async () => ({ default: (await import('./table-sheet.tsx')).TableSheet }));

export function openTable(): void {
  studioStore.setState({ isTableOpen: true });
}

/** The table of all shots, while it is wanted. */
export function TablePlace() {
  const isOpen = useStudio((studio) => studio.isTableOpen);
  useShortcut('shot.table', openTable);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <TableSheet
        onClose={() => {
          studioStore.setState({ isTableOpen: false });
        }}
      />
    </Suspense>
  );
}
