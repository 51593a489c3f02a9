/** A button in a line of small facts. */
export const lineButton =
  'inline-flex h-6 shrink-0 items-center gap-1 rounded-r1 px-1 font-medium text-fg-1 hover:bg-bg-3';
