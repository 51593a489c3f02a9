import type { ReactNode } from 'react';

/** A fact of a card: its name on the left. */
export function FactRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-3 text-base">
      <dt className="w-24 shrink-0 py-0.5 text-fg-3">{label}</dt>
      <dd className="selectable min-w-0 flex-1 py-0.5 text-fg-1 wrap-anywhere">{children}</dd>
    </div>
  );
}
