/** Fill and underline of every field: 28 px, no box; the ring is drawn without a gap. */
export const fieldSurface =
  'bg-bg-2 border-b border-line-3 rounded-t-r1 text-base text-fg-1 transition-colors duration-fast ' +
  'hover:bg-bg-3 hover:border-fg-2 focus-flush disabled:border-line-1 disabled:bg-bg-1 disabled:text-fg-4 ' +
  'aria-invalid:border-b-2 aria-invalid:border-danger-line';
