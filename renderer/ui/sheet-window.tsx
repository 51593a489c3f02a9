import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface SheetWindowProps {
  readonly title: string;
  /** One line under the title. */
  readonly sentence: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly footer: ReactNode;
  /** Pixels, where the window has room for them. */
  readonly width?: number;
  /** Beside the title. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** Slides over the screen from the right and leaves some of it in sight. Esc closes, focus goes back where it was. */
export function SheetWindow({
  width = 976,
  title,
  sentence,
  closeLabel,
  onClose,
  footer,
  controls,
  children,
}: SheetWindowProps) {
  return (
    <Base.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-overlay bg-overlay transition-opacity duration-slow data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={() =>
            document.querySelector<HTMLElement>('[data-sheet-body] :is([data-autofocus], input:checked)') ?? true
          }
          style={{ width: `min(${width}px, calc(100vw - 320px))` }}
          className="fixed top-10 right-0 bottom-6 z-sheet flex flex-col border-l border-line-2 bg-bg-1 shadow-sheet transition-transform duration-slow outline-none data-starting-style:translate-x-full"
        >
          <div className="flex shrink-0 items-start justify-between gap-4 border-b border-line-1 px-5 py-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="truncate text-head">{title}</Base.Title>
              <Base.Description className="text-base text-fg-3">{sentence}</Base.Description>
            </div>
            {controls}
            <Base.Close
              aria-label={closeLabel}
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-r2 text-fg-2 hover:bg-bg-3 hover:text-fg-1"
            >
              <Icon of={X} size={16} />
            </Base.Close>
          </div>
          <div data-sheet-body className="min-h-0 flex-1 overflow-y-auto">
            {children}
          </div>
          {footer === null ? null : (
            <div className="flex shrink-0 items-center justify-between gap-4 border-t border-line-1 px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
