import type { ReactNode } from 'react';

/** A setting or a fact: its name on the left, the rest beside it. */
export function SettingRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex max-w-160 items-start gap-4 border-b border-line-1 py-2 text-base last:border-b-0">
      <dt className="w-36 shrink-0 py-1.5 text-fg-3">{label}</dt>
      <dd className="selectable min-w-0 flex-1 py-1.5 text-fg-1 wrap-anywhere">{children}</dd>
    </div>
  );
}
