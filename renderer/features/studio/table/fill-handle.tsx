import { useTranslation } from 'react-i18next';
import { fillDragged } from './table-actions.ts';
import { tableStore } from './table-store.ts';

/** The corner of the selection: dragged down it fills the rows it passes. The same by keys is Ctrl D. */
export function FillHandle({ row }: { readonly row: number }) {
  const { t } = useTranslation();
  return (
    <span
      aria-hidden="true"
      title={t('shotTable.fill')}
      data-fill-handle
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        tableStore.setState({ fillTo: row });
        const dragging = new AbortController();
        const { signal } = dragging;
        const end = (): void => {
          dragging.abort();
        };
        const drop = (): void => {
          end();
          fillDragged();
        };
        const cancel = (): void => {
          end();
          tableStore.setState({ fillTo: null });
        };
        const onKey = (pressed: KeyboardEvent): void => {
          if (pressed.key !== 'Escape') return;
          // The sheet would close.
          pressed.stopPropagation();
          cancel();
        };
        window.addEventListener('pointerup', drop, { signal });
        window.addEventListener('pointercancel', cancel, { signal });
        window.addEventListener('keydown', onKey, { signal, capture: true });
      }}
      className="absolute right-0 bottom-0 z-sticky size-2.5 cursor-crosshair border border-bg-1 bg-select before:absolute before:-inset-1.5"
    />
  );
}
