import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { canSplitAt, totalMs } from '../model.ts';

/** Where the split tool would cut, while it is pointed at; grey where it cannot. The tool's tooltip says why. */
export function SplitLine({ spec }: { readonly spec: ClipSpec }) {
  const playheadMs = useSelection((selection) => selection.playheadMs);
  return (
    <span
      aria-hidden="true"
      data-split-line
      style={{ left: `${(playheadMs / totalMs(spec.shots)) * 100}%` }}
      className={classNames(
        'pointer-events-none absolute -inset-y-1 z-drag-label -ml-px border-l-2 border-dotted',
        canSplitAt(spec, playheadMs) ? 'border-select' : 'border-fg-4',
      )}
    />
  );
}
