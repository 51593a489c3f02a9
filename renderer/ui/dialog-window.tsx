import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef } from 'react';
import type { DialogProps } from './dialog-props.ts';

export function DialogWindow({ isOpen, onClose, title, sentence, children, actions, width = 400 }: DialogProps) {
  const actionsRef = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-overlay bg-overlay transition-opacity duration-base data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          style={{ width }}
          initialFocus={() => {
            const field = actionsRef.current?.parentElement?.querySelector<HTMLElement>(
              '[data-autofocus], input, textarea',
            );
            return field ?? actionsRef.current?.querySelector('button') ?? true;
          }}
          className="fixed top-1/2 left-1/2 z-dialog max-h-[calc(100dvh-48px)] max-w-[calc(100vw-48px)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-r4 border border-line-2 bg-bg-1 shadow-2 transition-opacity duration-base outline-none data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <div className="flex flex-col gap-2 px-5 pt-4 pb-4">
            <Base.Title className="text-head">{title}</Base.Title>
            {sentence === undefined ? null : (
              <Base.Description className="text-read text-fg-2">{sentence}</Base.Description>
            )}
            {children}
          </div>
          <div ref={actionsRef} className="flex justify-end gap-2 border-t border-line-1 px-5 py-3">
            {actions}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
