/** A key or a chord as people read it: "Ctrl ⏎". */
export function Kbd({ keys, className = 'text-fg-3' }: { readonly keys: string; readonly className?: string }) {
  return <kbd className={`font-sans text-meta font-normal whitespace-nowrap ${className}`}>{keys}</kbd>;
}
