import type { ReactNode } from 'react';

interface InspectorSectionProps {
  readonly title?: string;
  /** Stands at the right end of the title. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** A group of fields between two lines. */
export function InspectorSection({ title, aside, children }: InspectorSectionProps) {
  return (
    <section className="flex flex-col gap-1 border-b border-line-1 px-3 py-3 last:border-b-0">
      {title === undefined ? null : (
        <div className="flex min-h-6 items-center justify-between gap-2">
          <h3 className="text-meta font-medium text-fg-3">{title}</h3>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
