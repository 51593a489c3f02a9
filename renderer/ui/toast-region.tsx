import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { ToastOptions } from './toast-options.ts';

interface ToastData {
  readonly visual?: ReactNode;
}

const toastMs = 6_000;
/** Long enough to read, understand and press Undo. */
const toastWithActionMs = 10_000;

const manager = Base.createToastManager<ToastData>();

let noteMounted: () => void = () => undefined;
/** A toast that is shown while the region is not on screen yet would be lost. */
const isMounted = new Promise<void>((resolve) => {
  noteMounted = resolve;
});

/** Shows a toast; returns the function that closes it. Other parts call `showToast`, which waits for this file. */
export async function showInRegion(options: ToastOptions): Promise<() => void> {
  const { title, note, visual, action, kind = 'information' } = options;
  await isMounted;
  const id = manager.add({
    title,
    ...(note === undefined ? {} : { description: note }),
    priority: kind === 'failure' ? 'high' : 'low',
    timeout: kind === 'failure' ? 0 : action === undefined ? toastMs : toastWithActionMs,
    data: visual === undefined ? {} : { visual },
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.onAction();
            },
          },
        }),
  });
  return () => {
    manager.close(id);
  };
}

function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right']}
      className="w-full rounded-r3 border border-line-2 bg-bg-float shadow-1 transition-opacity duration-base data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 p-3">
        {toast.data?.visual === undefined ? null : <span className="shrink-0 text-fg-2">{toast.data.visual}</span>}
        <span className="min-w-0 flex-1">
          <Base.Title render={<p />} className="text-base font-semibold wrap-break-word" />
          <Base.Description render={<p />} className="text-meta wrap-break-word text-fg-3" />
        </span>
        {toast.actionProps === undefined ? null : (
          <Base.Action className="h-7 shrink-0 rounded-r2 bg-bg-3 px-2.5 text-base font-medium text-fg-1 hover:bg-bg-4 active:bg-bg-5" />
        )}
        <Base.Close
          aria-label={closeLabel}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-r2 text-fg-3 hover:bg-bg-3 hover:text-fg-1"
        >
          <Icon of={X} size={14} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** Where toasts appear. F6 moves focus to them. */
export function ToastRegion({ closeLabel }: { readonly closeLabel: string }) {
  useEffect(noteMounted, []);
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        {/* Above the buttons of a sheet: what is said must not cover what is asked. */}
        <Base.Viewport className="fixed right-4 bottom-10 z-toast flex w-90 max-w-[calc(100vw-32px)] flex-col-reverse gap-2 in-[body:has([data-sheet-body])]:bottom-26">
          <Toasts closeLabel={closeLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
